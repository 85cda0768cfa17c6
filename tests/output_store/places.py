"""What the tests share: settings, the rights of an ordinary user, and programs that are killed."""

import ctypes
import os
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen

ROOT = Path(__file__).parents[2]
S3_SETTINGS = {
    "AWS_ACCESS_KEY_ID": "made-up-key",
    "AWS_SECRET_ACCESS_KEY": "made-up-secret",
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
    "AWS_MAX_ATTEMPTS": "1",
    "NO_PROXY": "127.0.0.1",
}
_OVERRIDES = 0b110  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


@contextmanager
def bound_by_permissions() -> Iterator[None]:
    """Let permissions bind this thread as those of any user, also where it is root's; Linux only."""
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    rights = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable, for the first 32 and the rest
    system = ctypes.CDLL(None, use_errno=True)
    assert system.capget(header, rights) == 0
    before = rights[0]
    try:
        rights[0] = before & ~_OVERRIDES
        assert system.capset(header, rights) == 0
        yield
    finally:
        rights[0] = before
        assert system.capset(header, rights) == 0


@contextmanager
def running(script: str, *arguments: str, settings: Mapping[str, str] | None = None) -> Iterator[Popen[str]]:
    """Run Python in a process of its own and end that with the block, however far it came."""
    command = [sys.executable, "-W", "error", "-c", script, *arguments]
    environment = {"PYTHONPATH": str(ROOT), "PATH": "", **(settings or {})}
    with Popen(command, env=environment, stdin=PIPE, stdout=PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


def read_line(process: Popen[str]) -> str:
    """Wait for a line from a program and return it."""
    assert process.stdout is not None
    return process.stdout.readline().strip()


def kill(process: Popen[str]) -> None:
    """Kill a program at once, as a power cut or an impatient scheduler does."""
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
