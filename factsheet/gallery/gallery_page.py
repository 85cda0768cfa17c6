"""The page itself: one file that needs no network, whose script and style are named by their digests."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from factsheet.gallery.card_filters import list_formats, list_languages, list_sections, list_standings
from factsheet.gallery.fit_words import word_fit, word_losses, word_pages
from factsheet.gallery.reported_build import ReportedBuild
from factsheet.gallery.sheet_cards import SheetCard, link_file, make_cards

_TEMPLATES = Path(__file__).parent / "templates"


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
        sections=list_sections(cards),
        standings=list_standings(cards),
        formats=list_formats(cards),
        languages=list_languages(cards),
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
    """Return a file of our own, which is set into the page as it is."""
    return Markup((_TEMPLATES / name).read_text(encoding="utf-8"))


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
