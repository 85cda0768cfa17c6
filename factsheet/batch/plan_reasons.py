"""Why a sheet is drawn again, in words: which of its inputs are not those of the sheet that stands there."""

from collections.abc import Iterable, Mapping

from factsheet.batch.program_digest import CODE, LIBRARIES
from factsheet.embedded_data.changed_values import ChangedValue

NEW = "new"
DELETED = "its file is gone"
UNKNOWN = "nothing is noted of the file that has its name"
EDITED = "its file is not the one that was written"
FORCED = "--force"
DATA = "data"
UNPRINTED = "unprinted"  # of the inputs: what the data hold and no sheet prints, which the report names

_PROGRAM = "program version"
_THEME = "theme"
_STANDARD = "standard"
_DRAWING = {  # keys of `CarriedDrawing`
    "program": _PROGRAM,
    "theme": _THEME,
    "map": "classes of the map",
    "second_map": "classes of the second map",
    "blocks": "choice of blocks",
    "allow_back": "--allow-back",
    "standard": _STANDARD,
    "english_prevails": "which language prevails",
    "rate": "figures of other states",
    "share": "figures of other states",
    "change": "figures of other states",
    "wording": "wording",
    "shapes": "county shapes",
}
_INPUTS = {
    "shapes": "county shapes",
    "fonts": "fonts",
    "wording": "wording",
    "standard": _STANDARD,
    CODE: "program files",
    LIBRARIES: "libraries that draw",
    UNPRINTED: "what the sheet does not print",
}


def word_reasons(
    before: Mapping[str, str],
    after: Mapping[str, str],
    changes: Iterable[ChangedValue],
    drawings: tuple[Mapping[str, object], Mapping[str, object]],
) -> tuple[str, ...]:
    """Return which inputs of a sheet have changed: values of its data by name, other inputs in words.

    Args:
        before: Digests of the inputs of the sheet that stands there.
        after: The same, of the one to be drawn.
        changes: The values of the data that differ.
        drawings: What the sheet that stands there was drawn with, and the one to be drawn.
    """
    differ = [name for name in after if before.get(name) != after[name]]
    items = list(dict.fromkeys(change.item for change in changes)) if "data" in differ else []
    reasons = items or [DATA] if "data" in differ else []
    if "drawing" in differ:
        reasons += _compare_drawings(*drawings)
    reasons += [_INPUTS[name] for name in differ if name in _INPUTS]
    if _PROGRAM in reasons:  # of course it has other files then
        reasons = [reason for reason in reasons if reason != _INPUTS[CODE]]
    return tuple(dict.fromkeys(reasons))


def _compare_drawings(old: Mapping[str, object], new: Mapping[str, object]) -> list[str]:
    return [words for key, words in _DRAWING.items() if old.get(key) != new.get(key)] or ["drawing"]
