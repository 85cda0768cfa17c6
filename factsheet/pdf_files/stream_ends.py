"""Ends of streams that no reader can take for shorter ones.

The library ends a stream with a line feed. Where the last byte of the data is a carriage return, the two look
like one end of line, and a strict reader finds the data a byte shorter than is said (ISO 19005-2, 6.1.7.1).
"""

import re

_STREAM = re.compile(rb"\n<< [^\n]*?/Length (\d+)[^\n]*>>\nstream\n")
_AMBIGUOUS = b"\r\nendstream"
_WIDENED = b"\r\r\nendstream"


def widen_stream_ends(content: bytes) -> bytes:
    """Return a file of the library with both characters of a line's end after such data.

    A space at the head of the stream's dictionary makes room, so that every object stays where it is.
    """
    pieces, start = list[bytes](), 0
    for found in _STREAM.finditer(content):
        end = found.end() + int(found[1])  # of the data
        if content[end - 1 : end - 1 + len(_AMBIGUOUS)] == _AMBIGUOUS:
            head = found.start() + len(b"\n<<")
            pieces += [content[start:head], content[head + 1 : end - 1], _WIDENED]
            start = end - 1 + len(_AMBIGUOUS)
    return b"".join((*pieces, content[start:])) if pieces else content
