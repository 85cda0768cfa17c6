"""The words of the interface, by language: one folder a language, one file a screen."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

from factsheet.reading.yaml_values import Plain, read_yaml

LANGUAGES = ("en", "es")
_WORDS = Path(__file__).parent / "words"
_COUNTED = "n"  # the value by which singular and plural are told apart


@dataclass(frozen=True, slots=True)
class InterfaceWords:
    """All words of the interface in one language, by dotted key whose first part names the file.

    A text has values in braces, ``{n}``. One that differs by number has two forms, ``one`` and ``other``.
    """

    lang: str
    texts: Mapping[str, str]

    def say(self, key: str, **values: object) -> str:
        """Return a text with its values filled in; ``n`` also chooses between singular and plural.

        Raises:
            KeyError: There is no such text, or a value of it is missing.
        """
        number = values.get(_COUNTED)
        if key not in self.texts and isinstance(number, int):
            plural = Locale(self.lang).plural_form(number)
            key = f"{key}.{plural}" if f"{key}.{plural}" in self.texts else f"{key}.other"
        shown = {name: _word_value(value) for name, value in values.items()}
        return self.texts[key].format_map(shown) if shown else self.texts[key]

    def has_text(self, key: str) -> bool:
        """Return whether there is a text under a key."""
        return key in self.texts


def _word_value(value: object) -> str:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return f"{value:,}" if is_number else str(value)


@cache
def load_words(lang: str) -> InterfaceWords:
    """Return the words of a language.

    Raises:
        DataError: A file of them cannot be read.
    """
    files = sorted((_WORDS / lang).glob("*.yaml"))
    texts = {key: text for path in files for key, text in _list_texts(path.stem, read_yaml(path).value)}
    return InterfaceWords(lang, texts)


def _list_texts(key: str, value: Plain) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _list_texts(f"{key}.{name}", inner)
    elif value is not None:
        yield key, str(value)
