"""The parts whose fields are rows of the tables that all states share: calls and cases, counts by county."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from factsheet.characters import is_digits
from factsheet.drafts.draft_files import COUNTY_ROWS, OWN_ROWS, YEARS
from factsheet.drafts.keyed_tree import find_node
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE
from factsheet.studio.field_names import write_name
from factsheet.studio.forms.form_records import FieldKind, FormField, FormPart, FormTable
from factsheet.studio.forms.part_forms import PartMaker
from factsheet.studio.forms.part_specs import FieldSpec

_BEGUN = 5  # years that a table begins with


@dataclass(frozen=True, slots=True)
class TableMaker:
    """Makes the forms of tables.

    Attributes:
        maker: Makes single fields.
        data: Knows counties and the years that sources cover.
        usps: The state.
        this_year: Rows of later years are not offered.
    """

    maker: PartMaker
    data: Library
    usps: str
    this_year: int

    def make_part(self, part: str) -> FormPart:
        """Return the form of the years or of the counties."""
        words = self.maker.words
        tables = (self._make_years(),) if part == YEARS else tuple(self._make_counties())
        return FormPart(part, words.say(f"parts.{part}"), words.say(f"parts.lead_{part}"), (), tables)

    def _make_years(self) -> FormTable:
        words = self.maker.words
        columns = tuple(words.say(f"fields.common.{name}") for name in HOTLINE.numbers)
        rows = [
            (year, [((YEARS, year, name), name) for name in HOTLINE.numbers]) for year in self._list_years()
        ]
        return FormTable(
            YEARS,
            words.say("fields.years.name"),
            words.say("parts.year"),
            columns,
            tuple(
                (year, self._make_cells(year, columns, [at for at, _name in cells])) for year, cells in rows
            ),
        )

    def _list_years(self) -> list[str]:
        """Return the years of the table, those between, and the next one if it has come."""
        rows = _list_mapping(find_node(self.maker.draft.now, (YEARS,)))
        there = [int(year) for year in rows if is_digits(year)]
        newest = max(there, default=self.this_year - 1)
        last = max(newest, min(newest + 1, self.this_year))
        return [str(year) for year in range(min(there, default=last - _BEGUN), last + 1)]

    def _make_counties(self) -> Iterable[FormTable]:
        """Yield the table of the FBI's offenses, and one for each other source that has counts."""
        words, now = self.maker.words, self.maker.draft.now
        period = self.data.sources[FBI_SOURCE].period
        covered = [str(year) for year in range(period.first, period.last + 1)] if period else []
        note = words.say("parts.note_counties")
        yield self._make_county_table((COUNTY_ROWS,), FBI_SOURCE, covered, note)
        for source in _list_mapping(find_node(now, (OWN_ROWS,))):
            yield self._make_county_table((OWN_ROWS, source), source, [], "")

    def _make_county_table(
        self, address: tuple[str, ...], source: str, years: Sequence[str], note: str
    ) -> FormTable:
        words = self.maker.words
        legend = words.say("parts.counts_of", source=self.maker.sources.get(source, source))
        tree = _list_mapping(find_node(self.maker.draft.now, address))
        seen = {year for fips in tree for year in _list_mapping(tree[fips])}
        columns = tuple(sorted({*years, *seen}))
        names = self._name_counties(tree)
        rows = tuple(
            (name, self._make_cells(name, columns, [(*address, fips, year) for year in columns]))
            for fips, name in names.items()
        )
        return FormTable(write_name(address), legend, words.say("parts.county"), columns, rows, note)

    def _name_counties(self, tree: Mapping[str, object]) -> dict[str, str]:
        """Return the counties of the newest edition by code, and whatever else the table has rows of."""
        own = [county for county in self.data.counties if county.usps == self.usps]
        newest = max(edition for county in own for edition in county.editions)
        known = {county.fips: county.full_name for county in own}
        listed = sorted((each.fips for each in own if newest in each.editions), key=lambda fips: known[fips])
        return {fips: known.get(fips, fips) for fips in dict.fromkeys((*listed, *tree))}

    def _make_cells(
        self, row: str, columns: Sequence[str], addresses: Sequence[tuple[str, ...]]
    ) -> tuple[FormField, ...]:
        """Return the fields of a row, each labelled by its row and its column."""
        kind = FieldKind.MARKED if addresses and addresses[0][0] == OWN_ROWS else FieldKind.COUNT
        labels = [f"{row}, {column}" for column in columns]
        pairs = zip(addresses, labels, strict=True)
        return tuple(self.maker.make_field(at, FieldSpec(at, kind), label) for at, label in pairs)


def _list_mapping(node: object) -> Mapping[str, object]:
    return node if isinstance(node, dict) else {}
