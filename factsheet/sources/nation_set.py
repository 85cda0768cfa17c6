"""The nation of a folder of data: its sums, and what its states hide and show beside each other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property

from factsheet.disclosure.national_cover import NO_COVER, NationalCover
from factsheet.errors import Fault
from factsheet.model import (
    DisclosurePolicy,
    Jurisdiction,
    JurisdictionKind,
    Nation,
    NationalPicture,
    Profile,
)
from factsheet.sources.compared_states import find_residents_doubts, list_shown_states, sum_residents
from factsheet.sources.member_states import read_national_cover
from factsheet.sources.nation import NationSum
from factsheet.sources.nation_by_year import sum_picture
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.sources.table_set import TableSet


@dataclass(frozen=True)
class NationSet:
    """What is summed or listed over all states, each at its first use.

    Attributes:
        tables: The national tables.
        jurisdictions: All that there are.
        policy: Of the Hotline's table.
        read_member: Gives what the sheet of a state is drawn from, before the sheets of the others are looked
            at, or raises what keeps it from being read.
    """

    tables: TableSet
    jurisdictions: tuple[Jurisdiction, ...]
    policy: DisclosurePolicy
    read_member: Callable[[str], Profile]

    @property
    def members(self) -> tuple[Jurisdiction, ...]:
        """The states that make the nation: the 50 and the District of Columbia."""
        return tuple(one for one in self.jurisdictions if one.kind is not JurisdictionKind.TERRITORY)

    @property
    def codes(self) -> tuple[str, ...]:
        """Their postal codes."""
        return tuple(one.usps for one in self.members)

    @cached_property
    def sums(self) -> NationSum:
        """The sums of the Hotline's table over the nation, or what keeps it from being summed.

        Raises:
            DataError: The table has another form.
        """
        return self.tables.sum_nation(self.codes)

    @cached_property
    def cover(self) -> NationalCover:
        """What the sheets of the nation's states must hide on account of each other.

        Raises:
            DataError: A table or a shared file has another form.
        """
        if self.policy.is_open or self.sums.nation is None:
            return NO_COVER
        return read_national_cover(self.codes, self.read_member, self.tables.hotline.of, self.policy)

    @cached_property
    def compared(self) -> Nation | None:
        """The nation with its residents and the states that may be drawn beside another one.

        Raises:
            DataError: A table or a shared file has another form.
        """
        nation, tables = self.sums.nation, self.tables
        if nation is None:
            return None
        states = list_shown_states(
            self.members, tables.hotline.of, tables.residents.of, self.policy, self.cover
        )
        return replace(nation, residents=sum_residents(tables.residents, self.codes), states=states)

    @cached_property
    def picture(self) -> NationalPicture:
        """The nation by year, as far as it gives no count of a state away.

        Raises:
            DataError: A table or a shared file has another form.
        """
        return sum_picture(self.compared, self.codes, self.tables.types, self.tables.sources[FBI_SOURCE])

    def list_residents_doubts(self, file: str) -> tuple[Fault, ...]:
        """Return what keeps cases from being told per 100,000 residents; none where there is no nation.

        Args:
            file: Where the table of residents stands, for messages.
        """
        nation = self.sums.nation
        if nation is None:
            return ()
        years = nation.cases_by_year.years
        return tuple(find_residents_doubts(self.tables.residents, self.codes, years, file))
