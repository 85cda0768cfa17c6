"""What a reader knows, as whole numbers with a range each and rows that tie them together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

MOST = 100_000  # above every count and every sum of the made-up profiles; stands for "no upper bound"


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that a count can be, both included."""

    low: int
    high: int

    @property
    def width(self) -> int:
        """How far apart the two are; 0 where the count is known."""
        return self.high - self.low


ANY = Range(0, MOST)


@dataclass(frozen=True, slots=True)
class Row:
    """A weighted sum of counts that lies in a range."""

    terms: Mapping[str, int]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class System:
    """Counts by name, each with what is known of it alone, and the rows."""

    ranges: Mapping[str, Range]
    rows: tuple[Row, ...] = ()

    def with_rows(self, rows: Iterable[Row]) -> "System":
        """Return the system with more rows; counts that only they name can be anything."""
        added = tuple(rows)
        named = {name: ANY for row in added for name in row.terms}
        return replace(self, ranges={**named, **self.ranges}, rows=self.rows + added)


def tie_equal(left: Sequence[str], right: Sequence[str]) -> Row:
    """Return the row by which two sums are equal."""
    return Row(_subtract_terms(left, right), 0, 0)


def tie_at_most(left: Sequence[str], right: Sequence[str]) -> Row:
    """Return the row by which the left sum is at most the right one."""
    return Row(_subtract_terms(left, right), -MOST, 0)


def tie_sum(names: Sequence[str], value: int) -> Row:
    """Return the row by which a sum is known."""
    return Row(dict.fromkeys(names, 1), value, value)


def join_systems(systems: Mapping[str, System]) -> System:
    """Return several systems as one, the names of each led by its key."""
    ranges = {f"{key}:{name}": own for key, system in systems.items() for name, own in system.ranges.items()}
    rows = tuple(
        Row({f"{key}:{name}": weight for name, weight in row.terms.items()}, row.low, row.high)
        for key, system in systems.items()
        for row in system.rows
    )
    return System(ranges, rows)


def _subtract_terms(left: Sequence[str], right: Sequence[str]) -> dict[str, int]:
    terms: dict[str, int] = {}
    for names, sign in ((left, 1), (right, -1)):
        for name in names:
            terms[name] = terms.get(name, 0) + sign
    return {name: weight for name, weight in terms.items() if weight}
