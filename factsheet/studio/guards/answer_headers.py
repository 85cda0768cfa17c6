"""The headers that every answer has: what a page may load, and who may look at it."""

from http import HTTPStatus

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope

from factsheet.studio.guards.request_rules import OPENING, SHIPPED

_CONTENT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_PICTURE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"  # an SVG that somebody uploaded
_SVG = "image/svg+xml"
_ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_FIRST_FAULT = 400
_BODY_LEFT = (HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)  # its rest is not waited for
STORED = "private, max-age=31536000, immutable"  # for what another address has as soon as it changes
_NOT_STORED = "no-store"


def add_headers(scope: Scope, message: Message) -> Message:
    """Return the beginning of an answer with the headers that it must have."""
    headers = MutableHeaders(raw=list(message["headers"]))
    for name, value in _ALWAYS.items():
        headers[name] = value
    # With "no-referrer" a browser would call the origin of our own forms null; a key must not be passed on.
    headers["Referrer-Policy"] = "no-referrer" if scope["path"] == OPENING else "same-origin"
    is_shipped = scope["path"].startswith(SHIPPED) and message["status"] < _FIRST_FAULT
    is_drawn = not is_shipped and headers.get("content-type", "").startswith(_SVG)
    headers["Content-Security-Policy"] = _PICTURE_POLICY if is_drawn else _CONTENT_POLICY
    if is_shipped:
        headers["Cache-Control"] = STORED
    else:  # a picture whose address has its digest says itself that it may be stored
        headers.setdefault("Cache-Control", _NOT_STORED)
    if message["status"] in _BODY_LEFT:
        headers["Connection"] = "close"
    return {**message, "headers": headers.raw}
