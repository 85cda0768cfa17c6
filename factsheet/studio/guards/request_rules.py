"""The rules that a request must keep before a screen sees it; each returns why it is refused.

Another site that is open in the same browser can send requests here. It cannot send the cookie, whose rule is
strict; yet pages at other ports of this machine count as the same site, and a name that was pointed at this
machine as the same origin. So the name, the origin and what browsers tell of a request are looked at as well.
"""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.types import Scope

from factsheet.studio.guards.access import Access

READING = ("GET", "HEAD")
METHODS = (*READING, "POST")
OPENING, TOKEN_FORM, SHIPPED = "/open", "/token", "/static/"
_OWN_SITE, _NO_SITE = "same-origin", "none"  # of Sec-Fetch-Site; the second: typed, or a bookmark


class Refusal(Enum):
    """Why a request is not answered: the status, and the key of the words that tell it."""

    OTHER_NAME = (HTTPStatus.MISDIRECTED_REQUEST, "errors.other_name")
    METHOD = (HTTPStatus.METHOD_NOT_ALLOWED, "errors.method")
    ADDRESS = (HTTPStatus.NOT_FOUND, "errors.missing")
    OTHER_PAGE = (HTTPStatus.FORBIDDEN, "errors.other_page")
    EARLIER_START = (HTTPStatus.FORBIDDEN, "errors.earlier_start")
    READ_ONLY = (HTTPStatus.FORBIDDEN, "errors.read_only")  # told by `folder_rules`


_Check = Callable[[Scope, Headers, Access], bool]


def find_refusal(scope: Scope, access: Access) -> Refusal | None:
    """Return why a request is refused, None where it may be answered."""
    headers = Headers(scope=scope)
    return next((refusal for refusal, check in _CHECKS if not check(scope, headers, access)), None)


def _is_own_name(_scope: Scope, headers: Headers, access: Access) -> bool:
    """Return whether it is meant for us: by one of our names, told once."""
    return _is_one_of(headers.getlist("host"), access.hosts)


def _has_known_method(scope: Scope, _headers: Headers, _access: Access) -> bool:
    return scope["method"] in METHODS


def _has_plain_path(scope: Scope, _headers: Headers, _access: Access) -> bool:
    """Return whether the address is without signs that none of ours has, and steps to folders above."""
    path: str = scope["path"]
    return path.isprintable() and "\\" not in path and ".." not in path.split("/")


def _is_from_own_page(scope: Scope, headers: Headers, access: Access) -> bool:
    """Return whether no other page asks: for a change, or for anything that it could look at."""
    if scope["method"] in READING and scope["path"] == OPENING:
        return True  # begun by a file of this machine, which counts as another site
    site, origin = headers.getlist("sec-fetch-site"), headers.getlist("origin")
    is_reading = scope["method"] in READING
    sites = (_OWN_SITE, _NO_SITE) if is_reading else (_OWN_SITE,)
    is_own = (not site or _is_one_of(site, sites)) and (not origin or _is_one_of(origin, access.origins))
    return is_own and (is_reading or bool(site or origin))


def _has_cookie(scope: Scope, headers: Headers, access: Access) -> bool:
    """Return whether it comes from a browser that was let in, or asks for what lets it in."""
    path: str = scope["path"]
    if path == OPENING or path.startswith(SHIPPED) or (path == TOKEN_FORM and access.token is not None):
        return True
    return any(access.is_cookie(value) for value in _list_cookies(headers, access.cookie))


def _list_cookies(headers: Headers, name: str) -> Iterator[str]:
    for line in headers.getlist("cookie"):
        for part in line.split(";"):
            found, _, value = part.strip().partition("=")
            if found == name:
                yield value


def _is_one_of(values: Sequence[str], right: Sequence[str]) -> bool:
    """Return whether a header stands once and has one of some values."""
    return len(values) == 1 and values[0] in right


_CHECKS: tuple[tuple[Refusal, _Check], ...] = (
    (Refusal.OTHER_NAME, _is_own_name),
    (Refusal.METHOD, _has_known_method),
    (Refusal.ADDRESS, _has_plain_path),
    (Refusal.OTHER_PAGE, _is_from_own_page),
    (Refusal.EARLIER_START, _has_cookie),
)
