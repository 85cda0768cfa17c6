"""What a screen reader drops, misreads or spells, told in words: a pass over pages that are placed already.

Abbreviations are told by expansions (ISO 32000-1, 14.9.5), signs by texts in their place (14.9.4). Parts of
runs come into elements of their own; no glyph moves, and the words of each element stay as they are printed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import groupby

from factsheet.errors import UsageError
from factsheet.page.ladder import FEDERAL_LAWS, LAWS
from factsheet.page.placed import Drawable, Element, PlacedPage, Role
from factsheet.page.sheet_content import SheetContent
from factsheet.typesetting.run_parts import divide_runs
from factsheet.typesetting.text_run import Run
from factsheet.wording.abbreviations import Expansion
from factsheet.wording.heard_words import HeardWords, Vocabulary, make_vocabulary
from factsheet.wording.language import Wording, load_wording

_UNTOUCHED = frozenset({Role.FIGURE, Role.H1})
_HEADINGS = frozenset({Role.H1, Role.H2, Role.H3})
_LAWS = frozenset({LAWS, FEDERAL_LAWS, "efforts"})
_HELP = ("hotline", "lines", "contact")
_FOOTER = "footer"
_CODE_LENGTHS = range(3, 7)  # of numbers that are dialled or texted; longer ones are said in groups


class _Kind(Enum):
    """What a text is of, which decides what is told in it."""

    PLAIN = auto()
    LAWS = auto()
    HELP = auto()
    FOOTER = auto()


def tell_abbreviations(pages: Sequence[PlacedPage], content: SheetContent) -> tuple[PlacedPage, ...]:
    """Return pages on which abbreviations and signs say what they stand for.

    An abbreviation that is spelled is told where it stands first on the sheet. The title, by which a file is
    known, figures, alternate texts and expansions stay as they are; an actual text, which is heard as well,
    has the same words inside itself.

    Args:
        pages: Placed, in reading order.
        content: What the sheet is set from.
    """
    tell_page = _SheetPass(content).tell_page
    return tuple(map(tell_page, pages))


@dataclass(slots=True)
class _SheetPass:
    """One pass over the pages of a sheet, in reading order; `told` is what its listener knows by now."""

    content: SheetContent
    told: set[str] = field(default_factory=set)
    vocabularies: dict[tuple[str, _Kind], Vocabulary | None] = field(default_factory=dict)

    def tell_page(self, page: PlacedPage) -> PlacedPage:
        lang = self.content.wording.lang
        return PlacedPage(
            page.width,
            page.height,
            tuple([self._tell_element(element, lang, _find_kind(element)) for element in page.content]),
            page.artifacts,
        )

    def _tell_element(self, element: Element, lang: str, kind: _Kind) -> Element:
        lang = element.lang or lang
        if element.role in _UNTOUCHED or element.alt or element.expansion:
            return element
        if element.actual_text:
            return element._replace(actual_text=self._reword_text(element.actual_text, lang, kind))
        children: list[Element | Drawable] = []
        for is_run, group in groupby(element.children, key=_is_run):
            if is_run:
                children += self._tell_runs([each for each in group if isinstance(each, Run)], lang, kind)
            else:
                children += [
                    self._tell_element(each, lang, kind) if isinstance(each, Element) else each
                    for each in group
                ]
        is_same = all(map(_is_same, children, element.children)) and len(children) == len(element.children)
        return element if is_same else element._replace(children=tuple(children))

    def _tell_runs(self, runs: Sequence[Run], lang: str, kind: _Kind) -> Sequence[Element | Drawable]:
        """Return runs of one text, and parts of them in elements that say what is heard in their place."""
        found = self._find_words("".join([run.text for run in runs]), lang, kind)
        if not found:
            return runs
        found = [_take_blank(words, runs) for words in found]
        first, *others = divide_runs(runs, [place for words in found for place in (words.start, words.end)])
        children: list[Element | Drawable] = [*first]
        for words, meant, after in zip(found, others[::2], others[1::2], strict=True):
            children += [_tell_words(words, meant), *after]
        return children

    def _reword_text(self, text: str, lang: str, kind: _Kind) -> str:
        """Return a text that is heard already, in the same words as if it were printed."""
        for words in reversed(self._find_words(text, lang, kind)):
            text = text[: words.start] + words.heard + text[words.end :]
        return text

    def _find_words(self, text: str, lang: str, kind: _Kind) -> list[HeardWords]:
        vocabulary = self._find_vocabulary(lang, kind)
        if vocabulary is None:
            return []
        return [words for words in vocabulary.find_words(text) if self._is_new(words, text)]

    def _is_new(self, words: HeardWords, text: str) -> bool:
        """Return whether the listener does not know what is told; what is told now is known from here on."""
        if words.expansion is None or not words.expansion.is_once:
            return True
        short, full = words.expansion.short, words.expansion.full
        is_new = short not in self.told and not text[: words.start].endswith(f"{full} (")
        self.told.add(short)
        return is_new

    def _find_vocabulary(self, lang: str, kind: _Kind) -> Vocabulary | None:
        if (lang, kind) not in self.vocabularies:
            self.vocabularies[lang, kind] = _choose_vocabulary(self.content, lang, kind)
        return self.vocabularies[lang, kind]


def _find_kind(element: Element) -> _Kind:
    if element.key in _LAWS:
        return _Kind.PLAIN if element.role in _HEADINGS else _Kind.LAWS
    if element.key.startswith(_HELP):
        return _Kind.HELP
    return _Kind.FOOTER if element.key == _FOOTER else _Kind.PLAIN


def _is_run(child: Element | Drawable) -> bool:
    return isinstance(child, Run)


def _is_same(one: object, other: object) -> bool:
    return one is other


def _take_blank(words: HeardWords, runs: Sequence[Run]) -> HeardWords:
    """Return words with the space after them where it ends their run: nothing is drawn there by itself."""
    at = 0
    for run in runs:
        at += len(run.text)
        if at > words.end:
            is_last = at == words.end + 1 and run.text.endswith(" ")
            return words._replace(end=at, heard=f"{words.heard} ") if is_last else words
    return words


def _tell_words(words: HeardWords, runs: tuple[Run, ...]) -> Element:
    if words.expansion is None:
        return Element(Role.SPAN, runs, actual_text=words.heard)
    return Element(Role.SPAN, runs, expansion=words.heard)


def _choose_vocabulary(content: SheetContent, lang: str, kind: _Kind) -> Vocabulary | None:
    """Return what is told in texts of a language and kind; None where its words are not known."""
    own, jurisdiction = content.wording, content.profile.jurisdiction
    wording = own if _is_one_language(lang, own.lang) else _load_words(lang)
    if wording is None:
        return None
    expansions = {**wording.file.expansions, **own.file.expansions}
    name = Expansion(jurisdiction.usps, own.term(jurisdiction.name).text)
    return make_vocabulary(
        wording,
        expansions,
        usps=jurisdiction.usps if kind is _Kind.LAWS else None,
        codes=_list_codes(content) if kind is _Kind.HELP else (),
        names=(name,) if kind is _Kind.FOOTER else (),
    )


def _list_codes(content: SheetContent) -> Iterator[str]:
    """Yield the short numbers of the Hotline and of the publisher, which are said digit by digit."""
    contact, own = content.profile.contact, content.theme.contact
    numbers = (contact.text_to, contact.tty, own.text if own else None)
    yield from (each for each in numbers if each and each.isdigit() and len(each) in _CODE_LENGTHS)


def _is_one_language(one: str, other: str) -> bool:
    return one.split("-")[0] == other.split("-")[0]


def _load_words(lang: str) -> Wording | None:
    """Return the words of a language that came with the program, None where it has none."""
    try:
        return load_wording(lang.split("-")[0])
    except UsageError:
        return None
