"""By what the cards can be sifted, and under which headings they stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from factsheet.gallery.sheet_cards import SheetCard, Standing
from factsheet.gallery.sheet_words import rank_format, word_format, word_language

_STANDINGS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.REFUSED: "Refused",
        Standing.CHANGED: "New or changed",
        Standing.SAME: "As before",
        Standing.UNDONE: "Not reached",
    }
)
_SECTIONS = (
    ("Refused", (Standing.REFUSED,)),
    ("New or changed", (Standing.CHANGED,)),
    ("The others", (Standing.SAME, Standing.UNDONE)),
)


@dataclass(frozen=True, slots=True)
class FilterChoice:
    """One choice of a filter, with the number of sheets that it shows.

    Attributes:
        value: Its name in links.
        start: How many sheets the choices before it have, where all of them make up the whole.
    """

    value: str
    words: str
    count: int
    start: int = 0


@dataclass(frozen=True, slots=True)
class CardSection:
    """Sheets under one heading."""

    title: str
    cards: tuple[SheetCard, ...]


def list_sections(cards: Sequence[SheetCard]) -> tuple[CardSection, ...]:
    """Return the sections that have a card, in the order of the page."""
    sections = (
        CardSection(title, tuple(card for card in cards if card.standing in standings))
        for title, standings in _SECTIONS
    )
    return tuple(section for section in sections if section.cards)


def list_standings(cards: Sequence[SheetCard]) -> tuple[FilterChoice, ...]:
    """Return what became of the sheets, each with its share of the whole."""
    counts = Counter(card.standing for card in cards)
    choices: list[FilterChoice] = []
    for standing, words in _STANDINGS.items():
        if counts[standing]:
            start = sum(choice.count for choice in choices)
            choices.append(FilterChoice(standing, words, counts[standing], start))
    return tuple(choices)


def list_formats(cards: Sequence[SheetCard]) -> list[FilterChoice]:
    """Return the formats that there are."""
    choices = _count_values((card.sheet.format, word_format(card.sheet.format)) for card in cards)
    return sorted(choices, key=lambda choice: (rank_format(choice.value), choice.value))


def list_languages(cards: Sequence[SheetCard]) -> list[FilterChoice]:
    """Return the languages that there are."""
    choices = _count_values((card.sheet.lang, word_language(card.sheet.lang)) for card in cards)
    return sorted(choices, key=lambda choice: (choice.words, choice.value))


def _count_values(pairs: Iterable[tuple[str, str]]) -> list[FilterChoice]:
    return [FilterChoice(value, words, count) for (value, words), count in Counter(pairs).items()]
