"""Rows of a table split by state, with the faults of each state kept apart from those of the others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from factsheet.errors import DataError, Fault

Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class StateRows(Generic[Read]):
    """The rows of a table by postal code, in the order of the file, and each state's faults."""

    rows: Mapping[str, tuple[Read, ...]]
    faults: Mapping[str, tuple[Fault, ...]]

    def of(self, usps: str) -> tuple[Read, ...]:
        """Return the rows of a state, none where it has none.

        Raises:
            DataError: One of its rows holds something that is not allowed; carries all faults of the state.
        """
        if self.faults.get(usps):
            raise DataError(*self.faults[usps])
        return self.rows.get(usps, ())
