"""What rules look at: where each value stands, and the figures in the order of the page."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.checks.context import (
    CheckContext,
    SharedFacts,
    find_nearest_place,
    find_row_place,
    list_bars_by_path,
    read_count,
    sum_table_column,
)
from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    Cell,
    CellMark,
    Contact,
    Demographics,
    Efforts,
    Jurisdiction,
    JurisdictionKind,
    Measure,
    Origin,
    Period,
    Ranking,
    Status,
    Venues,
)
from factsheet.reading.csv_rows import Row
from factsheet.sources.national_tables import Entry
from factsheet.sources.profile_file import Figures, ProfileFile

OHIO = Jurisdiction("OH", "39", "Ohio", JurisdictionKind.STATE, 5, "county", None)
CONTACT = Contact(
    name="A hotline",
    phone="555-0100",
    text_to="555010",
    tty="711",
    web="https://example.org",
    chat="example.org",
    languages=200,
    checked_on="2026-11-23",
    sources=("https://example.org",),
    other_lines=(),
    requests=(),
    requests_source="https://example.org",
    directory="https://example.org",
)
YEARS = Period(first=2012, last=2016)
LAST_YEAR = Period(first=2016, last=2016)
EMPTY = ProfileFile(state="OH", edition=2023, status=Status.SYNTHETIC)
ORIGINS = {
    "state": Origin("oh.yaml", 1, "state"),
    "laws": Origin("oh.yaml", 4, "laws"),
    "laws[0]": Origin("oh.yaml", 5, "laws[0]"),
    "laws[0].title": Origin("oh.yaml", 5, "laws[0].title"),
}


def an_entry(year: int, calls: int, cases: int) -> Entry:
    cells = {"usps": "OH", "year": str(year), "calls": str(calls), "cases": str(cases)}
    return Entry(Row("a.csv", year - 2010, cells), "OH", "OH", "", year, (calls, cases))


def a_context(content: ProfileFile = EMPTY, annual: tuple[Entry, ...] = ()) -> CheckContext:
    return CheckContext(
        jurisdiction=OHIO,
        content=content,
        origins=ORIGINS,
        annual=annual,
        counties=(),
        shared=SharedFacts({}, CONTACT, (), {}),
        totals=content.figures,
    )


def a_measure(value: Cell) -> Measure:
    return Measure(value=value, period=YEARS, source="made-up")


def some_bars(*values: int) -> tuple[Bar, ...]:
    return tuple(Bar(label=f"Kind {index}", value=value) for index, value in enumerate(values))


def a_full_file() -> ProfileFile:
    groups = (Breakdown(title="Age", bars=some_bars(1, 2)), Breakdown(title="Gender", bars=some_bars(3, 4)))
    ranking = Ranking(period=YEARS, source="venues", names=("A", "B"))
    return EMPTY.model_copy(
        update={
            "figures": Figures(cases=a_measure(336), persons=a_measure(598)),
            "demographics": Demographics(period=LAST_YEAR, source="people", groups=groups),
            "call_types": CallTypes(period=YEARS, source="calls", bars=some_bars(5)),
            "venues": Venues(labor=ranking),
            "efforts": Efforts(agencies=a_measure(4)),
        }
    )


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("laws[0].title", "laws[0].title"),
        ("laws[0].url", "laws[0]"),
        ("laws[0].url.more[3]", "laws[0]"),
        ("laws[7].title", "laws"),
        ("laws[7]", "laws"),
        ("lawsuits", None),
        ("venues.sex", None),
        ("", None),
    ],
)
def test_the_nearest_place_is_the_smallest_thing_around_that_is_there(path: str, nearest: str | None) -> None:
    assert find_nearest_place(ORIGINS, path) == (None if nearest is None else ORIGINS[nearest])


NAMES = st.sampled_from(["laws", "title", "efforts", "a"])
PATHS = st.lists(st.one_of(NAMES.map(".{}".format), st.integers(0, 3).map("[{}]".format)), max_size=5).map(
    lambda steps: "".join(["x", *steps])
)


@given(path=PATHS, known=st.sets(PATHS, max_size=6))
def test_what_is_found_holds_the_path_and_nothing_known_lies_between(path: str, known: set[str]) -> None:
    origins: Mapping[str, Origin] = {name: Origin("a.yaml", 1, name) for name in known}
    around = [name for name in known if path == name or path.startswith((f"{name}.", f"{name}["))]
    found = find_nearest_place(origins, path)
    assert (found.field if found else None) == max(around, key=len, default=None)


def test_a_path_of_which_nothing_is_there_stands_at_the_head_of_the_file() -> None:
    assert a_context().place("venues.sex") == Origin("oh.yaml", 1, "venues.sex")
    assert a_context().place("laws[0].url") == ORIGINS["laws[0]"]


def test_a_cell_of_a_table_is_told_by_place_year_and_column() -> None:
    assert find_row_place(an_entry(2014, 9, 3), "cases") == Origin("a.csv", 4, "OH.2014.cases")


@given(
    counts=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 400)), min_size=1, max_size=5),
    asked=st.sets(st.integers(2012, 2018)),
)
def test_a_column_is_summed_over_the_years_asked_for(counts: list[tuple[int, int]], asked: set[int]) -> None:
    annual = tuple(an_entry(2012 + index, *pair) for index, pair in enumerate(counts))
    within = [pair for index, pair in enumerate(counts) if 2012 + index in asked]
    context = a_context(annual=annual)
    calls, cases = (sum_table_column(context, name, asked) for name in ("calls", "cases"))
    assert (calls.number, cases.number) == (sum(pair[0] for pair in within), sum(pair[1] for pair in within))
    years = [2012 + index for index in range(len(counts)) if 2012 + index in asked]
    assert calls.cells == tuple(f"calls_by_year.{year}" for year in years)


def test_bars_are_listed_by_path_in_the_order_of_the_page() -> None:
    assert list(list_bars_by_path(a_context(a_full_file()))) == [
        ("demographics.groups[0]", some_bars(1, 2)),
        ("demographics.groups[1]", some_bars(3, 4)),
        ("call_types", some_bars(5)),
    ]
    assert list(list_bars_by_path(a_context())) == []


def test_a_cell_without_a_number_has_no_count() -> None:
    assert [read_count(cell) for cell in (0, 7, *CellMark)] == [0, 7, *[None] * len(CellMark)]


@pytest.mark.parametrize(("first", "last", "text"), [(2016, 2016, "2016"), (2012, 2016, "2012-2016")])
def test_a_period_is_written_as_data_files_have_it(first: int, last: int, text: str) -> None:
    period = Period(first=first, last=last)
    assert period.written == text
    assert Period.model_validate(text) == period
