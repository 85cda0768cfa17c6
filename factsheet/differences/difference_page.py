"""The differences of two folders as one page of HTML that needs nothing beside it and runs nothing."""

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from factsheet.differences.change_words import (
    KIND_WORDS,
    WITHHELD,
    format_value,
    list_summary,
    word_counts,
    word_difference,
    word_percent,
)
from factsheet.differences.difference_records import PairOutcome, PlaceDifference
from factsheet.differences.sheet_groups import group_pairs, word_programs

_TEMPLATES = Path(__file__).parent / "templates"
_PAGE, _STYLE = "differences.html", "differences.css"
_REST = (PairOutcome.UNKNOWN, PairOutcome.REWRITTEN)  # listed without changes


def render_difference_page(difference: PlaceDifference) -> bytes:
    """Return the page: a summary first, then a section for the sheets of each state that changed alike.

    The same differences give the same bytes. What a file says stands in it as text: markup is escaped, and
    control characters are written out.
    """
    style = (_TEMPLATES / _STYLE).read_text(encoding="utf-8")
    page = _open_templates().get_template(_PAGE)
    rendered = page.render(
        difference=difference,
        groups=group_pairs(difference.pairs),
        summary=list_summary(difference),
        others=[pair for outcome in _REST for pair in difference.list_pairs(outcome)],
        style=style,
        style_digest=b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        counts=word_counts,
        number=format_value,
        amount=word_difference,
        percent=word_percent,
        programs=word_programs,
        kinds=KIND_WORDS,
        withheld=WITHHELD,
    )
    return rendered.encode()


@cache
def _open_templates() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_show_controls,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _show_controls(value: object) -> object:
    """Return a text with control characters written out: some turn the order of what is read around."""
    if type(value) is not str:  # a part of the template itself is marked as safe
        return value
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in value)
