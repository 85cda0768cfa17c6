"""`python -m tests.disclosure.audit --profiles 5000 --seed N`: the whole audit, told in a short table."""

import sys

import click

from tests.disclosure.audit.backwards import ListShape, list_shapes_of, run_backwards
from tests.disclosure.audit.optimum import MOST_RATIO, count_covers
from tests.disclosure.audit.plans import THRESHOLDS
from tests.disclosure.audit.subjects import audit_case
from tests.disclosure.audit.tallies import Tally, count_cases, explain_faults, list_lines, run_cases
from tests.disclosure.audit.twins import find_drawable_twins, list_differing_files

BACKWARDS = (
    *list_shapes_of({3: tuple(range(4, 25)), 5: tuple(range(8, 33, 2))}, (2, 3, 4)),
    *list_shapes_of({11: (24, 30, 36, 45, 56, 68, 75), 20: (44, 60, 85, 110)}, (2, 3)),
    *(ListShape(3, total, 3, state="DE") for total in range(4, 25)),
    *(ListShape(5, total, 3, state="DE") for total in range(8, 33, 4)),
    *(ListShape(11, total, 3, state="DE") for total in (30, 45, 68)),
    *(ListShape(20, total, 3, state="DE") for total in (60, 90)),
    *(ListShape(threshold, 16, 5, state=state) for threshold in (3, 5, 11) for state in ("RI", "HI")),
)


@click.command(help=__doc__)
@click.option("--profiles", default=5000, show_default=True, help="Made-up profiles, each by itself.")
@click.option("--editions", default=None, type=int, help="Pairs of editions; two fifths of the profiles.")
@click.option("--nations", default=None, type=int, help="States of one table; a tenth of the profiles.")
@click.option("--twins", default=40, show_default=True, help="Pairs of twins that are drawn.")
@click.option("--seed", default=1, show_default=True, help="The same seed makes the same cases.")
@click.option("--explain", default=3, show_default=True, help="How many faulty cases of a kind are told.")
@click.option("--case", "title", default=None, help="One case alone, by its title: 'profile 1/17'.")
def run_audit(
    profiles: int,
    editions: int | None,
    nations: int | None,
    twins: int,
    seed: int,
    explain: int,
    title: str | None,
) -> None:
    if title is not None:
        sys.exit(_tell_tally(count_cases(title, [audit_case(title)]), explain))
    click.echo(f"seed {seed}")
    counts = {
        "profile": profiles,
        "edition": 2 * profiles // 5 if editions is None else editions,
        "nation": profiles // 10 if nations is None else nations,
    }
    tallies = [run_cases(kind, count, seed) for kind, count in counts.items()]
    shipped = [audit_case(f"shipped threshold {threshold}") for threshold in THRESHOLDS]
    tallies.append(count_cases("shipped table", shipped))
    faults = sum(_tell_tally(tally, explain) for tally in tallies)
    faults += _tell_backwards() + _tell_covers(seed) + _tell_twins(twins, seed)
    sys.exit(min(faults, 1))


def _tell_tally(tally: Tally, explain: int) -> int:
    """Print a tally and return how many of its cases break the promise."""
    for line in (*list_lines(tally), *explain_faults(tally, explain)):
        click.echo(line)
    return len(tally.faulty)


def _tell_backwards() -> int:
    outcomes = [run_backwards(shape) for shape in BACKWARDS]
    for threshold in sorted({outcome.shape.threshold for outcome in outcomes}):
        own = [outcome for outcome in outcomes if outcome.shape.threshold == threshold]
        narrow, exact = sum(outcome.narrow for outcome in own), sum(outcome.exact for outcome in own)
        tables, refused = sum(outcome.tables for outcome in own), sum(outcome.refused for outcome in own)
        click.echo(
            f"backwards, threshold {threshold}: {tables} tables, {refused} refused, "
            f"{narrow} below the promised width, {exact} of these exact"
        )
        for example in [f"  {each.shape}: {each.example}" for each in own if each.example][:2]:
            click.echo(example)
    return sum(outcome.narrow for outcome in outcomes)


def _tell_covers(seed: int) -> int:
    covers = {lists: count_covers(1500, lists, seed) for lists in (1, 2)}
    for lists, cover in covers.items():
        click.echo(
            f"covers, {lists} list(s) under one total, {cover.tables} tables: {cover.hidden} hidden, "
            f"{cover.fewest} needed, ratio {cover.ratio:.3f}"
        )
    return sum(cover.ratio > MOST_RATIO for cover in covers.values())


def _tell_twins(count: int, seed: int) -> int:
    pairs = find_drawable_twins(count, seed)
    differing = {twins.title: files for twins in pairs if (files := list_differing_files(twins))}
    click.echo(f"twins: {len(pairs)} pairs in each format and language, {len(differing)} differ")
    for title, files in list(differing.items())[:3]:
        click.echo(f"  {title}: {'; '.join(files)}")
    return len(differing)


if __name__ == "__main__":
    run_audit()
