"""What goes out: all formats of a state, what changed as a table, and reports with their appendices."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from factsheet.batch.order import Order, list_variants
from factsheet.batch.run import build_sheets
from factsheet.checks import Limits
from factsheet.conformance.page_validation import find_broken_rules
from factsheet.differences.difference_records import Changes, TextChange
from factsheet.embedded_data.changed_values import ChangeKind
from factsheet.sources.data_library import open_library
from factsheet.studio.builds.changed_sheets import ChangedState, ChangeList, format_change_csv
from factsheet.studio.builds.sheet_frames import find_changed_frames
from factsheet.studio.interface_words import load_words
from tests.binding.joins import REPORTS
from tests.studio.few_states import hold_fault, make_few_states
from tests.studio.served import DAY, Served, make_studio, serve_studio
from tests.studio.test_builds import strip_tags

REPORT = REPORTS / "typst_2a.pdf"
CHOICES = {"state": "gu", "place": "end", "page": "", "letter": "1", "stamp": "yes", "lang": "en", "size": ""}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = make_few_states(Path(tmp_path_factory.mktemp("out") / "few"))
    with serve_studio(make_studio(folder)) as served:
        yield served


def test_a_zip_file_has_the_bytes_and_names_of_a_build(served: Served, tmp_path: Path) -> None:
    answer = served.get("/s/gu/all.zip?format=handout&format=grant&lang=en&lang=es&lang=../x")
    again = served.get("/s/gu/all.zip?format=handout&format=grant&lang=en&lang=es")
    assert answer.body == again.body
    assert answer.headers["content-disposition"] == 'attachment; filename="gu_trafficking_2023.zip"'
    library = open_library(served.folder)
    variants = list_variants(library, ["handout", "grant"], ["en", "es"])
    order = Order(served.folder, tmp_path, variants, limits=Limits(DAY), has_gallery=False)
    build_sheets(library, ["GU"], order)
    built = {path.name: path.read_bytes() for path in tmp_path.glob("*.pdf")}
    with zipfile.ZipFile(BytesIO(answer.body)) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == built
    assert len(built) == 4


def test_a_state_that_cannot_be_drawn_says_why(served: Served) -> None:
    with hold_fault(served.folder, "VT"):
        answer = served.get("/s/vt/all.zip?format=handout&lang=en")
        assert answer.status == 409
        assert "These findings keep its sheets from being drawn." in answer.text
        told = served.post_files(
            "/attach", [("report", "r.pdf", REPORT.read_bytes())], {**CHOICES, "state": "vt"}
        )
        assert told.status == 422
        assert "soon" in strip_tags(told.text)


def test_formats_are_chosen_on_a_page(served: Served) -> None:
    page = served.get("/s/gu/formats").text
    assert page.count('type="checkbox"') == 7
    assert page.count(" checked") == 6
    assert 'action="/s/gu/all.zip"' in page


def test_a_table_of_changes_has_no_formula(served: Served) -> None:
    change = TextChange("Law", "laws[0]", ChangeKind.CHANGED, "=1+1", "@x")
    changes = ChangeList(
        (ChangedState("GU", "+Guam", Changes(texts=(change,)), ("gu.pdf",)),), ("old.pdf",), ()
    )
    text = format_change_csv(changes, load_words("en").say).decode("utf-8-sig")
    assert text.splitlines() == [
        "State,Sheet,What to do,What,Before,Now",
        "'+Guam,gu.pdf,send,Law,'=1+1,'@x",
        ",old.pdf,take down,,,",
    ]


@given(st.lists(st.tuples(st.integers(0, 79), st.integers(0, 99)), max_size=6))
def test_each_place_that_changed_lies_in_a_frame(places: list[tuple[int, int]]) -> None:
    before, after = (Image.new("RGB", (80, 100), "white") for _side in range(2))
    for place in places:
        after.putpixel(place, (0, 0, 0))
    contents = []
    for image in (before, after):
        kept = BytesIO()
        image.save(kept, "PNG")
        contents.append(kept.getvalue())
    framed = find_changed_frames(contents[0], contents[1])
    assert (framed.width, framed.height) == (80, 100)
    assert bool(framed.frames) == bool(places)
    covered = np.zeros((100, 80), bool)
    for frame in framed.frames:
        covered[frame.y : frame.y + frame.height, frame.x : frame.x + frame.width] = True
    assert all(covered[y, x] for x, y in places)


def test_a_report_comes_back_with_its_appendix_and_stays_as_it_is(served: Served) -> None:
    content = REPORT.read_bytes()
    answer = served.post_files("/attach", [("report", "../Our report.pdf", content)], CHOICES)
    assert answer.status == 303
    page = strip_tags(served.get(answer.headers["location"]).text)
    got = served.get(f"{answer.headers['location']}/report.pdf")
    with pikepdf.open(BytesIO(got.body)) as pdf, pikepdf.open(REPORT) as report:
        assert len(pdf.pages) == len(report.pages) + 1
        assert f"Pages {len(pdf.pages)} " in page
        assert pdf.check_pdf_syntax() == []
    assert got.headers["content-disposition"] == 'attachment; filename="Our_report_with_appendices.pdf"'
    assert "Appendix B: Guam profile" in page
    assert "PDF/A-2a, PDF/UA-1" in page
    assert find_broken_rules(got.body, ("2a", "ua1")) == []
    assert REPORT.read_bytes() == content


def make_locked() -> bytes:
    kept = BytesIO()
    with pikepdf.open(REPORT) as pdf:
        pdf.save(kept, encryption=pikepdf.Encryption(owner="o", user="", R=6))
    return kept.getvalue()


@pytest.mark.parametrize(
    ("content", "changed", "told"),
    [
        (b"Not a PDF", {}, "This is not a PDF file. Save the report as PDF first."),
        (b"%PDF-1.7 and no more", {}, "The sheets could not be attached."),
        (b"", {}, "This is not a PDF file. Save the report as PDF first."),
        (None, {"state": "zz"}, "Choose at least one state."),
        (None, {"place": "after", "page": "many"}, "Say after which page of the report."),
        (None, {"size": "-1"}, "The largest size is a number of megabytes, such as 10."),
    ],
)
def test_what_cannot_be_attached_is_told_in_plain_words(
    served: Served, content: bytes | None, changed: dict[str, str], told: str
) -> None:
    report = REPORT.read_bytes() if content is None else content
    answer = served.post_files("/attach", [("report", "r.pdf", report)], {**CHOICES, **changed})
    assert answer.status == 422
    assert told in answer.text
    assert 'role="alert"' in answer.text


@pytest.mark.parametrize(
    ("is_locked", "changed", "told"),
    [
        (True, {}, "The report is locked. Save it without security, or ask its author."),
        (False, {"place": "after", "page": "99"}, "page 99 of"),
        (False, {"size": "0.001"}, "where 0.001 MB are allowed"),
    ],
)
def test_what_shows_once_the_report_is_opened_is_told(
    served: Served,
    *,
    is_locked: bool,
    changed: dict[str, str],
    told: str,
) -> None:
    report = make_locked() if is_locked else REPORT.read_bytes()
    answer = served.post_files("/attach", [("report", "r.pdf", report)], {**CHOICES, **changed})
    assert answer.status == 422
    assert told in strip_tags(answer.text)
