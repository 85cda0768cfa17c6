"""How long a cluster is waited for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClusterPatience:
    """Terms of waiting, in seconds.

    Attributes:
        workers: Until there is a worker, at the beginning or when all are gone.
        look: Between looks at how many there are.
        fetch: Until what is drawn has come from where it was drawn.
        close: Until the cluster has been told that the run is over; nobody waits for one that is gone.
    """

    workers: float = 60.0
    look: float = 2.0
    fetch: float = 30.0
    close: float = 5.0


USUAL_PATIENCE = ClusterPatience()
