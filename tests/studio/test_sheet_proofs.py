"""What the studio tells of a sheet that is not saved yet: the file that would be printed, and its fit."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from factsheet.batch.single_sheet import draw_single_sheet
from factsheet.drafts.draft_files import make_state_files
from factsheet.drafts.sheet_proof import make_proof
from factsheet.layout import draw_sheet
from factsheet.listening.heard_lines import list_heard_lines
from factsheet.listening.heard_tree import read_heard_document
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.pdf_files.opened_pdf import open_pdf_bytes
from factsheet.sources.data_library import open_library
from factsheet.studio.forms.part_specs import PARTS
from factsheet.studio.open_drafts import open_draft
from factsheet.studio.proofs.block_parts import BLOCK_PARTS, find_part, list_blocks
from factsheet.studio.running_studio import Studio
from tests.studio.kept_edits import keep_value
from tests.studio.served import Served, copy_data, make_studio, serve_studio

PERSONS = "profile/figures/persons/value"
NEW = {"value": 57, "period": "2012-2016", "source": "hotline-annual"}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Yield a studio that is served on a copy of the shipped data."""
    with serve_studio(make_studio(copy_data(tmp_path_factory.mktemp("proofs") / "data"))) as served:
        yield served


@pytest.fixture
def studio(client: Served) -> Studio:
    return client.studio


def ask(client: Served, path: str) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status == 200, answer.text
    return json.loads(answer.text)


def save_draft(studio: Studio, usps: str) -> None:
    """Write what is kept into the files, as saving does; the draft is gone then."""
    assert studio.folder is not None
    library = studio.open_data()
    draft = open_draft(studio, library, usps)
    for file in make_state_files(library, usps, draft.before, draft.wanted):
        (studio.folder / file.name).write_bytes(file.content)
    studio.journal.drop_draft(draft.subject)


@pytest.mark.parametrize(
    ("usps", "options"),
    [
        ("MA", SheetOptions()),
        ("GU", SheetOptions(standard=Standard.PDF20)),
        ("AZ", SheetOptions(form=Format.GRAY, lang="es")),
        ("VT", SheetOptions(form=Format.GRANT, lang="es", standard=Standard.PDF20)),
        ("AZ", SheetOptions(form=Format.LARGE)),
    ],
)
def test_the_file_is_what_build_writes_once_the_draft_is_saved(
    tmp_path: Path, usps: str, options: SheetOptions
) -> None:
    studio = make_studio(copy_data(tmp_path / "data"))
    at = PERSONS if usps == "MA" else PERSONS.removesuffix("/value")
    keep_value(studio, usps, at, 599 if usps == "MA" else NEW)
    asked = f"/s/{usps.lower()}/pdf?form={options.form}&lang={options.lang}&standard={options.standard}"
    with serve_studio(studio) as served:
        answer = served.get(asked)
    save_draft(studio, usps)
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.body == draw_single_sheet(open_library(studio.folder), usps, options, studio.limits)


def test_a_file_has_the_name_that_build_gives_it(studio: Studio, client: Served) -> None:
    profile = make_proof(studio.open_data(), "GU", (), SheetOptions(), studio.limits).checked.profile
    assert profile is not None
    name = draw_sheet(profile, SheetOptions(form=Format.GRAY, lang="es")).name
    shown = client.get("/s/gu/pdf?form=gray&lang=es").headers["content-disposition"]
    loaded = client.get("/s/gu/pdf?form=gray&lang=es&download=1").headers["content-disposition"]
    assert (shown, loaded) == (f'inline; filename="{name}"', f'attachment; filename="{name}"')


def test_a_proof_tells_pages_fit_and_where_blocks_stand(client: Served) -> None:
    told = ask(client, "/s/vt/proof?scale=2")
    (page,) = told["pages"]
    assert (page["width"], page["height"], page["paper"]) == (612, 792, 1)
    assert page["alt"] == f"Vermont, Color handout. {told['fit']['head']}"
    assert told["fit"]["head"] == "Fits on one page."
    assert re.match(r"(8|9|10)(\.\d)? pt type, ", told["fit"]["text"])
    assert (told["number"], told["refused"], told["tries"]) == (0, "", [])
    assert {area["key"] for area in told["areas"]} >= {"header", "laws", "hotline", "about", "footer"}
    assert [area for area in told["areas"] if area["part"] not in PARTS] == []


