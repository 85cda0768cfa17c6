"""What the tests of clusters share: one that is inside this process, and so is there at once."""

import logging
from collections.abc import Iterator

import pytest
from distributed import LocalCluster


@pytest.fixture(scope="module")
def inner_cluster() -> Iterator[str]:
    """Return the address of a scheduler with two workers; they are threads of this process.

    It is gone after each module: its sign of life draws random numbers, which Hypothesis takes for its own.
    """
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        processes=False,
        protocol="tcp://",
        dashboard_address="127.0.0.1:0",
        silence_logs=logging.CRITICAL,
    ) as cluster:
        yield str(cluster.scheduler_address)
