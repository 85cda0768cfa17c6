"""Data frames of Python programs, by stand-ins with the methods of pandas and polars."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

import numpy as np
import pytest

from factsheet.errors import DataError, UsageError
from factsheet.intake.frame_tables import make_digest, read_frames
from factsheet.staff_tables.cell_types import CellValue


@dataclass
class PolarsLike:
    columns: list[str]
    rows: list[tuple[object, ...]]

    def iter_rows(self) -> Iterator[tuple[object, ...]]:
        return iter(self.rows)


@dataclass
class Index:
    labels: Sequence[object]
    names: list[str | None] = field(default_factory=lambda: [None])

    def __iter__(self) -> Iterator[object]:
        return iter(self.labels)


@dataclass
class PandasLike:
    columns: list[str]
    rows: list[tuple[object, ...]]
    index: Index

    def itertuples(self, *, index: bool, name: str | None) -> Iterator[tuple[object, ...]]:
        assert (index, name) == (False, None)
        return iter(self.rows)

    def reset_index(self) -> "PandasLike":
        label = self.index.names[0] or "index"
        rows = [(each, *row) for each, row in zip(self.index.labels, self.rows, strict=True)]
        return PandasLike([label, *self.columns], rows, Index(range(len(rows))))


class NaTType:
    """A missing value that is equal to nothing, and of which pandas has one."""


class NAType:
    def __ne__(self, other: object) -> bool:
        raise TypeError("boolean value of NA is ambiguous")

    __hash__ = None  # type: ignore[assignment]


class Timestamp(datetime):
    """A day as pandas has it."""


def cells(*values: object) -> tuple[CellValue, ...]:
    (table,) = read_frames(PolarsLike(list("abcdefgh")[: len(values)], [values]), "x")
    return table.rows[1] if len(table.rows) > 1 else ()


def test_a_table_has_its_names_in_line_1(tmp_path: object) -> None:
    frame = PolarsLike(["state", "year"], [("OH", 2012), (None, None), ("AK", 2013)])
    (table,) = read_frames(frame, "query")
    assert (table.file, table.sheet, table.lines) == ("query", None, (1, 2, 4))
    assert table.rows == (("state", "year"), ("OH", 2012), ("AK", 2013))


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (np.int64(7), 7),
        (np.float64(7.5), 7.5),
        (np.float32(2), 2.0),
        (np.bool_(1), True),
        (np.str_("x"), "x"),
        (12.0, 12.0),
        (Decimal("12"), 12),
        (Decimal("1.5"), "1.5"),
        ("  OH ", "OH"),
        ("Lua\u0323\u0302t", "Luật"),
        (date(2026, 1, 2), date(2026, 1, 2)),
        (Timestamp(2026, 1, 2), datetime(2026, 1, 2)),  # noqa: DTZ001 - a day has no zone
        (True, True),
        (math.inf, math.inf),
    ],
)
def test_a_value_becomes_a_cell(value: object, cell: CellValue) -> None:
    (read,) = cells(value)
    assert read == cell
    assert type(read) is type(cell)


@pytest.mark.parametrize("missing", [None, math.nan, np.float64("nan"), NaTType(), NAType(), "", "  "])
def test_what_is_missing_is_an_empty_cell(missing: object) -> None:
    assert cells("a", missing, "b") == ("a", None, "b")
    assert cells(missing) == ()


def test_an_index_that_says_something_is_a_column() -> None:
    def columns(index: Index) -> tuple[CellValue, ...]:
        (table,) = read_frames(PandasLike(["calls"], [(1,), (2,)], index), "x")
        return table.rows[0]

    assert columns(Index(range(2))) == ("calls",)
    assert columns(Index([np.int64(7), np.int64(3)])) == ("calls",)
    assert columns(Index([2012, 2013], ["year"])) == ("year", "calls")
    assert columns(Index(["OH", "AK"])) == ("index", "calls")


def test_rows_as_mappings_and_tables_by_sheet() -> None:
    rows = [{"a": 1}, {"b": 2, "a": None}]
    first, second = read_frames({"One": rows, "Two": PolarsLike(["c"], [(3,)])}, "x")
    assert (first.sheet, first.rows) == ("One", (("a", "b"), (1,), (None, 2)))
    assert (second.sheet, second.rows) == ("Two", (("c",), (3,)))


@pytest.mark.parametrize("given", [7, "x", [1, 2], {"One": 7}, object()])
def test_what_is_no_table_is_refused(given: object) -> None:
    with pytest.raises(UsageError, match="allowed: a data frame of pandas or polars, a list of mappings"):
        read_frames(given, "x")


def test_a_table_that_is_too_large_is_refused() -> None:
    with pytest.raises(DataError, match="found more than 20,000 rows"):
        read_frames(PolarsLike(["a"], [(1,)] * 20_001), "x")


def test_the_digest_is_of_what_the_tables_hold() -> None:
    def digest(value: object, sheet: str = "One") -> str:
        return make_digest(read_frames({sheet: PolarsLike(["a"], [(value,)])}, "x"))

    assert digest(1) == digest(np.int64(1)) != digest(2)
    assert digest(1) != digest(1, "Two")
