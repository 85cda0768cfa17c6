"""Sheets of places without figures: which they are, and what they say in place of figures."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.geometry import Box
from factsheet.model import BlockChoice, BlockName, CellMark, CountyCounts, Period, Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.counted_rows import CountedRow, list_counted_rows
from factsheet.page.placed import Element, PlacedPage, Role
from factsheet.page.sparse_rule import is_sparse
from factsheet.typesetting.text_run import Run
from tests.conformance import page_faults
from tests.page.builders import a_context, runs_in
from tests.sheets.builders import empty
from tests.sheets.drawn import STATES, draw, library, place, profile_of

TERRITORIES = ("AS", "GU", "MP", "PR", "VI")
YEAR = Period(first=2021, last=2021)


def of_guam(cell: int | CellMark) -> Profile:
    """Return Guam with another count of offenses, of a source that hides none."""
    counts = CountyCounts({"66010": cell}, 0, YEAR, "fbi-offenses")
    return replace(profile_of("GU"), counties=counts, offenses=None)


def with_choice(usps: str, **choice: tuple[BlockName, ...] | tuple[str, ...]) -> Profile:
    return replace(profile_of(usps), blocks=BlockChoice(**choice))


def page_of(profile: Profile, options: SheetOptions | None = None) -> PlacedPage:
    (page,) = place(profile, options or SheetOptions()).pages
    return page


def elements_of(page: PlacedPage, key: str) -> tuple[Element, ...]:
    return tuple(element for element in page.content if element.key == key)


def words_of(page: PlacedPage, key: str) -> str:
    return " ".join(run.text.strip() for run in runs_in(elements_of(page, key)))


def test_the_territories_alone_are_sparse_in_the_shipped_data() -> None:
    assert tuple(usps for usps in STATES if is_sparse(a_context(profile_of(usps)))) == TERRITORIES


@given(st.integers(0, 99))
def test_a_total_under_ten_is_no_figure_to_be_set_large(total: int) -> None:
    assert is_sparse(a_context(of_guam(total))) == (total < 10)


@pytest.mark.parametrize("cell", [CellMark.NO_DATA, CellMark.NOT_SHOWN])
def test_a_single_count_that_is_not_shown_leaves_the_sheet_sparse(cell: CellMark) -> None:
    assert is_sparse(a_context(of_guam(cell)))


def test_any_place_without_figures_is_sparse_and_a_choice_of_blocks_makes_none() -> None:
    assert is_sparse(a_context(empty("OH")))
    chosen = with_choice("OH", leave_out=(BlockName.FIGURES, BlockName.MAP))
    assert not is_sparse(a_context(chosen))


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", [Format.HANDOUT, Format.GRAY, Format.GRANT])
@pytest.mark.parametrize("usps", TERRITORIES)
def test_the_hotline_is_read_before_all_else_on_one_page(usps: str, form: Format, lang: str) -> None:
    page = page_of(profile_of(usps), SheetOptions(form, lang=lang))
    keys = list(dict.fromkeys(element.key for element in page.content))
    assert keys[:2] == ["header", "hotline"]
    assert "888-373-7888" in words_of(page, "hotline")
    assert words_of(page, "counted")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("usps", TERRITORIES)
def test_a_handout_has_room_for_the_nation_and_for_what_people_ask(usps: str, lang: str) -> None:
    page = page_of(profile_of(usps), SheetOptions(lang=lang))
    assert elements_of(page, "picture")
    assert elements_of(page, "requests")


def test_large_print_has_the_hotline_whole_on_its_first_and_in_short_on_its_last_page() -> None:
    pages = place(profile_of("GU"), SheetOptions(Format.LARGE)).pages
    whole, short = (
        [bool(elements_of(page, key)) for page in pages] for key in ("hotline", "hotline in short")
    )
    assert whole == [True, *[False] * (len(pages) - 1)]
    assert short == [*[False] * (len(pages) - 1), True]


def test_the_table_has_what_the_tables_of_the_data_add_up_to() -> None:
    tables, members = library().tables, library().nation_set.codes
    hotline = [entry for usps in members for entry in tables.hotline.of(usps)]
    calls, cases = (sum(entry.numbers[place] for entry in hotline) for place in (0, 1))
    offenses = sum(entry.numbers[0] for usps in members for entry in tables.types.of(usps))
    assert (cases, calls, offenses) == (24_430, 92_885, 13_301)
    rows = list_counted_rows(a_context(profile_of("GU")))
    assert rows == [
        CountedRow("Cases reported", "Hotline, 2012–2016", "not published", "24,430"),
        CountedRow("Calls", "Hotline, 2012–2016", "not published", "92,885"),
        CountedRow(
            "Offenses", "FBI, offenses known to police, 2019–2023", "1 (2021)", "13,301", is_count=True
        ),
        CountedRow("Victim service agencies", "", "not published"),
    ]


def test_the_table_is_one_with_heads_of_columns_and_rows() -> None:
    (table,) = (each for each in elements_of(page_of(profile_of("GU")), "counted") if each.role is Role.TABLE)
    cells = [
        [(cell.role, cell.scope) for cell in row.children if isinstance(cell, Element)]
        for row in table.children
        if isinstance(row, Element)
    ]
    head, row = (
        [(Role.HEADER_CELL, "Column")] * 3,
        [(Role.HEADER_CELL, "Row"), (Role.CELL, None), (Role.CELL, None)],
    )
    assert cells == [head, *[row] * 4]


def test_requests_are_a_list_with_an_item_each() -> None:
    (items,) = (e for e in elements_of(page_of(profile_of("GU")), "requests") if e.role is Role.LIST)
    assert [item.role for item in items.children if isinstance(item, Element)] == [Role.ITEM] * 6


@pytest.mark.parametrize("usps", TERRITORIES)
def test_no_count_under_ten_is_set_large(usps: str) -> None:
    page = page_of(profile_of(usps))
    large = [run.text for run in runs_in(page.content) if run.size > 14 and run.text.strip().isdigit()]
    assert large == []


def test_a_hidden_count_is_told_as_not_shown_and_by_no_other_number() -> None:
    rows = list_counted_rows(a_context(of_guam(CellMark.NOT_SHOWN)))
    assert [row.here for row in rows if row.title == "Offenses"] == ["not shown (2021)"]


def test_what_the_publisher_leaves_out_is_left_out() -> None:
    chosen = (BlockName.REQUESTS, BlockName.COMPARISON, BlockName.LINES, BlockName.MAP)
    page = page_of(with_choice("VI", leave_out=chosen))
    keys = {element.key for element in page.content}
    assert keys.isdisjoint({"requests", "picture", "counties"})
    assert "866-347-2423" not in words_of(page, "hotline")
    assert "24,430" in words_of(page, "counted")


def test_a_table_that_is_left_out_leaves_the_map_with_its_words() -> None:
    page = page_of(with_choice("VI", leave_out=(BlockName.FIGURES,)))
    assert not elements_of(page, "counted")
    assert "No counts by island were found for the U.S. Virgin Islands." in words_of(page, "counties")


def test_what_the_publisher_wants_first_comes_right_below_the_hotline() -> None:
    page = page_of(with_choice("VI", order=(BlockName.COMPARISON, BlockName.REQUESTS)))
    keys = list(dict.fromkeys(element.key for element in page.content))
    assert keys[:4] == ["header", "hotline", "picture", "requests"]


@pytest.mark.parametrize("usps", TERRITORIES)
def test_page_validation_finds_nothing_in_a_sheet_in_spanish(usps: str) -> None:
    assert page_faults(draw(profile_of(usps), SheetOptions(lang="es")).content) == []


@pytest.mark.parametrize("usps", TERRITORIES)
def test_the_page_has_no_large_hole(usps: str) -> None:
    page = page_of(profile_of(usps))
    assert measure_largest_hole(page) < 16_000


def measure_largest_hole(page: PlacedPage) -> float:
    """Return the largest empty rectangle between the title and the foot, in square points, on a grid of 6."""
    step, left, right, top, bottom = 6, 36, 576, 792 - 112, 792 - 645
    wide, high = (right - left) // step, (top - bottom) // step
    taken = [[False] * wide for _ in range(high)]
    for box in list_boxes(page):
        for row in range(
            max(int((box.y - bottom) // step), 0), min(int((box.top - bottom) // step) + 1, high)
        ):
            for column in range(
                max(int((box.x - left) // step), 0), min(int((box.right - left) // step) + 1, wide)
            ):
                taken[row][column] = True
    best, heights = 0, [0] * wide
    for row in taken:
        heights = [0 if full else height + 1 for full, height in zip(row, heights, strict=True)]
        for at in range(wide):
            low = heights[at]
            for until in range(at, wide):
                low = min(low, heights[until])
                best = max(best, low * (until - at + 1))
    return float(best * step * step)


def list_boxes(page: PlacedPage) -> list[Box]:
    """Return where there is ink: text, pictures, panels and lines."""
    boxes = [
        Box(run.x, run.y, run.width, run.size * 0.7) for run in runs_in(page.content) if isinstance(run, Run)
    ]
    for artifact in page.artifacts:
        box = getattr(artifact, "box", None)
        if box is not None:
            boxes.append(box)
        elif hasattr(artifact, "x0"):
            boxes.append(Box(artifact.x0, artifact.y0, artifact.x1 - artifact.x0, 0.5))
    pictures = [mark for element in page.content for mark in element.children if hasattr(mark, "drawing")]
    return [*boxes, *(Box(p.x, p.y, p.drawing.width, p.drawing.height) for p in pictures)]
