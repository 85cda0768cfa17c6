"""What abbreviations and signs stand for: heard by those who listen, seen by nobody.

A wording file has them below the language of the text around them, and those of laws by state, since the same
letters are another code elsewhere.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

ALL_STATES = "all"
GROUP_ALLOWED = "each, once, laws_each or laws_once"
LANGUAGE_ALLOWED = "a language of two or three small letters, such as en, and below it " + GROUP_ALLOWED
STATE_ALLOWED = "all, or the two letters of a state, and below them abbreviations"
EXPANSION_ALLOWED = "in each line an abbreviation, a colon and what it stands for"
NO_KEYS = "a text and no keys"
_STATE_LETTERS = 2
_MOST_DOUBTFUL = 3  # letters of an abbreviation that may be something else, such as AS or IC
_LEAST_PARTS = 3  # language, group, abbreviation


class ExpansionGroup(StrEnum):
    """Where an abbreviation is told: each time or at its first place, everywhere or in laws alone."""

    EACH = "each"
    ONCE = "once"
    LAWS_EACH = "laws_each"
    LAWS_ONCE = "laws_once"

    @property
    def is_once(self) -> bool:
        """Return whether it is told at its first place on a sheet alone."""
        return self in {ExpansionGroup.ONCE, ExpansionGroup.LAWS_ONCE}

    @property
    def is_of_laws(self) -> bool:
        """Return whether it is told in laws and efforts alone."""
        return self in {ExpansionGroup.LAWS_EACH, ExpansionGroup.LAWS_ONCE}


class Expansion(NamedTuple):
    """An abbreviation and what it stands for.

    Attributes:
        short: As it is printed, its spaces plain.
        is_once: Whether it is told once on a sheet.
        is_of_laws: Whether it is told in laws and efforts alone.
    """

    short: str
    full: str
    is_once: bool = False
    is_of_laws: bool = False

    @property
    def is_doubtful(self) -> bool:
        """Return whether its letters are also a word, an initial or a cut word outside of citations."""
        return self.is_of_laws and (len(self.short) <= _MOST_DOUBTFUL or "." in self.short)


def split_expansion_key(key: str) -> tuple[str, ...]:
    """Return the parts of a dotted key; the abbreviation is the last one, whatever points it has.

    Of a key that is none of an abbreviation, each part between two points is one.
    """
    parts = key.split(".")
    if len(parts) < _LEAST_PARTS or parts[1] not in set(ExpansionGroup):
        return tuple(parts)
    return tuple(key.split(".", 3 if ExpansionGroup(parts[1]).is_of_laws else 2))


def list_expansions(
    expansions: Mapping[str, str], lang: str, *, usps: str, is_of_laws: bool
) -> tuple[Expansion, ...]:
    """Return what is told in a text; what is entered for a state goes before what is entered for all.

    Args:
        expansions: By dotted key, as in `LanguageFile`.
        lang: The language of the text, two or three letters.
        usps: Whose sheet it is.
        is_of_laws: Whether the text is of laws or efforts.
    """
    told: tuple[dict[str, Expansion], ...] = ({}, {}, {})  # everywhere, in all laws, in those of the state
    for key, full in expansions.items():
        of, group, *states, short = split_expansion_key(key)
        kind, plain = ExpansionGroup(group), short.replace("\N{NO-BREAK SPACE}", " ")
        if of == lang and (not states or (is_of_laws and states[0] in {ALL_STATES, usps})):
            rank = len(states) + (states == [usps])
            told[rank][plain] = Expansion(plain, full, kind.is_once, kind.is_of_laws)
    anywhere, in_laws, in_state = told
    of_laws = {**in_laws, **in_state}
    known = {short: of_laws[short]._replace(is_of_laws=False) for short in of_laws if short in anywhere}
    return tuple({**anywhere, **of_laws, **known}.values())


def find_path_faults(path: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what was found and what is allowed where the keys of an expansion are not as they must be."""
    _section, lang, *below = path
    if not (lang.isascii() and lang.isalpha() and lang.islower() and len(lang) in {2, 3}):
        yield repr(lang), LANGUAGE_ALLOWED
    elif not below:
        yield NO_KEYS, LANGUAGE_ALLOWED
    elif below[0] not in set(ExpansionGroup):
        yield repr(below[0]), GROUP_ALLOWED
    else:
        yield from _find_depth_faults(ExpansionGroup(below[0]), below[1:])


def _find_depth_faults(group: ExpansionGroup, below: list[str]) -> Iterator[tuple[str, str]]:
    if group.is_of_laws and below:
        state, *below = below
        if state != ALL_STATES and not (len(state) == _STATE_LETTERS and state.isupper()):
            yield repr(state), STATE_ALLOWED
            return
    if not below:
        yield NO_KEYS, STATE_ALLOWED if group.is_of_laws else EXPANSION_ALLOWED
    elif below[1:]:
        yield f"keys below {below[0]!r}", EXPANSION_ALLOWED
