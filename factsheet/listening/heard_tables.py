"""Tables as they are heard: each cell with the headers that it belongs to (ISO 32000-2, 14.8.5.7)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factsheet.listening.heard_records import HeardElement, HeardKid

_CELLS = frozenset({"TH", "TD"})
_ROW_GROUPS = frozenset({"THead", "TBody", "TFoot", "NonStruct", "Div", "Sect"})
_MOST_PLACES = 200_000  # that cells of several rows and columns may take
_FOR_ROWS = frozenset({"Row", "Both"})
_FOR_COLUMNS = frozenset({"Column", "Both"})

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class HeardCell:
    """A cell of a table.

    Attributes:
        element: What is in it.
        heads: What it heads: "Row", "Column", "Both"; "" for a cell that holds data.
        row_headers: The cells that head its row, from left to right.
        column_headers: The cells that head its column, from above.
    """

    element: HeardElement
    heads: str
    row_headers: tuple[HeardElement, ...] = ()
    column_headers: tuple[HeardElement, ...] = ()


@dataclass(frozen=True, slots=True)
class HeardTable:
    """A table: its rows, and how many columns the widest has."""

    rows: tuple[tuple[HeardCell, ...], ...]
    columns: int


def arrange_table(table: HeardElement) -> HeardTable:
    """Return the rows of a table, each cell with its headers.

    They are those that it names (Headers), else those of its row and column by their Scope; a header cell
    without one heads its column in the first row, and its row below.
    """
    rows = tuple(_walk_rows(table.kids))
    grid = _lay_grid(rows)
    keys = {cell.ties.key: cell for row in rows for cell in _list_cells(row) if cell.ties.key}
    heads = {
        id(cell): _find_heads(cell, at)
        for at, row in enumerate(rows)
        for cell in _list_cells(row)
        if cell.role == "TH"
    }
    finder = _HeaderFinder(grid, heads, keys)
    places = _find_places(grid)
    told = tuple(
        tuple(finder.find(cell, places[id(cell)]) for cell in _list_cells(row) if id(cell) in places)
        for row in rows
    )
    return HeardTable(told, max((column + 1 for _row, column in grid), default=0))


def _walk_rows(kids: Sequence[HeardKid]) -> Iterator[HeardElement]:
    for kid in kids:
        if isinstance(kid, HeardElement):
            if kid.role == "TR":
                yield kid
            elif kid.role in _ROW_GROUPS:
                yield from _walk_rows(kid.kids)


def list_strays(kids: Sequence[HeardKid]) -> Iterator[HeardKid]:
    """Yield what stands in a table and is neither caption nor row, and in its rows and is no cell."""
    for kid in kids:
        role = kid.role if isinstance(kid, HeardElement) else ""
        if isinstance(kid, HeardElement) and role in _ROW_GROUPS:
            yield from list_strays(kid.kids)
        elif isinstance(kid, HeardElement) and role == "TR":
            cells = _list_cells(kid)
            yield from (each for each in kid.kids if each not in cells)
        elif role != "Caption":
            yield kid


def _list_cells(row: HeardElement) -> list[HeardElement]:
    return [kid for kid in row.kids if isinstance(kid, HeardElement) and kid.role in _CELLS]


def _lay_grid(rows: Sequence[HeardElement]) -> dict[Place, HeardElement]:
    """Return the cell of each place, counted from 0, whatever rows and columns it takes."""
    grid: dict[Place, HeardElement] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in _list_cells(row):
            while (at, column) in grid:
                column += 1
            is_bounded = len(grid) < _MOST_PLACES
            down = min(cell.ties.rows, len(rows) - at) if is_bounded else 1
            across = cell.ties.columns if is_bounded else 1
            for place in ((at + y, column + x) for y in range(down) for x in range(across)):
                grid.setdefault(place, cell)
            column += across
    return grid


def _find_places(grid: Mapping[Place, HeardElement]) -> dict[int, Place]:
    """Return the first place of each cell, by its identity."""
    places: dict[int, Place] = {}
    for place, cell in grid.items():
        places.setdefault(id(cell), place)
    return places


def _find_heads(cell: HeardElement, row: int) -> str:
    return cell.ties.scope or ("Row" if row else "Column")


@dataclass(frozen=True, slots=True)
class _HeaderFinder:
    """Finds the headers of a cell.

    Attributes:
        grid: The cell of each place.
        heads: What each header cell heads, by its identity.
        keys: The cells with an ID.
    """

    grid: Mapping[Place, HeardElement]
    heads: Mapping[int, str]
    keys: Mapping[bytes, HeardElement]

    def find(self, cell: HeardElement, place: Place) -> HeardCell:
        """Return a cell with its headers."""
        heads = self.heads.get(id(cell), "")
        named = [self.keys[key] for key in cell.ties.headers if key in self.keys]
        if named:
            rows = tuple(each for each in named if self.heads.get(id(each)) == "Row")
            columns = tuple(each for each in named if self.heads.get(id(each)) != "Row")
            return HeardCell(cell, heads, rows, columns)
        row, column = place
        left = ((row, each) for each in range(column - 1, -1, -1))
        above = ((each, column) for each in range(row - 1, -1, -1))
        return HeardCell(cell, heads, self._search(left, _FOR_ROWS), self._search(above, _FOR_COLUMNS))

    def _search(self, places: Iterator[Place], wanted: frozenset[str]) -> tuple[HeardElement, ...]:
        """Return the headers met first on a way to the edge, up to the next cell that is none."""
        found: dict[int, HeardElement] = {}
        for place in places:
            cell = self.grid.get(place)
            if cell is not None and self.heads.get(id(cell)) in wanted:
                found.setdefault(id(cell), cell)
            elif found:
                break
        return tuple(reversed(found.values()))
