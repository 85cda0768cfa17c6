"""Places to write to: a folder, memory, a store that moves files, and a real S3 server on this machine."""

import logging
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem
from moto.server import ThreadedMotoServer

from factsheet.output_store import OutputStore, open_store
from tests.output_store.places import S3_SETTINGS

_BUCKETS = count()


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """Return the address of an S3 server that is up while the tests run."""
    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for each request
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    fsspec.get_filesystem_class("s3").clear_instance_cache()
    server.stop()


@pytest.fixture
def s3_settings(s3_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return the environment by which any program reaches the server, and set it here."""
    nowhere = str(tmp_path / "no settings")
    files = {"AWS_CONFIG_FILE": nowhere, "AWS_SHARED_CREDENTIALS_FILE": nowhere}
    settings = {**S3_SETTINGS, **files, "AWS_ENDPOINT_URL": s3_server}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return settings


@pytest.fixture
def bucket(s3_settings: dict[str, str]) -> str:
    """Return a bucket with nothing in it."""
    name = f"sheets-{next(_BUCKETS)}"
    fsspec.filesystem("s3").mkdir(name)
    return name


@pytest.fixture
def memory() -> Iterator[str]:
    """Return an empty place in memory."""
    yield "memory://sheets/2024"
    MemoryFileSystem.store.clear()
    MemoryFileSystem.pseudo_dirs[:] = [""]


@pytest.fixture(params=["folder", "memory", "moving", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return each kind of place, named as a user would; none is there yet but the bucket."""
    match request.param:
        case "folder":
            return str(tmp_path / "sheets" / "2024")
        case "memory":
            return str(request.getfixturevalue("memory"))
        case "moving":  # real files by way of fsspec, each written beside its name
            return f"local://{tmp_path}/sheets/2024"
    return f"s3://{request.getfixturevalue('bucket')}/sheets/2024"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder for sheets."""
    folder = tmp_path / "sheets"
    folder.mkdir()
    return folder


@pytest.fixture
def store(folder: Path) -> OutputStore:
    """Return the store in that folder."""
    return open_store(folder)
