"""All truths behind one sheet: what each hidden count of a list with a known sum can be, by plain trial."""

from collections.abc import Iterator, Mapping, Sequence

from factsheet.disclosure.cell_names import list_counts
from factsheet.model import Profile
from tests.disclosure.audit.engine import print_profile
from tests.disclosure.audit.replacing import replace_counts


def find_values_behind(profile: Profile) -> Mapping[str, set[int]]:
    """Return the values that each hidden count of one list takes in the truths that print the same.

    All hidden counts of the profile must be of one list whose sum is known; a refused profile has none.
    """
    protected = print_profile(profile)
    if protected is None:
        return {}
    picture, known = list_counts(protected.profile), list_counts(profile)
    hidden = [name for name, cell in picture.items() if not isinstance(cell, int)]
    total = sum(cell for name in hidden if isinstance(cell := known[name], int))
    found: dict[str, set[int]] = {name: set() for name in hidden}
    for values in _list_values(total, len(hidden)):
        tried = dict(zip(hidden, values, strict=True))
        printed = print_profile(replace_counts(profile, tried))
        if printed and list_counts(printed.profile) == picture:
            for name, value in tried.items():
                found[name].add(value)
    return found


def _list_values(total: int, parts: int) -> Iterator[Sequence[int]]:
    """Yield each way to write a number as so many parts, in every order."""
    if parts == 0:
        yield ()
    elif parts == 1:
        yield (total,)
    else:
        for first in range(total + 1):
            yield from ((first, *others) for others in _list_values(total - first, parts - 1))