@pytest.mark.parametrize("form", Format)
def test_areas_lie_within_their_pages(client: Served, form: Format) -> None:
    told = ask(client, f"/s/vt/proof?form={form}&lang=es")
    assert len(told["areas"]) > 8
    for area in told["areas"]:
        left, top, width, height = area["box"]
        assert 0 <= area["page"] < len(told["pages"])
        assert min(left, top) >= 0
        assert min(width, height) > 0
        assert max(left + width, top + height) <= 1


def test_pictures_have_addresses_for_good(client: Served) -> None:
    (page,) = ask(client, "/s/vt/proof?scale=1.5")["pages"]
    answer = client.get(page["src"])
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["cache-control"] == "private, max-age=31536000, immutable"
    assert int.from_bytes(answer.body[16:20]) == 612 * 1.5
    assert ask(client, "/s/vt/proof?scale=1.5")["pages"] == [page]
    assert ask(client, "/s/vt/proof?scale=2")["pages"] != [page]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/s/vt/proof?form=poster", 400),
        ("/s/vt/proof?lang=../en", 400),
        ("/s/vt/proof?standard=pdf16", 400),
        ("/s/vt/proof?scale=1e9", 400),
        ("/s/vt/proof?back=yes", 400),
        ("/s/VT/proof", 404),
        ("/s/zz/heard", 404),
        ("/s/vt/page.png?v=..%2f..%2fetc%2fpasswd", 404),
        ("/s/vt/page.png?v=00000000000000000000000000000000", 404),
    ],
)
def test_what_is_in_no_list_is_refused(client: Served, path: str, status: int) -> None:
    assert client.get(path).status == status


def lengthen_laws(studio: Studio, usps: str, laws: int) -> None:
    for law in range(laws):
        title = f"An act on {'very long titles of laws that take many lines, ' * 8}"[:390]
        keep_value(studio, usps, f"profile/laws/@{law}/title", title)
        keep_value(studio, usps, f"profile/laws/@{law}/short_title", None)


def test_the_change_of_the_fit_is_told_with_its_cause(studio: Studio, client: Served) -> None:
    before = ask(client, "/s/gu/proof")
    lengthen_laws(studio, "GU", 5)
    after = ask(client, "/s/gu/proof")
    again = ask(client, "/s/gu/proof?scale=2")
    studio.journal.drop_draft("gu")
    assert before["fit"]["change"] == ""
    assert after["fit"]["text"] != before["fit"]["text"]
    assert re.match(
        r"Changed with “An act on very long .*: short title”: was [\d.]+ pt", after["fit"]["change"]
    )
    assert again["fit"] == after["fit"]
    assert after["number"] == 10


def test_what_does_not_fit_is_drawn_on_longer_paper_with_what_to_try(studio: Studio, client: Served) -> None:
    lengthen_laws(studio, "MA", 9)
    for name in ("figures", "map", "people", "laws", "efforts", "venues", "lead"):
        keep_value(studio, "MA", f"profile/texts/{name}", ("words that take room on the sheet " * 9).strip())
    told, pdf = ask(client, "/s/ma/proof"), client.get("/s/ma/pdf")
    back = ask(client, "/s/ma/proof?back=1")
    studio.journal.drop_draft("ma")
    (page,) = told["pages"]
    assert told["fit"]["head"] == "Does not fit."
    assert re.fullmatch(r"Too long by \d+ pt \(about \d+ lines\)\.", told["fit"]["text"])
    assert page["height"] > 900
    assert page["paper"] * page["height"] == pytest.approx(792, abs=0.1)
    assert [each["text"] for each in told["tries"]] == [
        "shorten Laws",
        "leave out a block",
        "allow a back page",
    ]
    assert pdf.status == 409
    assert "There is no PDF: the text does not fit its paper." in pdf.text
    assert (back["fit"]["head"], len(back["pages"])) == ("Fits on 2 pages.", 2)


