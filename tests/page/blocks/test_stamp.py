"""The stamp: on each page, read first, where nothing has to make room for it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factsheet.geometry import Box, convert_inches
from factsheet.model import Profile, Status
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.stamp import compose_stamp_row, place_stamp, set_stamp
from factsheet.page.placed import Artifact, Panel, PlacedPage, RepeatedText
from factsheet.typesetting.text_run import Run
from factsheet.wording.language import Wording, load_wording
from tests.dump import dump_page
from tests.page.builders import a_context, runs_in
from tests.sheets.builders import a_profile, full
from tests.sheets.drawn import place, profile_of

SIDE = 540.0
STAMPED = [status for status in Status if status is not Status.FINAL]
LONGEST = "MP"  # the longest name, which leaves the least room beside it


def stamped(usps: str, status: Status = Status.DRAFT) -> Profile:
    return replace(profile_of(usps), status=status)


def without_stamp(page: PlacedPage) -> str:
    """Return what else stands on a page, and where."""
    rest = tuple(mark for mark in page.artifacts if not is_around_stamp(mark, page))
    content = tuple(element for element in page.content if element.key != "stamp")
    return dump_page(replace(page, content=content, artifacts=rest))


def is_around_stamp(mark: Artifact, page: PlacedPage) -> bool:
    return isinstance(mark, Panel) and any(mark.box.holds(box_of(run)) for run in stamp_runs(page))


def stamp_runs(page: PlacedPage) -> list[Run]:
    return runs_in(tuple(element for element in page.content if element.key == "stamp"))


def box_of(run: Run) -> Box:
    return Box(run.x, run.y, run.width, 0.66 * run.size)  # as high as its capitals


def other_runs(page: PlacedPage) -> Iterator[Run]:
    yield from runs_in(tuple(element for element in page.content if element.key != "stamp"))
    yield from (mark.run for mark in page.artifacts if isinstance(mark, RepeatedText))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("usps", ["MA", "OH", LONGEST])
def test_the_stamp_moves_nothing_and_is_read_first_on_each_page(usps: str, form: Format, lang: str) -> None:
    final = place(profile_of(usps), SheetOptions(form, lang)).pages
    draft = place(profile_of(usps), SheetOptions(form, lang, is_draft=True)).pages
    assert [without_stamp(page) for page in draft] == [without_stamp(page) for page in final]
    assert final
    assert [page.content[0].key for page in draft] == ["stamp"] * len(final)
    assert not any(stamp_runs(page) for page in final)


@pytest.mark.slow
@pytest.mark.parametrize("status", STAMPED)
@pytest.mark.parametrize("form", Format)
def test_no_other_text_stands_within_the_stamp_and_it_keeps_the_margin(form: Format, status: Status) -> None:
    for lang in ("en", "es"):
        pages = place(stamped(LONGEST, status), SheetOptions(form, lang)).pages
        assert pages
        for page in pages:
            (panel,) = (mark for mark in page.artifacts if is_around_stamp(mark, page))
            assert isinstance(panel, Panel)
            assert Box(0, 0, page.width, page.height).inset(convert_inches(0.5)).holds(panel.box)
            assert [run.text for run in other_runs(page) if panel.box.overlaps(box_of(run))] == []


def test_the_back_of_a_handout_is_stamped() -> None:
    long = full(a_profile(laws=14, collaborations=9, length=300))
    pages = place(long, SheetOptions(has_back=True)).pages
    assert [page.content[0].key for page in pages] == ["stamp", "stamp"]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (300, "DRAFT · Draft: not approved for use."),
        (160, "DRAFT · Draft: not approved for use."),
        (100, "DRAFT"),
        (20, None),
    ],
)
def test_the_stamp_says_what_it_means_where_there_is_room(width: float, expected: str | None) -> None:
    words = set_stamp(a_context(stamped("MA")), width)
    assert (words and "".join(span.text for span in words.spans)) == expected


def test_a_final_sheet_has_no_stamp() -> None:
    context = a_context()
    assert set_stamp(context, SIDE) is None
    assert compose_stamp_row(context, SIDE) is None


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(word=st.text("WMÄ", min_size=1, max_size=60), width=st.floats(20, SIDE))
def test_a_word_of_any_length_is_in_the_room_or_refused(word: str, width: float) -> None:
    english = load_wording("en").file
    wording = Wording(replace(english, texts={**english.texts, "stamp.draft": word}))
    context = replace(a_context(stamped("MA")), wording=wording)
    words = set_stamp(context, width)
    room = Box(36, 700, width, 16)
    placed = place_stamp(context, words, room, align=0.5)
    if words is None:
        assert placed.elements == ()
        assert compose_stamp_row(context, SIDE) is not None
    else:
        (panel,) = placed.artifacts
        assert isinstance(panel, Panel)
        assert room.holds(panel.box)
        assert all(panel.box.holds(box_of(run)) for run in runs_in(placed.elements))
