"""What is wrong with a cluster, said as any other fault: what was found, and what is allowed."""

import socket

from factsheet.errors import ClusterError, Fault

SCHEDULER_ALLOWED = "the address of a dask scheduler that runs and that this computer can reach"
_NO_ANSWER = "no answer in time"
_KNOCK_WITHIN = 2.0  # seconds
WORKERS_ALLOWED = "workers that are up: start some with 'dask worker ADDRESS'"


def make_cluster_fault(found: str, allowed: str) -> Fault:
    """Return the fault of an address, or of what is found there."""
    return Fault("command line", 1, "--cluster", found, allowed, code="")


def refuse_cluster(found: str, allowed: str) -> ClusterError:
    """Return the error that stands for a cluster that does not draw."""
    return ClusterError(make_cluster_fault(found, allowed))


def refuse_scheduler(address: str, error: BaseException) -> ClusterError:
    """Return the error that stands for an address at which no scheduler was found."""
    return refuse_cluster(f"no scheduler at {address}: {_find_cause(address, error)}", SCHEDULER_ALLOWED)


def refuse_lost_scheduler() -> ClusterError:
    """Return the error that stands for a scheduler that was there, and is there no more."""
    return refuse_cluster("that its scheduler is gone", SCHEDULER_ALLOWED)


def _find_cause(address: str, error: BaseException) -> str:
    """Return what the system says: dask's own words tell of connectors and places in memory."""
    if isinstance(error, MemoryError | ValueError):  # of lengths and words that were never meant as such
        return "what answers there speaks another protocol"
    if isinstance(error, TimeoutError):
        return _NO_ANSWER
    return _find_obstacle(address) or _word_first_cause(error)


def _find_obstacle(address: str) -> str:
    """Return what keeps a connection from being made, "" for nothing.

    Dask tries again and again, and tells the last time alone, for which there may have been no time left.
    """
    host, _, port = address.partition("://")[2].rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_KNOCK_WITHIN).close()
    except OSError as error:
        return error.strerror or _NO_ANSWER
    return ""


def _word_first_cause(error: BaseException) -> str:
    while error.__cause__ is not None:
        error = error.__cause__
    return getattr(error, "strerror", None) or " ".join(str(error).split()) or _NO_ANSWER
