"""Throughput and memory of a long batch: a sheet for each county, drawn by processes as `build` draws.

    python -m benchmarks.county_profiles [SHEETS] [JOBS] [--cluster]

Every county of the shipped shapes becomes a place of its own: "Autauga County, Alabama", with its own shape,
the FBI's counts of that county, and the laws and efforts of its state. What is published of the state as a
whole, such as cases of the Hotline, is left out; no figure is made up. Counties come in a random order, which
is the same each time, so that any hundred of them are alike. Nothing is written.

Prints, at a few marks: sheets a second since the mark before; processor time a sheet, also as a multiple of
a yardstick, a loop that is timed all along, since other work on the machine slows both; and the memory of
this process and of each that draws. With --cluster a dask cluster of as many workers draws; its scheduler is
then in this process, and its workers keep no profile of what they do.
"""

import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks.yardstick import time_yardstick
from factsheet.batch.cluster import open_cluster
from factsheet.batch.processes import count_processors
from factsheet.batch.sheet_task import StateTask, WantedSheet
from factsheet.batch.state_drawing import Draw, draw_in_processes
from factsheet.batch.state_plan import StatePlan
from factsheet.disclosure import protect_profile
from factsheet.model import CellMark, CountyShape, Offenses, Profile, StateShapes, Venues, YearSeries
from factsheet.model.sheet_options import SheetOptions
from factsheet.sources.data_library import Library, open_library
from factsheet.sources.nation_by_year import add_picture
from factsheet.sources.national_schemas import FBI_SOURCE
from factsheet.theme import Theme

ListPids = Callable[[], list[int]]

MARKS = (100, 500, 1000, 1500, 2000, 2500, 3000)
EVERY = 3231  # counties of the shipped shapes
TICKS = os.sysconf("SC_CLK_TCK")


def list_counties(library: Library) -> list[tuple[str, CountyShape]]:
    """Return all counties with the postal codes of their states, in a random order, the same each time."""
    states = {one.usps: library.profile(one.usps).shapes.counties for one in library.jurisdictions}
    counties = [(usps, county) for usps, listed in states.items() for county in listed]
    random.Random(7).shuffle(counties)
    return counties


def cut_shape(shapes: StateShapes, county: CountyShape) -> StateShapes:
    """Return one county of a state as a map of its own."""
    used = sorted({max(number, ~number) for ring in county.rings for number in ring})
    lines = [list_points(shapes.arcs[number]) for number in used]
    left = min(x for line in lines for x, _ in line)
    bottom = min(y for line in lines for _, y in line)
    width = max(x for line in lines for x, _ in line) - left
    height = max(y for line in lines for _, y in line) - bottom
    renumbered = tuple(
        tuple(used.index(number) if number >= 0 else ~used.index(~number) for number in ring)
        for ring in county.rings
    )
    x, y = county.label_point
    alone = replace(county, rings=renumbered, label_point=(x - left, y - bottom))
    arcs = tuple(pack_points([(x - left, y - bottom) for x, y in line]) for line in lines)
    return StateShapes(shapes.usps, shapes.edition, (width, height), arcs, (alone,), ())


