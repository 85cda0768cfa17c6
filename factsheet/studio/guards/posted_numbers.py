"""Numbers that a browser sends back as the page had them."""

from http import HTTPStatus

from starlette.exceptions import HTTPException

_MOST_DIGITS = 12


def read_posted_number(text: str) -> int:
    """Return a whole number, 0 or more.

    Raises:
        HTTPException: It is none that a page of ours has.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS):
        raise HTTPException(HTTPStatus.BAD_REQUEST)
    return int(text)
