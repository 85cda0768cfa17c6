"""The place that the words of a user name: a folder, or a store by its URL."""

from pathlib import Path

from factsheet.errors import Fault, UsageError
from factsheet.output_store.address import Address, read_address
from factsheet.output_store.local_store import LocalStore
from factsheet.output_store.store import OutputStore

_EXTRA = "pip install 'factsheet[remote]'"
_FILE_ALLOWED = "file:///folder/below, on this machine"
_URL_AS_TEXT = "a URL as text, since a Path drops one of its slashes"
_WRITERS = "a local folder, or a store that can be written to, such as s3://bucket/folder"


def open_store(output: Path | str) -> OutputStore:
    """Return the place that is named, which need not be there yet; a store is not asked before it is used.

    Args:
        output: A folder, or a URL that fsspec knows, as `s3://bucket/folder`.

    Raises:
        UsageError: The URL is none that can be written to, or the package that writes there is missing.
    """
    if isinstance(output, Path):
        return LocalStore(_check_path(output))
    if not is_address(output):
        return LocalStore(Path(output))
    scheme, _mark, rest = output.partition("://")
    if scheme.lower() == "file":
        return LocalStore(_read_file_url(rest))
    address = read_address(output)
    _check_packages(address)
    from factsheet.output_store.remote_store import RemoteStore  # not where all is local

    return RemoteStore(address)


def is_address(output: str) -> bool:
    """Return whether a text is a URL, not a folder, if only one on a drive of Windows."""
    scheme, mark, _rest = output.partition("://")
    return bool(mark) and len(scheme) != 1 and not {"/", "\\"} & {*scheme}


def _check_path(path: Path) -> Path:
    """Return a path if it is not a URL that was made one: a folder `s3:` would be made without a word."""
    if path.parts and path.parts[0].endswith(":") and len(path.parts[0].rstrip(":")) > 1:
        raise UsageError(Fault("command line", 1, "--output", repr(str(path)), _URL_AS_TEXT))
    return path


def _read_file_url(rest: str) -> Path:
    from urllib.request import url2pathname

    host, slash, path = rest.partition("/")
    if host.lower() not in {"", "localhost"} or not path:
        raise UsageError(Fault("command line", 1, "--output", repr(f"file://{rest}"), _FILE_ALLOWED))
    return Path(url2pathname(slash + path))


def _check_packages(address: Address) -> None:
    """Refuse a store that no installed package writes to.

    Raises:
        UsageError: The message tells what to install.
    """
    try:
        import fsspec
    except ImportError as error:
        raise _refuse_scheme(address, "without the packages that write to it", _EXTRA) from error
    try:
        fsspec.get_filesystem_class(address.scheme)
    except ValueError as error:
        raise _refuse_scheme(address, "of which no package knows", _WRITERS) from error
    except ImportError as error:
        install = _EXTRA if address.scheme in {"s3", "s3a"} else str(error)
        raise _refuse_scheme(address, "without the package that writes to it", install) from error


def _refuse_scheme(address: Address, lack: str, allowed: str) -> UsageError:
    return UsageError(Fault("command line", 1, "--output", f"{address.scheme}:// {lack}", allowed))
