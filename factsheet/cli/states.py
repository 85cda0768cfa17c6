"""The states of a command line, with a hint where a name of several words lacks its quotation marks."""

from collections.abc import Iterator, Sequence

from factsheet.batch.order import choose_states
from factsheet.errors import Fault, UsageError
from factsheet.sources.data_library import Library

MOST_WORDS = 5  # no name has more
_CODE_LENGTH = 2


def resolve_states(library: Library, names: Sequence[str]) -> tuple[str, ...]:
    """Return the postal codes of the states named, of all states where none is named.

    Raises:
        UsageError: A name is no state's; tells of quotation marks where neighbouring words make a name.
    """
    try:
        return choose_states(library, names or [jurisdiction.usps for jurisdiction in library.jurisdictions])
    except UsageError as error:
        hints = tuple(_find_unquoted_names(library, names))
        raise UsageError(*error.faults, *hints) from error


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
