"""How a sheet came to fit, and what it does not print, in plain words."""

from collections.abc import Mapping
from types import MappingProxyType

from factsheet.gallery.reported_build import ReportedFit
from factsheet.model.sheet_fit import LeftOut

_USUAL_TYPE = 9.0  # points; below it a ladder has begun to set its text smaller
_STEPS: Mapping[str, str] = MappingProxyType(
    {
        "short titles": "Short titles of laws",
        "rebalanced": "Laws and efforts arranged to save room",
        "tight": "Laws and efforts arranged to save room",
        "shortened": "Lists shortened",
        "left out": "Parts left out",
        "on the back": "Goes on on the back",
    }
)
"""What a step did beside its type and its pages, and beside what is listed as not printed."""

_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "call_types": "Types of calls",
        "counties": "Counties",
        "second_counties": "Counties of the second map",
        "demographics": "People",
        "efforts.agencies": "Agencies",
        "efforts.collaborations": "Collaborations",
        "efforts.funding": "Funding",
        "efforts.resources": "Resources",
        "beside the nation": "The state beside the nation",
    }
)
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        LeftOut.NO_ROOM: "for want of room",
        LeftOut.CHOSEN: "by choice",
        LeftOut.LOOKS: "since the sheet has no place for it",
    }
)
_HALF_TOLD: Mapping[str, str] = MappingProxyType(
    {
        LeftOut.SHADE: "shades on the map alone, without a name",
        LeftOut.COLUMN: "columns alone, without a number",
    }
)


def word_fit(fit: ReportedFit) -> tuple[str, ...]:
    """Return in a few phrases how the text was made to fit; what is not printed is told by `word_losses`."""
    told = (
        word_pages(fit.pages),
        _word_type(fit.type_size),
        _STEPS.get(fit.step, ""),
        f"{fit.fill:.0%} of the {'last page' if fit.pages > 1 else 'page'} filled",
        _word_extras(fit.extras),
    )
    return tuple(phrase for phrase in told if phrase)


def word_pages(pages: int) -> str:
    """Return how many pages there are."""
    return "One page" if pages == 1 else f"{pages} pages"


def word_losses(fit: ReportedFit) -> tuple[str, ...]:
    """Return what the data hold and the sheet does not print, a line each, and why."""
    shortened = [_word_shortened(fit, path, hidden) for path, hidden in fit.shortened.items()]
    return (*shortened, *(_word_left_out(fit, path) for path in fit.left_out))


def name_part(path: str) -> str:
    """Return what a reader calls a block, or a list of the profile file."""
    words = path.replace("_", " ").replace(".", ": ")
    return _PARTS.get(path, words[:1].upper() + words[1:])


def _word_type(size: float) -> str:
    told = f"{size:.1f}".removesuffix(".0")
    return f"Smaller type ({told} pt)" if size < _USUAL_TYPE else f"{told} pt type"


def _word_extras(extras: tuple[str, ...]) -> str:
    return f"Room for more: {', '.join(map(name_part, extras))}" if extras else ""


def _word_shortened(fit: ReportedFit, path: str, hidden: int) -> str:
    """Return how much of a list is not printed: cut off, or there without its name or number."""
    part, reason = name_part(path), fit.find_reason(path)
    if reason in _HALF_TOLD:
        return f"{part}: {hidden} more are {_HALF_TOLD[reason]}"
    return f"and {hidden} more left out of {part}, {_word_reason(reason)}"


def _word_left_out(fit: ReportedFit, path: str) -> str:
    part, reason = name_part(path), fit.find_reason(path)
    return (
        f"{part}: {_HALF_TOLD[reason]}"
        if reason in _HALF_TOLD
        else f"{part} left out, {_word_reason(reason)}"
    )


def _word_reason(reason: str) -> str:
    return _REASONS.get(reason, reason)
