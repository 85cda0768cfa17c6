"""What a screen reader says a line is, in the languages in which that is known; else in English."""

from collections.abc import Mapping
from dataclasses import dataclass

from factsheet.listening.heard_lines import HeardLine

_HEADING = "Heading"


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The words of one language.

    Attributes:
        lang: The language.
        heading: Said of a heading, with a place for its level.
        page: Said at a new page, with a place for its number.
        lines: Said of other lines, by their word, with a place for what they note.
        pieces: Said of parts of a line, by their word.
        notes: Words of a note, such as "rows", in this language.
    """

    lang: str
    heading: str
    page: str
    lines: Mapping[str, str]
    pieces: Mapping[str, str]
    notes: Mapping[str, str]

    def word_line(self, line: HeardLine) -> str:
        """Return what is said of a line before what it says; "" for nothing."""
        word, _, level = line.word.partition(" ")
        if word == _HEADING:
            return self.heading.format(level).strip()
        note = " ".join(self.notes.get(each.strip(","), each) for each in line.note.split())
        return self.lines.get(line.word, "").format(note).strip()


_ENGLISH = RoleWords(
    "en",
    "heading level {}",
    "page {}",
    {"Figure": "graphic", "Formula": "formula", "List": "list with {}", "Table": "table with {}"},
    {},
    {},
)
_SPANISH = RoleWords(
    "es",
    "encabezado nivel {}",
    "página {}",
    {"Figure": "gráfico", "Formula": "fórmula", "List": "lista con {}", "Table": "tabla con {}"},
    {"link": "enlace", "figure": "gráfico", "formula": "fórmula", "field": "campo", "comment": "comentario"},
    {
        "item": "elemento",
        "items": "elementos",
        "row": "fila",
        "rows": "filas",
        "column": "columna",
        "columns": "columnas",
    },
)


def choose_role_words(lang: str) -> RoleWords:
    """Return the words for a document in some language."""
    return _SPANISH if lang.lower().split("-")[0] == _SPANISH.lang else _ENGLISH
