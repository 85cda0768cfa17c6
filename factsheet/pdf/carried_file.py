"""The data that a finished sheet carries, out of its bytes again: to tell in what an older one differs."""

import json
import re
import zlib
from collections.abc import Mapping

MOST_BYTES = 4_000_000  # of the data, unpacked: a file of this name may come from anywhere
_EMBEDDED_JSON = re.compile(
    rb"/Length (\d+)(?:(?!endobj).){0,300}?/Subtype /application#2Fjson /Type /EmbeddedFile\s*>>\s*"
    rb"stream\r?\n",
    re.DOTALL,
)


def read_carried_json(content: bytes) -> Mapping[str, object] | None:
    """Return the profile that a sheet of this program carries, None where none can be read."""
    found = _EMBEDDED_JSON.search(content)
    if found is None:
        return None
    packed = content[found.end() : found.end() + int(found[1])]
    try:
        carried = json.loads(zlib.decompressobj().decompress(packed, MOST_BYTES))
    except (zlib.error, ValueError, RecursionError):
        return None
    return carried if isinstance(carried, dict) else None