def list_points(arc: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the points of an arc, of which all but the first are told by their distance."""
    points: list[tuple[int, int]] = []
    x = y = 0
    for across, up in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + across, y + up
        points.append((x, y))
    return points


def pack_points(points: list[tuple[int, int]]) -> tuple[int, ...]:
    """Return points as an arc."""
    before = [(0, 0), *points]
    steps = [(x - a, y - b) for (x, y), (a, b) in zip(points, before, strict=False)]
    return tuple(number for step in steps for number in step)


def sum_offenses(library: Library, profile: Profile, county: CountyShape) -> Offenses | None:
    """Return the FBI's counts of a county by year; years without a row are "none reported"."""
    rows = [row for row in library.tables.counties.of(profile.jurisdiction.usps) if row.place == county.fips]
    if not rows or profile.counties is None:
        return None
    counts = {row.year: sum(row.numbers) for row in rows}
    period = profile.counties.period
    years = tuple(range(period.first, period.last + 1))
    return Offenses(
        YearSeries(years, tuple(counts.get(y, CellMark.NONE_REPORTED) for y in years), FBI_SOURCE), ()
    )


def cut_county(library: Library, usps: str, county: CountyShape) -> Profile:
    """Return what is known of one county: nothing of its state that is a figure."""
    state = library.profile(usps)
    name = f"{county.full_name}, {state.jurisdiction.name}"
    counties = state.counties and replace(
        state.counties, cells={county.fips: state.counties.cells[county.fips]}, not_placed=0
    )
    profile = replace(
        state,
        jurisdiction=replace(state.jurisdiction, name=name, hotline_url=None),
        shapes=cut_shape(state.shapes, county),
        counties=counties,
        cases=None,
        persons=None,
        calls=None,
        cases_by_year=None,
        calls_by_year=None,
        demographics=None,
        call_types=None,
        second_counties=None,
        offenses=sum_offenses(library, state, county),
        venues=Venues(),
        nation=None,
        residents=None,
        picture=None,
        unprinted=(),
        before=None,
        hidden_elsewhere=frozenset(),
    )
    return add_picture(profile, library.nation_set.picture, library.sources)


def make_plans(library: Library, sheets: int) -> Iterator[StatePlan]:
    """Yield a plan of one sheet for each county."""
    for usps, county in list_counties(library)[:sheets]:
        profile = protect_profile(cut_county(library, usps, county)).profile
        wanted = (WantedSheet(f"{county.fips}.pdf", SheetOptions()),)
        yield StatePlan(county.fips, county.full_name, (), task=StateTask(profile, Theme(), wanted))


@dataclass(frozen=True, slots=True)
class Usage:
    """What a process has used: megabytes that it holds, seconds of processor time."""

    held: float
    spent: float


@contextmanager
def open_processes(jobs: int) -> Iterator[tuple[Draw, ListPids]]:
    """Give what draws as `build` does, and what tells the processes that draw."""
    yield partial(draw_in_processes, jobs=jobs), list_drawing


@contextmanager
def open_own_cluster(jobs: int) -> Iterator[tuple[Draw, ListPids]]:
    """Give what draws as `build --cluster` does, and what tells the processes that draw."""
    import dask
    from distributed import Client, LocalCluster

    with (
        dask.config.set({"distributed.worker.profile.enabled": False}),
        LocalCluster(n_workers=jobs, threads_per_worker=1, dashboard_address="127.0.0.1:0") as near,
        Client(near.scheduler_address, set_as_default=False) as client,
        open_cluster(near.scheduler_address) as draw,
    ):
        yield draw, lambda: sorted(client.run(os.getpid).values())


def list_drawing() -> list[int]:
    """Return the processes that draw: those that the server forked which this process started."""
    parents = {int(path.name): read_parent(path) for path in Path("/proc").iterdir() if path.name.isdigit()}
    servers = {pid for pid, parent in parents.items() if parent == os.getpid()}
    return sorted(pid for pid, parent in parents.items() if parent in servers)


def read_parent(place: Path) -> int:
    """Return the parent of a process, 0 for one that has ended."""
    try:
        return int((place / "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def read_usage(pid: int) -> Usage:
    """Return what a process has used up to now."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return Usage(pages * os.sysconf("SC_PAGE_SIZE") / 1e6, (int(fields[11]) + int(fields[12])) / TICKS)


def main(sheets: int, jobs: int, *, has_cluster: bool) -> None:
    """Draw, and print what it took at each mark."""
    with (open_own_cluster if has_cluster else open_processes)(jobs) as (draw, find_pids):
        draw_sheets(sheets, draw, find_pids)


def draw_sheets(sheets: int, draw: Draw, find_pids: ListPids) -> None:
    """Draw, and print what it took at each mark."""
    library = open_library()
    start = before = time.perf_counter()
    done = size = 0
    spent, marked = 0.0, 0
    yardsticks: list[float] = []
    print("sheets  a second  ms of processor a sheet  yardsticks  MB here  MB drawing")
    for plan, drawn in draw(make_plans(library, sheets)):
        for sheet in drawn:
            if sheet.faults:
                print(f"{plan.state}, {plan.usps}: {sheet.faults[0]}")
            size += len(sheet.content)
        done += 1
        if done % 5 == 0:
            yardsticks.append(time_yardstick())
        if done in MARKS or done == sheets:
            now, used = time.perf_counter(), [read_usage(pid) for pid in find_pids()]
            total = sum(each.spent for each in used)
            rate, cost = (done - marked) / (now - before), (total - spent) / (done - marked) * 1000
            multiple = cost / median(yardsticks) / 1000
            held = " ".join(f"{each.held:.0f}" for each in used)
            here = read_usage(os.getpid()).held
            print(f"{done:6}  {rate:8.2f}  {cost:23.0f}  {multiple:10.2f}  {here:7.0f}  {held}", flush=True)
            yardsticks.clear()
            before, spent, marked = now, total, done
    taken = time.perf_counter() - start
    print(f"{done} sheets, {taken:.0f} s, {size / 1e6:.1f} MB of sheets")


if __name__ == "__main__":
    asked = [int(word) for word in sys.argv[1:] if word.isdigit()]
    main(*(asked + [EVERY, count_processors()][len(asked) :]), has_cluster="--cluster" in sys.argv)
