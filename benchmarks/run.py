"""What drawing takes: in alternation with other ways to draw the same sheet, as ratios, all in one run.

    python -m benchmarks.run                                        # this checkout alone
    python -m benchmarks.run --before DIR --peers-work DIR          # beside another checkout, and the peers
    python -m benchmarks.run --short                                # says that all of it runs, in a minute
    python -m benchmarks.run --flame FILE.html                      # a picture of where the time goes

Prints a Markdown table; `benchmarks/RESULTS.md` holds the last one and tells what each row is. Runs on Linux,
from the top of the repository.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from pathlib import Path

from benchmarks.commands import BrokenRunError, Workplace, adopt_orphans
from benchmarks.machine import describe_machine, read_load
from benchmarks.measured_commands import measure_batches, measure_sheet, measure_starts
from benchmarks.measured_processes import measure_processes
from benchmarks.measured_stages import StageTimes, measure_stages
from benchmarks.measured_studio import measure_studio
from benchmarks.measuring import FULL, SHORT, Bench
from benchmarks.peer_rows import find_peers
from benchmarks.programs import list_programs
from benchmarks.results import Measured
from benchmarks.results_table import format_facts, format_results, format_stages

MEASURES: Mapping[str, Callable[[Bench], Measured]] = {
    "starts": measure_starts,
    "sheet": measure_sheet,
    "batches": measure_batches,
    "processes": measure_processes,
    "studio": measure_studio,
}
STAGES = "stages"


def main(words: Sequence[str]) -> int:
    """Measure what is asked for, and print it."""
    asked = read_words(words)
    if asked.flame:
        from benchmarks.flame_graph import write_flame_graph  # a profiler, for developers

        write_flame_graph(asked.flame, ())
        return 0
    try:
        with tempfile.TemporaryDirectory() as folder:
            run_bench(open_bench(asked, Workplace(Path(folder))), asked)
    except BrokenRunError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def read_words(words: Sequence[str]) -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.run",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--before", type=Path, metavar="DIR", help="another checkout to measure too")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="other ways to draw the sheet")
    parser.add_argument("--peers-work", type=Path, metavar="DIR", help="where their run.py was set up")
    parser.add_argument("--only", nargs="+", choices=[*MEASURES, STAGES], help="only some parts")
    parser.add_argument("--short", action="store_true", help="each thing once, few states, no peers needed")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where every single run is written too")
    parser.add_argument("--flame", type=Path, metavar="FILE", help="write a flame graph, and nothing else")
    return parser.parse_args(words)


def open_bench(asked: argparse.Namespace, place: Workplace) -> Bench:
    """Return what is measured with.

    Raises:
        BrokenRunError: A folder that was named does not hold what it should.
    """
    programs, peers = list_programs(asked.before), find_peers(asked.peers, asked.peers_work)
    place.prepare_start()
    adopt_orphans()
    return Bench(programs, peers, place, SHORT if asked.short else FULL)


def run_bench(bench: Bench, asked: argparse.Namespace) -> None:
    """Measure, and print and write what was found.

    Raises:
        BrokenRunError: Something did not run.
    """
    machine = describe_machine(bench) | {"load before": read_load()}
    names = asked.only or [*MEASURES, STAGES]
    measured = [measure(bench) for name, measure in MEASURES.items() if name in names]
    stages = measure_stages(bench) if STAGES in names else StageTimes({}, ())
    machine |= {"load after": read_load()}
    results = [result for each in measured for result in each.results]
    print(format_facts(machine), format_results(results, is_judged=not asked.short), sep="\n\n")
    if stages.times:
        print("", format_stages(stages.times), *stages.missing, sep="\n")
    if asked.json:
        runs = {subject: run for each in measured for subject, run in each.runs.items()}
        told = {"machine": machine, "results": results, "runs": runs, "stages": stages}
        asked.json.write_text(json.dumps(told, default=list_fields, indent=1) + "\n", encoding="utf-8")


def list_fields(record: object) -> object:
    """Return a record as JSON knows it."""
    if not is_dataclass(record) or isinstance(record, type):
        raise TypeError(f"{record!r} is no record")
    return asdict(record)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
