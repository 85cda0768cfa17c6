"""The machine, the day and the versions that numbers belong to."""

import json
import os
import platform
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks.measuring import Bench
from benchmarks.peer_rows import PeerFolder
from benchmarks.programs import Program

OWN_PACKAGES = ("reportlab", "matplotlib", "numpy", "fonttools", "uharfbuzz", "pydantic")
PEER_PACKAGES = ("reportlab", "matplotlib", "geopandas", "typst")
ASK = "import importlib.metadata as m, json, sys; print(json.dumps({p: m.version(p) for p in sys.argv[1:]}))"


def describe_machine(bench: Bench) -> dict[str, str]:
    """Return what a reader must know of the machine, by what it is."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    told = {
        "day": datetime.now(tz=UTC).date().isoformat(),
        "machine": f"{len(os.sched_getaffinity(0))} processors ({name_processor()}), {memory:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "packages": word_versions({name: version(name) for name in OWN_PACKAGES}),
        **{program.name: _name_commit(program) for program in bench.programs},
    }
    return {**told, "peers": word_versions(_ask_versions(bench.peers)) if bench.peers else "none"}


def read_load() -> str:
    """Return how many processes wanted the processors in the last minute, on average."""
    return f"{os.getloadavg()[0]:.1f}"


def name_processor() -> str:
    """Return the model of the processor, where the system tells."""
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.machine())


def word_versions(versions: Mapping[str, str]) -> str:
    """Return packages with their versions."""
    return ", ".join(f"{name} {number}" for name, number in versions.items())


def _name_commit(program: Program) -> str:
    """Return the commit of a checkout, marked where files differ from it."""
    words = ["git", "-C", str(program.folder), "describe", "--always", "--dirty", "--exclude", "*"]
    told = subprocess.run(words, capture_output=True, text=True, check=False).stdout.strip()
    return told or "no commit"


def _ask_versions(peers: PeerFolder) -> Mapping[str, str]:
    words = [peers.python, "-c", ASK, *PEER_PACKAGES]
    told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    versions: Mapping[str, str] = json.loads(told)
    return versions
