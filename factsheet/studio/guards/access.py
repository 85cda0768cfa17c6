"""Who may open the pages: the names that the studio answers to, keys that open once, and the cookie."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest

KEY_BYTES = 32
KEY_SECONDS = 60.0
_LOOPBACK = ("127.0.0.1", "localhost")


@dataclass(slots=True)
class OneTimeKeys:
    """The key that opens the studio once and for a minute; a new one takes the place of the one before.

    Attributes:
        read_seconds: Tells the seconds since some moment, never backwards.
        on_taken: Called once a key has opened the studio.
    """

    read_seconds: Callable[[], float]
    on_taken: Callable[[], None] | None = None
    _open: tuple[str, float] | None = None

    def make_key(self) -> str:
        """Return a new key of 32 random bytes, as it stands in an address."""
        key = secrets.token_urlsafe(KEY_BYTES)
        self._open = (key, self.read_seconds() + KEY_SECONDS)
        return key

    def take_key(self, key: str) -> bool:
        """Return whether a key opens the studio; it does so once."""
        if self._open is None:
            return False
        right, until = self._open
        if not compare_digest(key.encode(), right.encode()):
            return False
        self._open = None
        if self.on_taken is not None:
            self.on_taken()
        return self.read_seconds() <= until


@dataclass(frozen=True, slots=True)
class Access:
    """What a browser must say to be answered.

    Attributes:
        hosts: The values of ``Host`` that are the studio's own, each with its port.
        port: Where the studio listens; the cookie is named by it, since all ports of a machine share cookies.
        keys: What opens the studio on this machine.
        token: What opens it from another machine, typed by a person; None where it is not open to others.
        secret: The value of the cookie, new at each start.
    """

    hosts: tuple[str, ...]
    port: int
    keys: OneTimeKeys
    token: str | None = None
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(KEY_BYTES), repr=False)

    @property
    def origins(self) -> tuple[str, ...]:
        """The values of ``Origin`` that the studio's own pages have."""
        return tuple(f"http://{host}" for host in self.hosts)

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return f"studio-{self.port}"

    @property
    def set_cookie(self) -> str:
        """The header that gives a browser the cookie."""
        return f"{self.cookie}={self.secret}; Path=/; HttpOnly; SameSite=Strict"

    def is_cookie(self, value: str) -> bool:
        """Return whether a value of the cookie is the one of this start."""
        return compare_digest(value.encode(), self.secret.encode())

    def is_token(self, value: str) -> bool:
        """Return whether a typed token is the right one; never where there is none."""
        return self.token is not None and compare_digest(value.encode(), self.token.encode())

    def name_link(self, key: str) -> str:
        """Return the address that opens the studio with a key."""
        return f"{self.origins[0]}/open?key={key}"


def make_access(
    port: int, read_seconds: Callable[[], float], *, host: str | None = None, token: str | None = None
) -> Access:
    """Return who may open a studio.

    Args:
        port: Where it listens.
        read_seconds: Tells the seconds since some moment, never backwards.
        host: The name by which other machines reach this one; None for this machine alone.
        token: What a person types on another machine.
    """
    names = _LOOPBACK if host is None else (f"[{host}]" if ":" in host else host.lower(),)
    return Access(tuple(f"{name}:{port}" for name in names), port, OneTimeKeys(read_seconds), token)
