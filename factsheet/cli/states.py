"""The states of a command line, with a hint where a name of several words lacks its quotation marks."""

from collections.abc import Iterator, Sequence

from factsheet.batch.order import choose_states
from factsheet.errors import Fault, UsageError
from factsheet.sources.data_library import Library
from factsheet.sources.drawn_states import has_data

MOST_WORDS = 5  # no name has more
_CODE_LENGTH = 2


def resolve_states(library: Library, names: Sequence[str]) -> tuple[str, ...]:
    """Return the postal codes of the states named, of all states where none is named: see `_list_all`.

    Raises:
        UsageError: A name is no state's; tells of quotation marks where neighbouring words make a name.
    """
    try:
        return choose_states(library, names or _list_all(library))
    except UsageError as error:
        hints = tuple(_find_unquoted_names(library, names))
        raise UsageError(*error.faults, *hints) from error


def _list_all(library: Library) -> Sequence[str]:
    """Return all states; of a folder of what finished sheets carried, those that it has."""
    states = [one.usps for one in library.jurisdictions]
    return [usps for usps in states if has_data(library, usps)] if library.carried.list_codes() else states


def _find_unquoted_names(library: Library, names: Sequence[str]) -> Iterator[Fault]:
    """Yield a hint for each run of words, at least one of them no name, that is a name as a whole."""
    for start in range(len(names)):
        for end in range(start + 2, min(start + MOST_WORDS, len(names)) + 1):
            words = names[start:end]
            joined = " ".join(words)
            is_word_lost = not all(_is_known(library, word) for word in words)
            if is_word_lost and len("".join(words)) > _CODE_LENGTH and _is_known(library, joined):
                found = f"{joined} as {len(words)} names"
                yield Fault("command line", 1, "STATE", found, f'"{joined}" in quotation marks')


def _is_known(library: Library, name: str) -> bool:
    try:
        library.find(name)
    except UsageError:
        return False
    return True
