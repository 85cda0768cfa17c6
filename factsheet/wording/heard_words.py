"""What is heard in place of words and signs that a screen reader drops, spells or reads as something else.

One pattern finds all that is told of a text. A range is told between numbers alone, in laws between years: a
dash in the number of a law is no range.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from factsheet.wording.abbreviations import Expansion, list_expansions
from factsheet.wording.cldr import list_short_months
from factsheet.wording.language import Wording

PAUSE = ", "
_BLANK = "[ \N{NO-BREAK SPACE}]"
_NUMBER, _YEAR = r"\d+(?:[.,]\d+)*", r"(?:19|20)\d\d"
_SHARE = rf"{_NUMBER}(?:{_BLANK}?%)?"
_BEGIN, _END = r"(?<![\w.,–-])", r"(?![\w–-])"
_DASH = "–"
_CITED = re.compile(r"[\d§]")  # without either a text of laws is a title or a name


class HeardWords(NamedTuple):
    """A stretch of a text and what is heard in its place.

    Attributes:
        start, end: Where it begins and ends, in characters.
        heard: What is heard.
        expansion: Of an abbreviation, what it stands for; None for a sign.
    """

    start: int
    end: int
    heard: str
    expansion: Expansion | None = None


class Vocabulary(NamedTuple):
    """What is told in texts of one language and kind.

    Attributes:
        wording: Of the language.
        pattern: Finds all that is told; the name of its group says what it found.
        expansions: By abbreviation, its spaces plain.
        months: By short name.
    """

    wording: Wording
    pattern: re.Pattern[str]
    expansions: Mapping[str, Expansion]
    months: Mapping[str, str]

    def find_words(self, text: str) -> Iterator[HeardWords]:
        """Yield what is heard in place of parts of a text, in order; none overlap."""
        at, is_citation = 0, _CITED.search(text) is not None
        for found in self.pattern.finditer(text):
            kind, printed = found.lastgroup, found[0]
            expansion = self.expansions[_replace_blanks(printed)] if kind == "short" else None
            if expansion is not None and expansion.is_doubtful and not is_citation:
                continue
            heard = self._word_sign(kind, printed) if expansion is None else expansion.full
            start = found.start() if kind != "pause" else _skip_blanks(text, at, found.start())
            at = found.end()
            yield HeardWords(start, at, _keep_apart(heard, found), expansion)

    def _word_sign(self, kind: str | None, printed: str) -> str:
        match kind:
            case "range":
                low, high = printed.split(_DASH)
                return self.wording.say("heard.range", low=low, high=high)
            case "below" | "above":
                return self.wording.say(f"heard.{kind}", value=printed[1:])
            case "month":
                return self.months[printed]
            case "code":
                return " ".join(printed)
        return PAUSE


def speak_signs(wording: Wording, text: str) -> str:
    """Return a text that nobody sees, such as an alternate text, with words for its signs."""
    return replace_words(text, [*make_vocabulary(wording, {}).find_words(text)])


def replace_words(text: str, told: Sequence[HeardWords]) -> str:
    """Return a text with what is heard in the place of its parts, which come in order."""
    for words in reversed(told):
        text = text[: words.start] + words.heard + text[words.end :]
    return text


def make_vocabulary(
    wording: Wording,
    expansions: Mapping[str, str],
    *,
    usps: str | None = None,
    codes: Iterable[str] = (),
    names: Iterable[Expansion] = (),
) -> Vocabulary:
    """Return what is told in texts of a kind.

    Args:
        wording: Of the language of the texts.
        expansions: Of all languages, by dotted key.
        usps: Whose laws and efforts the texts are; None for other texts.
        codes: Numbers that are said digit by digit.
        names: Further abbreviations of these texts.
    """
    told = _list_told(tuple(expansions.items()), wording.lang.split("-")[0], usps)
    told = (*told, *names)
    months = list_short_months(wording.file.locale)
    pattern = _build_pattern(
        tuple([each.short for each in told]), tuple(codes), tuple(months), is_of_laws=usps is not None
    )
    return Vocabulary(wording, pattern, {each.short: each for each in told}, months)


@lru_cache(256)  # of each state two, in two languages
def _list_told(expansions: tuple[tuple[str, str], ...], lang: str, usps: str | None) -> tuple[Expansion, ...]:
    return list_expansions(dict(expansions), lang, usps=usps or "", is_of_laws=usps is not None)


@lru_cache(256)
def _build_pattern(
    shorts: tuple[str, ...], codes: tuple[str, ...], months: tuple[str, ...], *, is_of_laws: bool
) -> re.Pattern[str]:
    """Return the pattern of all that is told; of abbreviations that begin alike the longest is found."""
    low, high = (_YEAR, _YEAR) if is_of_laws else (_SHARE, _NUMBER)
    kinds = {
        "short": "|".join(map(_format_short, sorted(shorts, key=len, reverse=True))),
        "range": f"{_BEGIN}{low}{_DASH}{high}{_END}",
        "below": rf"(?<!\w)<{_SHARE}",
        "above": rf"(?<!\w)>{_SHARE}",
        "month": rf"{_BEGIN}(?:{'|'.join(map(re.escape, months))})(?={_BLANK}\d)" if months else "",
        "code": f"{_BEGIN}(?:{'|'.join(map(re.escape, codes))}){_END}" if codes else "",
        "pause": f"·{_BLANK}*",
    }
    every = "|".join(f"(?P<{name}>{pattern})" for name, pattern in kinds.items() if pattern)
    # most places of a text are passed over by their character alone
    begins = "".join(sorted({text[0] for text in (*shorts, *months)})) + "<>·"
    return re.compile(rf"(?=[\d{re.escape(begins)}])(?:{every})")


def _format_short(short: str) -> str:
    """Return the pattern of an abbreviation, which is no part of a longer one nor of a word."""
    before = r"(?<![\w.])" if short[0].isalnum() else ""
    after = r"(?!\w)" if short[-1].isalnum() else r"(?![^\W\d_])" if short[-1] == "." else ""
    words = _BLANK.join(map(re.escape, short.split(" ")))
    return f"{before}{words}{after}"


def _skip_blanks(text: str, least: int, place: int) -> int:
    """Return where the blanks before a place begin, `least` at the earliest."""
    return max(least, len(text[:place].rstrip()))


def _replace_blanks(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def _keep_apart(heard: str, found: re.Match[str]) -> str:
    """Return what is heard with a space where no blank or sign parts it from what is before or after it."""
    text = found.string
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    left = " " if before.isalnum() and heard[0].isalnum() else ""
    right = " " if after.isalnum() and heard[-1].isalnum() else ""
    return f"{left}{heard}{right}"
