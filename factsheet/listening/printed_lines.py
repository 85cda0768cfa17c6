"""Lines as they are printed: a sentence a line, so that a change in what is heard changes few lines."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from factsheet.listening.heard_lines import PARAGRAPH, HeardLine
from factsheet.listening.heard_pieces import FIGURES, LinePiece
from factsheet.listening.heard_records import HeardDocument

WORDS_A_MINUTE = 250
FEWEST_WORDS = 5  # of a sentence of which it is told that it is heard again
UNTOLD_LANGUAGE = "language not told"
# Not after "D.C." or "St."; before a number only after a longer word, since "ch. 265" is no end.
_SENTENCE_END = re.compile(
    r"(?<=[.?!])(?<![ .][A-Z]\.)(?<! St\.) (?=[A-ZÀ-ÖØ-Þ¿¡«“])|(?<=[\w%)]{3}[.?!]) (?=[0-9])"
)
_WHOLE_SENTENCES = frozenset({PARAGRAPH, "Quote", "Note", *FIGURES})


def print_document(document: HeardDocument, lines: Sequence[HeardLine]) -> Iterator[str]:
    """Yield what is heard as text: the title, the lines, what is heard again, how long it takes."""
    yield f"{document.title or '(no title)'}  {document.lang or UNTOLD_LANGUAGE}"
    page = 0
    for line in lines:
        if line.page not in {0, page}:
            page = line.page
            yield f"Page {page} of {document.pages}"
        yield from _print_line(line, document.lang)
    for sentence, times in _count_sentences(lines).items():
        if times > 1 and len(sentence.split()) >= FEWEST_WORDS:
            yield f"Heard {times} times  {sentence}"
    yield word_length(_count_words(lines))


def _print_line(line: HeardLine, lang: str) -> Iterator[str]:
    """Yield a line; each sentence of a text after the first stands below it, without a word before it."""
    indent = "  " * line.indent
    said = "".join(_word_piece(piece, lang) for piece in line.pieces)
    first, *others = _split_line(line, said)
    yield indent + "  ".join(filter(None, (line.word, first, line.note)))
    for sentence in others:
        yield f"{indent}  {sentence}"


def _split_line(line: HeardLine, text: str) -> list[str]:
    return _SENTENCE_END.split(text) if line.word in _WHOLE_SENTENCES else [text]


def _word_piece(piece: LinePiece, lang: str) -> str:
    """Return a piece as it is printed: what it is and a language of its own in brackets before it."""
    other = piece.lang if piece.lang not in {"", lang} else ""
    told = ", ".join(filter(None, (piece.word, other)))
    if not told:
        return piece.text
    before = " " if piece.text[:1].isspace() else ""
    after = " " if piece.text[-1:].isspace() else ""
    return f"{before}[{': '.join(filter(None, (told, piece.text.strip())))}]{after}"


def _count_sentences(lines: Iterable[HeardLine]) -> Counter[str]:
    """Return how often each sentence is heard, in the order in which they are first heard."""
    return Counter(
        sentence
        for line in lines
        for sentence in _split_line(line, "".join(piece.text for piece in line.pieces))
    )


def _count_words(lines: Iterable[HeardLine]) -> int:
    """Return how many words are heard, without those that say what a line is."""
    words = (word for line in lines for piece in line.pieces for word in piece.text.split())
    return sum(any(map(str.isalnum, word)) for word in words)


def word_length(words: int) -> str:
    """Return how long it takes to hear some words."""
    number = "1 word" if words == 1 else f"{words:,} words"
    return f"{number}, {words / WORDS_A_MINUTE:.1f} minutes at {WORDS_A_MINUTE} words a minute"
