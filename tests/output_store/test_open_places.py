"""Which place the words of a user name, and what is refused before a store is asked."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet.errors import UsageError
from factsheet.output_store import open_store
from factsheet.output_store.address import read_address
from factsheet.output_store.local_store import LocalStore
from tests.output_store.places import ROOT

PLACE = "scheme://place/folder, such as s3://bucket/folder"
APART = (
    "a place alone, as s3://bucket/folder; credentials where the store's own tools look for them, such as "
    "AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
)
EXTRA = "pip install 'factsheet[remote]'"
WITHOUT_A_PACKAGE = """
import sys
from factsheet.errors import UsageError
from factsheet.output_store import open_store
sys.modules[sys.argv[1]] = None
try:
    open_store(sys.argv[2])
except UsageError as error:
    print(error)
"""
LOADED = """
import json, sys
import factsheet
before = {*sys.modules}
from factsheet.output_store import open_store
store = open_store(sys.argv[1])
store.prepare()
store.put("ma.pdf", b"sheet")
store.read_digests(store.list_names())
print(json.dumps(sorted({*sys.modules} - before)))
"""


def run_script(script: str, *arguments: str) -> str:
    """Return what a program prints in a process of its own, in which nothing is loaded yet."""
    command = [sys.executable, "-W", "error", "-c", script, *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": ""}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    ("output", "folder"),
    [
        ("sheets", "sheets"),
        ("/srv/sheets", "/srv/sheets"),
        ("C:\\sheets", "C:\\sheets"),
        ("C://sheets", "C:/sheets"),
        ("a:b", "a:b"),
        ("out/s3://sheets", "out/s3:/sheets"),
        ("file:///srv/our%20sheets", "/srv/our sheets"),
        ("FILE://localhost/srv/sheets", "/srv/sheets"),
        (Path("sheets"), "sheets"),
        (Path("C:sheets"), "C:sheets"),
    ],
)
def test_a_local_folder_is_one(output: Path | str, folder: str) -> None:
    assert open_store(output) == LocalStore(Path(folder))


@pytest.mark.parametrize(
    ("output", "name"),
    [
        ("s3://bucket", "s3://bucket"),
        ("S3://Bucket/Sheets/", "s3://Bucket/Sheets"),
        ("memory://sheets", "memory://sheets"),
        ("local:///srv/a@b", "local:///srv/a@b"),
    ],
)
def test_a_url_is_a_store_and_called_as_typed(output: str, name: str) -> None:
    assert open_store(output).name == name


@pytest.mark.parametrize(
    ("url", "found", "allowed"),
    [
        ("s3://", "no place", PLACE),
        ("s3:///folder", "no place", PLACE),
        ("memory://", "no place", PLACE),
        ("s_3://bucket", "no place", PLACE),
        ("s3://made-up-key:hush@bucket/x", "more than a place in the URL", APART),
        ("gs://hush@bucket/x", "more than a place in the URL", APART),
        ("abfs://box/x?sig=hush", "more than a place in the URL", APART),
        ("sftp://me:hu/sh@host/x", "a port that is no number", f"{PLACE}; a slash in a password is %2F"),
        ("zip://a::s3://hush", "a chain of stores", "one store, such as s3://bucket/folder"),
        ("simplecache::s3://b/x", "a chain of stores", "one store, such as s3://bucket/folder"),
        ("https://hush/x", "https://", "s3://bucket/folder: pages are read over http, not written"),
        (
            "nope://bucket/x",
            "nope:// of which no package knows",
            "a local folder, or a store that can be written to, such as s3://bucket/folder",
        ),
        ("file://server/share", "'file://server/share'", "file:///folder/below, on this machine"),
        ("file:///", "'file:///'", "file:///folder/below, on this machine"),
    ],
)  # fmt: skip
def test_a_url_that_names_no_place_is_refused_without_its_secrets(url: str, found: str, allowed: str) -> None:
    with pytest.raises(UsageError) as caught:
        open_store(url)
    assert str(caught.value) == f"command line:1: --output: found {found}; allowed: {allowed}"
    assert "hush" not in str(caught.value)


def test_a_url_that_was_made_a_path_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        open_store(Path("s3://bucket/sheets"))
    assert str(caught.value) == (
        "command line:1: --output: found 's3:/bucket/sheets';"
        " allowed: a URL as text, since a Path drops one of its slashes"
    )


@pytest.mark.parametrize(
    ("module", "scheme", "lack", "install"),
    [
        ("fsspec", "s3", "the packages that write to it", EXTRA),
        ("s3fs", "s3", "the package that writes to it", EXTRA),
        ("gcsfs", "gs", "the package that writes to it", "Please install gcsfs to access Google Storage"),
    ],
)
def test_what_to_install_is_told(module: str, scheme: str, lack: str, install: str) -> None:
    told = run_script(WITHOUT_A_PACKAGE, module, f"{scheme}://bucket/sheets")
    assert told == f"command line:1: --output: found {scheme}:// without {lack}; allowed: {install}\n"


@pytest.mark.parametrize("password", ["hush", "p%40ss", "***"])
def test_a_password_is_in_no_word_of_an_address(password: str) -> None:
    address = read_address(f"sftp://me:{password}@host:22/sheets/")
    assert address.name == "sftp://me@host:22/sheets"
    assert address.url == f"sftp://me:{password}@host:22/sheets"
    assert repr(address) == "Address(scheme='sftp', name='sftp://me@host:22/sheets')"
    said = address.hide_secrets(f"no way to sftp://me:{password}@host, nor for p@ss or {password}")
    assert said.startswith("no way to sftp://host, nor for ")
    assert password == "***" or password not in said


def test_an_endpoint_with_a_password_is_shown_without_it() -> None:
    said = read_address("s3://bucket/x").hide_secrets('no answer from "https://me:hush@store.example/bucket"')
    assert said == 'no answer from "https://store.example/bucket"'


def test_a_local_folder_loads_nothing_that_only_a_store_needs(tmp_path: Path) -> None:
    loaded = json.loads(run_script(LOADED, str(tmp_path)))
    ours = [name for name in loaded if name.startswith("factsheet.")]
    assert {"factsheet.output_store.local_store", "factsheet.output_files"} <= {*ours}
    heavy = {
        "fsspec",
        "s3fs",
        "botocore",
        "filelock",
        "asyncio",
        "socket",
        "threading",
        "factsheet.output_store.remote_store",
    }
    assert heavy & {*loaded} == set()
    assert len(loaded) < 40
