"""The table of leading counties: sound shares alone, a rest row that makes the total, bars in shade."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.figures.county_map.county_paint import choose_county_paints, classify_counts
from factsheet.geometry import Box
from factsheet.model import Cell, CellMark, MapChoice
from factsheet.page.blocks.county_table import BAR, CountyTable, make_leading_table, make_long_table
from factsheet.page.blocks.mapped_counts import LEAST_SHARED, MappedCounts, make_counted_counties
from factsheet.page.ladder import TOP_COUNTIES
from factsheet.page.placed import Disc, Element, Panel, RepeatedText, Role, Rule
from factsheet.page.sheet_context import SheetContext
from tests.page.builders import a_context, runs_in
from tests.sheets.drawn import profile_of

HEAD = ["County", "Offenses", "Share"]
WIDTH = 190.0
MASSACHUSETTS = tuple(county.fips for county in profile_of("MA").shapes.counties)
CELLS = st.lists(st.one_of(st.integers(0, 60), st.sampled_from(list(CellMark))), min_size=14, max_size=14)


@dataclass(frozen=True)
class Setting:
    """A table with the map that it stands beside."""

    context: SheetContext
    county_map: MappedCounts
    table: CountyTable


def a_map(cells: Sequence[Cell], lang: str = "en") -> tuple[SheetContext, MappedCounts]:
    profile = profile_of("MA")
    assert profile.counties is not None
    filled = [*cells, *[0] * (len(MASSACHUSETTS) - len(cells))]
    counts = replace(profile.counties, cells=dict(zip(MASSACHUSETTS, filled, strict=True)), not_placed=0)
    context = a_context(replace(profile, counties=counts), lang=lang)
    told = make_counted_counties(context, counts)
    steps = told.source.map.steps
    return context, MappedCounts(
        told, classify_counts(counts, MapChoice(), steps), context.palette, None, TOP_COUNTIES
    )


def a_table(cells: Sequence[Cell], *, has_discs: bool = True, lang: str = "en") -> Setting:
    context, county_map = a_map(cells, lang)
    discs = frozenset(county_map.ranked if has_discs else ())
    return Setting(context, county_map, make_leading_table(context, county_map, WIDTH, discs=discs))


def rows_of(table: CountyTable) -> list[list[str]]:
    (element,) = table.place(Box(0, 0, WIDTH, table.height)).elements
    rows = [row for row in element.children if isinstance(row, Element)]
    return [[read_cell(cell) for cell in row.children if isinstance(cell, Element)] for row in rows]


def read_cell(cell: Element) -> str:
    return " ".join("".join(run.text for run in runs_in((cell,))).split())


def test_the_table_of_massachusetts_has_numbers_counts_shares_and_the_rest() -> None:
    cells = [26, 5, 22, 0, 2, 0, 9, 1, 22, 0, 7, 25, 51, 31]
    assert rows_of(a_table(cells).table) == [
        ["County", "Offenses", "Share"],
        ["1 Suffolk", "51", "25%"],
        ["2 Worcester", "31", "15%"],
        ["3 Barnstable", "26", "13%"],
        ["4 Plymouth", "25", "12%"],
        ["5 Bristol", "22", "11%"],
        ["6 Middlesex", "22", "11%"],
        ["5 more", "24", "12%"],
    ]


def test_the_table_is_told_in_spanish() -> None:
    head, first, *_, rest = rows_of(a_table([26, 5, 22, 9, 8, 7, 6, 5, 4, 3], lang="es").table)
    assert (head, rest[0]) == (["Condado", "Delitos", "Parte"], "4 más")
    assert first[:2] == ["1 Barnstable", "26"]


@settings(deadline=None, max_examples=40)
@given(cells=CELLS)
def test_rows_and_rest_make_the_total_of_what_is_shown(cells: list[Cell]) -> None:
    setting = a_table(cells)
    shown = [cell for cell in cells if isinstance(cell, int)]
    _, *rows = rows_of(setting.table)
    assert sum(int(row[1]) for row in rows) == sum(shown)
    counted = sum(bool(cell) for cell in shown)
    rest = [row for row in rows if row[0].endswith(" more")]
    hidden = counted - len(setting.county_map.leaders)
    assert [row[0] for row in rest] == ([f"{hidden} more"] if hidden else [])


@settings(deadline=None, max_examples=40)
@given(cells=CELLS)
def test_shares_are_told_only_of_counts_that_are_whole_and_enough(cells: list[Cell]) -> None:
    rows = rows_of(a_table(cells).table)
    numbers = [cell for cell in cells if isinstance(cell, int)]
    is_sound = len(numbers) == len(cells) and sum(numbers) >= LEAST_SHARED
    assert {len(row) for row in rows} == {3 if is_sound else 2}
    assert ("%" in "".join("".join(row) for row in rows)) is is_sound


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ([12, 8], ["County", "Offenses", "Share"]),
        ([11, 8], ["County", "Offenses"]),
        ([40, 30, CellMark.NOT_SHOWN], ["County", "Offenses"]),
        ([40, 30, CellMark.NO_DATA], ["County", "Offenses"]),
        ([40, 30, -1], ["County", "Offenses"]),
    ],
)
def test_a_column_of_shares_needs_twenty_counts_and_no_gap(cells: list[Cell], columns: list[str]) -> None:
    assert rows_of(a_table(cells).table)[0] == columns


def test_a_share_that_rounds_to_nothing_is_told_as_less_than_one_percent() -> None:
    _, *rows = rows_of(a_table([900, 50, 1]).table)
    assert [row[2] for row in rows] == ["95%", "5%", "<1%"]


def test_shares_that_end_in_a_half_are_rounded_up() -> None:
    _, *rows = rows_of(a_table([36, 6, 6]).table)  # 12.5% each
    assert [row[2] for row in rows] == ["75%", "13%", "13%"]


def test_bars_are_in_proportion_and_in_the_shade_of_their_county() -> None:
    cells = [100, 50, 25, 4]
    setting = a_table(cells)
    artifacts = setting.table.place(Box(0, 0, WIDTH, setting.table.height)).artifacts
    bars = [mark for mark in artifacts if isinstance(mark, Panel)]
    full = bars[0].box.width
    assert [bar.box.width for bar in bars] == pytest.approx([full, full / 2, full / 4, full / 25])
    assert bars[0].box.right == pytest.approx(WIDTH)
    assert {bar.box.height for bar in bars} == {BAR}
    told, palette = setting.county_map.told, setting.county_map.palette
    paints = choose_county_paints(told.shapes, told.counts, setting.county_map.classes, palette)
    assert [bar.fill for bar in bars] == [paints[fips].fill for fips in MASSACHUSETTS[:4]]


def test_the_least_bar_can_still_be_seen_and_the_rest_has_none() -> None:
    setting = a_table([9000, 1, 1, 1, 1, 1, 1, 1, 1])
    artifacts = setting.table.place(Box(0, 0, WIDTH, setting.table.height)).artifacts
    widths = [mark.box.width for mark in artifacts if isinstance(mark, Panel)]
    assert len(widths) == len(setting.county_map.leaders)
    assert min(widths) >= BAR


def test_numbers_stand_in_discs_where_the_map_has_them_and_nowhere_else() -> None:
    cells = [26, 5, 22]
    for has_discs, count in ((True, 3), (False, 0)):
        setting = a_table(cells, has_discs=has_discs)
        placed = setting.table.place(Box(0, 0, WIDTH, setting.table.height))
        discs = [mark for mark in placed.artifacts if isinstance(mark, Disc)]
        assert len(discs) == count
        names = [row[0] for row in rows_of(setting.table)[1:]]
        plain = ["Barnstable", "Bristol", "Berkshire"]
        assert names == ([f"{at} {name}" for at, name in enumerate(plain, 1)] if has_discs else plain)
    numbered = a_table(cells)
    placed = numbered.table.place(Box(0, 0, WIDTH, numbered.table.height))
    digits = [run for run in runs_in(placed.elements) if run.text.strip() in {"1", "2", "3"}]
    discs = [mark for mark in placed.artifacts if isinstance(mark, Disc)]
    for run, disc in zip(digits, discs, strict=True):
        assert run.x + run.width / 2 == pytest.approx(disc.x)
        assert disc.y - disc.radius < run.y < run.y + 0.65 * run.size < disc.y + disc.radius


def test_each_row_names_its_county_for_what_reads_the_page() -> None:
    setting = a_table([26, 5, 22])
    (table,) = setting.table.place(Box(0, 0, WIDTH, setting.table.height)).elements
    rows = [row for row in table.children if isinstance(row, Element)]
    assert [row.counties for row in rows] == [(), *[(fips,) for fips in setting.county_map.ranked]]
    scopes = [[cell.scope for cell in row.children if isinstance(cell, Element)] for row in rows]
    assert scopes == [["Column"] * 3, *[["Row", None, None]] * 3]
    assert {row.role for row in rows} == {Role.ROW}


@settings(deadline=None, max_examples=30)
@given(cells=CELLS, height=st.floats(0, 400))
def test_rows_open_out_within_their_limits_and_keep_apart(cells: list[Cell], height: float) -> None:
    table = a_table(cells).table
    box = Box(0, 0, WIDTH, max(height, table.height))
    lines = [mark.y0 for mark in table.place(box).artifacts if isinstance(mark, Rule)]
    gaps = [upper - lower for upper, lower in pairwise(lines)]
    assert len(gaps) == len(table.rows)
    assert [gap for gap, row in zip(gaps, table.rows, strict=True) if gap < row.height - 0.01] == []
    assert min(lines) >= -0.01


def test_a_long_table_keeps_the_numbers_of_the_map_and_shows_its_head_again() -> None:
    context, county_map = a_map([30 - at for at in range(14)])
    table = make_long_table(context, county_map, len(county_map.counted), WIDTH)
    names = [row[0] for row in rows_of(table)[1:]]
    assert [name.split()[0] for name in names[:6]] == ["1", "2", "3", "4", "5", "6"]
    assert not any(name[0].isdecimal() for name in names[6:])
    cut = table.whole().cut
    assert cut is not None
    parts = cut(table.height / 2, 2)
    assert parts is not None
    first, rest = (part.place(Box(0, 0, WIDTH, part.least)) for part in parts)
    (whole,), (more,) = first.elements, rest.elements
    head = whole.children[0]
    assert isinstance(head, Element)
    assert [read_cell(cell) for cell in head.children if isinstance(cell, Element)] == HEAD
    assert [mark.run.text for mark in rest.artifacts if isinstance(mark, RepeatedText)] == HEAD
    assert (whole.continues, more.continues) == (False, True)
    assert len(whole.children) - 1 + len(more.children) == len(names)
