"""How much a request may bring along, counted while it is read, and how long that may take."""

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from time import monotonic

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import Message, Receive, Scope

MEGABYTE = 2**20
MOST_FIELDS = 5000  # the counties of Texas in ten years are half of that
FORM_BYTES, WORKBOOK_BYTES, LOGO_BYTES, REPORT_BYTES = MEGABYTE, 25 * MEGABYTE, MEGABYTE, 60 * MEGABYTE
_FORM_SECONDS, _FILE_SECONDS = 15.0, 60.0
_PLACES = {  # by the first part of an address whose forms have files
    "import": WORKBOOK_BYTES,
    "theme": LOGO_BYTES,
    "attach": REPORT_BYTES,
}
_BETWEEN = b"&"


@dataclass(slots=True)
class LimitedBody:
    """The body of one request, handed on while it keeps its limits.

    Attributes:
        receive: What brings the body.
        most: How many bytes it may have.
        until: When it must be there, by the clock of `time.monotonic`.
        is_form: Whether its fields are parted by a sign, and so can be counted.
    """

    receive: Receive
    most: int
    until: float
    is_form: bool
    _bytes: int = 0
    _fields: int = 1
    _is_whole: bool = False

    async def read_message(self) -> Message:
        """Return what comes next.

        Raises:
            HTTPException: It is too large, has too many fields or comes too slowly.
        """
        if self._is_whole:  # what comes now is that the browser has gone, whenever that is
            return await self.receive()
        try:
            async with asyncio.timeout(max(self.until - monotonic(), 0.0)):
                message = await self.receive()
        except TimeoutError as error:
            raise HTTPException(HTTPStatus.REQUEST_TIMEOUT) from error
        self._count_message(message)
        return message

    def _count_message(self, message: Message) -> None:
        body: bytes = message.get("body", b"")
        self._is_whole = not message.get("more_body", False)
        self._bytes += len(body)
        self._fields += body.count(_BETWEEN) if self.is_form else 0
        if self._bytes > self.most or self._fields > MOST_FIELDS:
            raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def limit_body(scope: Scope, receive: Receive) -> LimitedBody:
    """Return the body of a request within the limits of its address.

    Raises:
        HTTPException: It says itself that it is too large.
    """
    headers = Headers(scope=scope)
    extra = _PLACES.get(scope["path"].split("/")[1])
    most = FORM_BYTES if extra is None else FORM_BYTES + extra
    length = headers.get("content-length", "0")
    if not length.isdecimal() or int(length) > most:
        raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    is_form = headers.get("content-type", "").startswith("application/x-www-form-urlencoded")
    seconds = _FORM_SECONDS if extra is None else _FILE_SECONDS
    return LimitedBody(receive, most, monotonic() + seconds, is_form)
