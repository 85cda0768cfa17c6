"""In which part of a profile a finding is, by the file and the field that it names."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import PurePath

from factsheet.errors import Fault
from factsheet.reading.file_names import PROFILES, TABLES
from factsheet.studio.forms.part_specs import PART_SPECS

_YEARS_TABLE = "hotline_annual"
_TEXTS = "texts"
SHARED = "shared"  # what stands in no part of a profile, but in files that all states share


def find_part(fault: Fault) -> str:
    """Return the word of the part that a fault is in: "laws"; "shared" where it is in no part."""
    path = PurePath(fault.file)
    folder = path.parent.name
    if folder == TABLES:
        return "years" if path.stem == _YEARS_TABLE else "counties"
    if folder != PROFILES:
        return SHARED
    first, *rest = re.split(r"[.\[]", fault.field)
    key = f"{first}.{rest[0]}" if first == _TEXTS and rest else first
    return _list_parts().get(key, "version")


@cache
def _list_parts() -> Mapping[str, str]:
    """Return the part of each key of a profile, and of each text of the publisher's own."""
    return dict(_walk_keys())


def _walk_keys() -> Iterator[tuple[str, str]]:
    for part, groups in PART_SPECS.items():
        for group in groups:
            paths = [*(one.path for one in group.fields), *(one.path for one in group.lists)]
            addresses = [(*group.address, *path)[1:] for path in paths]
            for steps in addresses:
                yield (".".join(steps[:2]) if steps[0] == _TEXTS else steps[0]), part
