"""The page itself: one file that needs no network, whose script and style are named by their digests."""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factsheet.gallery.fit_words import word_fit, word_losses, word_pages
from factsheet.gallery.reported_build import ReportedBuild
from factsheet.gallery.sheet_cards import (
    SheetCard,
    Standing,
    link_file,
    make_cards,
    rank_format,
    word_format,
    word_language,
)

_TEMPLATES = Path(__file__).parent / "templates"
_STANDINGS = {
    Standing.REFUSED: "Refused",
    Standing.CHANGED: "New or changed",
    Standing.SAME: "As before",
    Standing.UNDONE: "Not reached",
}
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
        start: How many sheets stand before its own in a bar of all of them.
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


def make_gallery(report: Mapping[str, object]) -> bytes:
    """Return `index.html`, a page that shows all sheets of a run; the same report gives the same bytes.

    Args:
        report: The content of `report.json`, beside which the page is to stand.

    Raises:
        ValueError: The report is not what `reported_build` describes.
    """
    build = ReportedBuild.model_validate(report)
    cards = make_cards(build.sheets)
    page = _open_templates().get_template("gallery.html")
    text = page.render(
        build=build,
        lead=_word_lead(cards),
        run=_word_run(build),
        sections=_list_sections(cards),
        standings=_list_standings(cards),
        formats=_list_formats(cards),
        languages=_list_languages(cards),
        total=len(cards),
        with_findings=sum(bool(card.sheet.findings) for card in cards),
        style=_read_inline("gallery.css"),
        script=_read_inline("gallery.js"),
    )
    return text.encode("utf-8", errors="replace")


@cache
def _open_templates() -> Environment:
    """Return the templates; what they print is text and never markup."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "breaks": _add_breaks,
        "digest": _name_digest,
        "link": link_file,
        "fit": word_fit,
        "losses": word_losses,
        "pages": word_pages,
    }
    return environment


def _read_inline(name: str) -> Markup:
    """Return a file of our own that is set into the page as it is."""
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))  # noqa: S704 - not from outside


def _name_digest(text: str) -> str:
    """Return by what a Content-Security-Policy knows a script or a style (CSP Level 3, 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def _add_breaks(text: str) -> Markup:
    """Return a path or a file name that may be cut into lines behind its dots and strokes."""
    return Markup("<wbr>").join(re.split(r"(?<=[._/\\])", text))


def _word_lead(cards: Sequence[SheetCard]) -> str:
    counts = (
        (len(cards), "sheet"),
        (len({card.sheet.usps for card in cards}), "state or territory"),
        (len({card.sheet.format for card in cards}), "format"),
        (len({card.sheet.lang for card in cards}), "language"),
    )
    sheets, *others = (_word_number(count, noun) for count, noun in counts)
    return f"{sheets}: {', '.join(others)}" if cards else "No sheet"


def _word_run(build: ReportedBuild) -> str:
    run = build.run
    counts = {
        "written": run.written,
        "left as they were": run.unchanged,
        "refused": run.refused,
        "not reached": run.undone,
    }
    told = [f"{count} {words}" for words, count in counts.items() if count] or ["nothing to do"]
    warnings = [_word_number(run.warnings, "warning")] if run.warnings else []
    return ", ".join((*told, *warnings))


def _word_number(count: int, noun: str) -> str:
    if count == 1:
        return f"1 {noun}"
    return f"{count} {'states and territories' if noun == 'state or territory' else f'{noun}s'}"


def _list_sections(cards: Sequence[SheetCard]) -> tuple[CardSection, ...]:
    sections = (
        CardSection(title, tuple(card for card in cards if card.standing in standings))
        for title, standings in _SECTIONS
    )
    return tuple(section for section in sections if section.cards)


def _list_standings(cards: Sequence[SheetCard]) -> tuple[FilterChoice, ...]:
    counts = Counter(card.standing for card in cards)
    choices: list[FilterChoice] = []
    for standing, words in _STANDINGS.items():
        if counts[standing]:
            start = sum(choice.count for choice in choices)
            choices.append(FilterChoice(standing, words, counts[standing], start))
    return tuple(choices)


def _list_formats(cards: Sequence[SheetCard]) -> list[FilterChoice]:
    choices = _count_values((card.sheet.format, word_format(card.sheet.format)) for card in cards)
    return sorted(choices, key=lambda choice: (rank_format(choice.value), choice.value))


def _list_languages(cards: Sequence[SheetCard]) -> list[FilterChoice]:
    choices = _count_values((card.sheet.lang, word_language(card.sheet.lang)) for card in cards)
    return sorted(choices, key=lambda choice: choice.words)


def _count_values(pairs: Iterable[tuple[str, str]]) -> list[FilterChoice]:
    return [FilterChoice(value, words, count) for (value, words), count in Counter(pairs).items()]
