"""The URL of a store: what of it may be shown, and what is refused before anything is asked of the store."""

import re
from dataclasses import dataclass, field

from factsheet.errors import Fault, UsageError

S3 = frozenset({"s3", "s3a"})
OBJECT_STORES = S3 | {"gs", "gcs", "az", "abfs", "abfss"}  # in which each file is in a bucket or container
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+")
_NO_USERS = S3 | {"gs", "gcs"}  # before the first slash stands a bucket, nothing else
_CREDENTIALS_APART = (
    "a place alone, as s3://bucket/folder; credentials where the store's own tools look for them, such as "
    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
)
_PLACE = "scheme://place/folder, such as s3://bucket/folder"
_NO_CHAIN = "one store, such as s3://bucket/folder"
_BUCKET = "s3://bucket/folder: pages are read over http, not written"


@dataclass(frozen=True, slots=True)
class Address:
    """Where a store is.

    Attributes:
        scheme: What stands before `://`, in small letters.
        url: As typed, without a slash at its end; never shown.
        name: The URL without a password, for messages and reports.
        secrets: What may stand in no message.
    """

    scheme: str
    url: str = field(repr=False)
    name: str
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def hide_secrets(self, text: str) -> str:
        """Return a text without the password, and without any in a URL that a library quotes."""
        for secret in self.secrets:
            text = text.replace(secret, "***")
        return re.sub(r"//[^/@\s]*@", "//", text)


def read_address(url: str) -> Address:
    """Return the address that a URL is.

    Raises:
        UsageError: It is no place to write to, or holds what does not belong there; the message shows none of
            what may be secret.
    """
    head, _, rest = url.partition("://")
    scheme, rest = head.lower(), rest.rstrip("/")
    _check_form(scheme, rest)
    host, slash, path = rest.partition("/")
    user, at, place = host.rpartition("@")
    person, _, password = user.partition(":")
    shown = f"{scheme}://{person}{at}{place}{slash}{path}"
    return Address(scheme, f"{scheme}://{rest}", shown, _list_spellings(password))


def _check_form(scheme: str, rest: str) -> None:
    host = rest.partition("/")[0]
    user, _, place = host.rpartition("@")
    _, colon, port = place.partition(":")
    if "::" in scheme or "::" in rest:
        raise _refuse_url("a chain of stores", _NO_CHAIN)
    if not _SCHEME.fullmatch(scheme) or not (place if scheme in OBJECT_STORES else rest):
        raise _refuse_url("no place", _PLACE)
    if scheme in {"http", "https"}:
        raise _refuse_url(f"{scheme}://", _BUCKET)
    if "?" in rest or (user and scheme in _NO_USERS):
        raise _refuse_url("more than a place in the URL", _CREDENTIALS_APART)
    if colon and not port.isdigit():  # a slash in a password looks like that
        raise _refuse_url("a port that is no number", f"{_PLACE}; a slash in a password is %2F")


def _refuse_url(found: str, allowed: str) -> UsageError:
    return UsageError(Fault("command line", 1, "--output", found, allowed))


def _list_spellings(password: str) -> tuple[str, ...]:
    from urllib.parse import unquote

    return tuple({password, unquote(password)} - {""})
