"""A dask cluster as what draws: opened by the address of its scheduler, and let go when the run is over.

What reaches it is loaded only when it is asked for: it comes with an extra, and takes a second to load.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from importlib.util import find_spec

from factsheet.batch.cluster_faults import make_cluster_fault, refuse_cluster
from factsheet.batch.cluster_patience import USUAL_PATIENCE, ClusterPatience
from factsheet.batch.quiet import hush_cluster
from factsheet.batch.state_drawing import Draw
from factsheet.errors import UsageError

_EXTRA = "pip install 'factsheet[cluster]', here and on each worker"
_ADDRESS_ALLOWED = "tcp://host:port or tls://host:port, as the scheduler prints it when it starts"
_ADDRESS = re.compile(r"(?:tcp|tls)://(?:[\w.-]+|\[[0-9a-fA-F:.]+\]):(?P<port>\d{1,5})", re.ASCII)
_LAST_PORT = 65_535


@contextmanager
def open_cluster(address: str, patience: ClusterPatience = USUAL_PATIENCE) -> Iterator[Draw]:
    """Give what draws sheets on a cluster, once it has a worker.

    Args:
        address: Of its scheduler, such as `tcp://scheduler:8786`.
        patience: How long it is waited for.

    Raises:
        UsageError: This is no address.
        ClusterError: What reaches clusters is not installed; there is no scheduler, or it has no workers;
            or a worker is another program than this. What draws raises it too, where the cluster is lost.
    """
    _check_address(address)
    if find_spec("distributed") is None:
        raise refuse_cluster(f"{address} without the package that reaches it", _EXTRA)
    with hush_cluster():
        from factsheet.batch.cluster_client import open_client
        from factsheet.batch.cluster_drawing import draw_on_cluster

        with open_client(address, patience) as client:
            yield partial(draw_on_cluster, client, patience=patience)


def _check_address(address: str) -> None:
    match = _ADDRESS.fullmatch(address)
    if match is None or not 0 < int(match["port"]) <= _LAST_PORT:
        raise UsageError(make_cluster_fault(repr(address), _ADDRESS_ALLOWED))
