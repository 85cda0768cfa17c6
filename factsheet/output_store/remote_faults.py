"""What goes wrong with a store, said as any other fault: what was found, and what is allowed."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager

from factsheet.errors import FactsheetError, Fault, OutputError
from factsheet.output_store.address import Address

BUCKET_ALLOWED = "a bucket that is there: none is made here"
_CREDENTIALS_ALLOWED = (
    "credentials where the store's own tools look for them, such as AWS_ACCESS_KEY_ID and "
    "AWS_SECRET_ACCESS_KEY, or a profile in ~/.aws"
)
_ACCESS_ALLOWED = "a place that your credentials may list, read, write and delete in"
_REACHED_ALLOWED = "a store that can be reached: look at the network and the address, then draw again"
_PLACE_ALLOWED = "a place that can be written to"
# The libraries of the stores share no base class: these are names of their classes and codes of S3.
_BY_NAME = {
    BUCKET_ALLOWED: {"NoSuchBucket"},
    _CREDENTIALS_ALLOWED: {
        "AuthenticationException", "ClientAuthenticationError", "CredentialRetrievalError",
        "DefaultCredentialsError", "ExpiredToken", "InvalidAccessKeyId", "InvalidToken", "NoAuthTokenError",
        "NoCredentialsError", "PartialCredentialsError", "ProfileNotFound", "SignatureDoesNotMatch",
        "SSOTokenLoadError", "TokenRefreshRequired", "TokenRetrievalError", "UnauthorizedSSOTokenError",
    },
    _ACCESS_ALLOWED: {"AccessDenied", "AllAccessDisabled", "PermissionError"},
    _REACHED_ALLOWED: {
        "ClientConnectorError", "ConnectionClosedError", "ConnectionError", "ConnectionRefusedError",
        "ConnectionResetError", "ConnectTimeoutError", "EndpointConnectionError", "FSTimeoutError",
        "HTTPClientError", "ProxyConnectionError", "ReadTimeoutError", "SSLError", "TimeoutError", "gaierror",
    },
}  # fmt: skip


@contextmanager
def word_faults(address: Address, where: str, field: str) -> Iterator[None]:
    """Turn what a store or its library says into a fault of a place in it.

    Raises:
        OutputError: In place of any error of the system or of a library; a slip of this program passes.
    """
    try:
        yield
    except FactsheetError:
        raise
    except Exception as error:  # no narrower class: each library has its own
        if not _is_of_store(error):
            raise
        found = address.hide_secrets(" ".join(_word_error(error).split()))
        raise OutputError(Fault(where, 0, field, found, _find_remedy(error))) from error


def is_condition_unknown(error: OSError) -> bool:
    """Return whether a store refused because it cannot write on condition that nothing is there."""
    return error.errno == errno.ENOSYS


def _is_of_store(error: Exception) -> bool:
    """Return whether an error is the system's or a library's."""
    module = type(error).__module__.partition(".")[0]
    return isinstance(error, OSError | NotImplementedError) or module not in {"builtins", "factsheet"}


def _word_error(error: Exception) -> str:
    """Return what an error says, in the words of the first in its chain that says anything."""
    words = (getattr(each, "strerror", None) or str(each) for each in _list_causes(error))
    return next(filter(None, words), type(error).__name__)


def _find_remedy(error: Exception) -> str:
    """Return what is allowed, by the first in the chain of errors that is known."""
    for each in reversed(_list_causes(error)):  # the first cause says most
        names = {*_list_names(each)}
        for allowed, known in _BY_NAME.items():
            if names & known:
                return allowed
    return _PLACE_ALLOWED


def _list_causes(error: BaseException) -> list[BaseException]:
    causes = [error]
    while (cause := causes[-1].__cause__) is not None and cause not in causes:
        causes.append(cause)
    return causes


def _list_names(error: BaseException) -> Iterator[str]:
    """Yield the names of an error's classes, and the code in the answer of S3."""
    yield from (each.__name__ for each in type(error).__mro__)
    answer = getattr(error, "response", None)
    if isinstance(answer, dict):
        yield str(answer.get("Error", {}).get("Code"))