def test_an_error_is_told_and_the_page_is_drawn_anyway(studio: Studio, client: Served) -> None:
    keep_value(studio, "GU", "profile/region", 3)
    told = ask(client, "/s/gu/proof")
    studio.journal.drop_draft("gu")
    assert len(told["pages"]) == 1
    assert told["refused"] == "Would not be built. Look at: HHS region."


def test_data_that_cannot_be_read_leave_no_page_and_say_where(studio: Studio, client: Served) -> None:
    keep_value(studio, "GU", "profile/laws/@0/checked_on", "not a day")
    told, heard = ask(client, "/s/gu/proof"), client.get("/s/gu/heard")
    picture = client.get("/s/gu/page.png")
    studio.journal.drop_draft("gu")
    assert (told["pages"], told["areas"]) == ([], [])
    assert told["fit"]["head"] == "The page cannot be drawn. Look at:"
    assert "checked" in told["fit"]["text"]
    assert "There is no file to listen to until the page can be drawn." in heard.text
    assert picture.status == 404


def read_words(html: str) -> str:
    """Return the words of a page's part without its tags, with single spaces."""
    inner = html[html.index("data-heard") :]
    inner = inner[inner.index(">") + 1 :]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", inner)).split())


@pytest.mark.parametrize("asked", ["form=handout&lang=en", "form=large&lang=es"])
def test_as_heard_has_the_words_that_listen_has(client: Served, asked: str) -> None:
    content = client.get(f"/s/vt/pdf?{asked}").body
    html = client.get(f"/s/vt/heard?{asked}", **{"X-Studio-Fragment": "1"}).text
    assert not html.startswith("<!doctype")
    words = read_words(html)
    with open_pdf_bytes(content, "sheet") as pdf:
        lines = list_heard_lines(read_heard_document(pdf, "sheet"))
    told = [piece.text for line in lines if line.word not in {"Row", "Headers"} for piece in line.pieces]
    at = 0
    for text in (" ".join(each.split()) for each in told):
        found = words.find(text, at)
        assert found >= 0, text
        at = found
    rows = " ".join(piece.text for line in lines if line.word == "Row" for piece in line.pieces)
    known = {word.strip(";:") for word in words.split()} | {"blank", ""}
    assert {word.strip(";:") for word in rows.split()} - known == set()
    headings = [line for line in lines if line.word.startswith("Heading")]
    assert len(re.findall(r"<h[2-6]>", html)) == len(headings) > 4


def test_before_shows_what_is_saved_beside_what_is_kept(studio: Studio, client: Served) -> None:
    same = client.get("/s/ma/before").text
    keep_value(studio, "MA", PERSONS, 599)
    after = client.get("/s/ma/before").text
    studio.journal.drop_draft("ma")
    assert "Nothing on the page differs from what is saved." in same
    assert "Nothing on the page differs" not in after
    names = re.findall(r"page\.png\?v=(\w{32})", after)
    assert len(set(names)) == 2
    assert 'alt="Before: Massachusetts as saved. Fits on one page."' in after


def test_each_block_of_each_format_belongs_to_a_part_of_the_editor(root: Path) -> None:
    named = set()
    for path in sorted((root / "factsheet/page").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'\.named\(\s*"([^"]+)"', text)) | set(re.findall(r'\bkey="([^"]+)"', text))
    named |= {"venues.sex", "venues.labor", "leading counties", "leading counties of the second map"}
    assert len(named) > 20
    assert sorted(named - set(BLOCK_PARTS)) == []
    assert sorted({find_part(key) for key in BLOCK_PARTS} - set(PARTS)) == []


@pytest.mark.parametrize("form", Format)
def test_no_sheet_has_a_block_that_is_not_known(form: Format) -> None:
    library, limits = open_library(shows_counts=True), make_studio(None).limits
    for usps in ("MA", "GU", "TX", "VA", "AZ", "DC", "PR"):
        proof = make_proof(library, usps, (), SheetOptions(form=form), limits)
        assert proof.areas
        assert [area.key for area in proof.areas if area.key not in BLOCK_PARTS] == []


def test_parts_lead_to_blocks_and_back() -> None:
    assert list_blocks("figures")[0] == "glance"
    assert list_blocks("years")[0] == "glance"
    assert list_blocks("silenced") == ()
    assert find_part("leading counties") == "counties"
    assert find_part("a block of later") == "sources"
