"""The promise, held against readers who know all that is public: see `tests/disclosure/audit`."""

import ast
import random
from collections.abc import Mapping
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.disclosure.audit.__main__ import run_audit
from tests.disclosure.audit.backwards import (
    ListShape,
    Outcome,
    Table,
    build_table,
    list_shapes_of,
    run_backwards,
)
from tests.disclosure.audit.behind import find_values_behind
from tests.disclosure.audit.cases import ALONE, print_subject, read_sheets
from tests.disclosure.audit.optimum import MOST_RATIO, count_covers
from tests.disclosure.audit.plans import THRESHOLDS
from tests.disclosure.audit.programs import Program
from tests.disclosure.audit.readers import Knowledge, read_sheet
from tests.disclosure.audit.sheets import AuditedSheet, show_sheet
from tests.disclosure.audit.subjects import MAKERS, audit_case
from tests.disclosure.audit.systems import Range, System, tie_at_most, tie_sum
from tests.disclosure.audit.tallies import count_cases, explain_faults, list_lines, run_cases
from tests.disclosure.audit.twins import find_drawable_twins, list_differing_files
from tests.disclosure.audit.widths import Violation, measure_widths

SEED = 20261126
AUDIT = Path(__file__).parent / "audit"


@pytest.mark.parametrize(("kind", "count"), [("profile", 350), ("edition", 130), ("nation", 20)])
def test_no_reader_comes_closer_to_a_hidden_count_than_promised(kind: str, count: int) -> None:
    tally = run_cases(kind, count, SEED)
    told = "\n".join((f"seed {SEED}", *list_lines(tally), *explain_faults(tally, 2)))
    assert (tally.cases, len(tally.faulty)) == (count, 0), told
    assert tally.hidden > 4 * count
    assert tally.refused < count // 3


def test_the_shipped_table_and_the_nation_beside_it_keep_the_promise_under_any_threshold() -> None:
    tally = count_cases("shipped", [audit_case(f"shipped threshold {threshold}") for threshold in THRESHOLDS])
    assert len(tally.faulty) == 0, "\n".join((*list_lines(tally), *explain_faults(tally, 1)))
    assert tally.hidden > 100


def test_made_up_profiles_have_every_shape() -> None:
    tally = run_cases("profile", 300, SEED)
    assert set(tally.shapes) == {
        "cases by year", "contradiction", "copy", "counties", "declared", "exempted", "kept by its source",
        "less than the whole", "longer period", "not stated", "open source", "other period", "own period",
        "own source", "persons", "second map", "several thresholds", "sub-period", "types of calls",
        "undeclared", "zeros protected",
    }  # fmt: skip


BACKWARDS = (
    *list_shapes_of({3: (4, 6, 8, 10, 12, 15), 5: (10, 14, 18)}, (2, 3, 4)),
    *list_shapes_of({11: (24, 36), 20: (44, 60)}, (2, 3)),
    ListShape(11, 68, 2),
    *(ListShape(3, total, 3, state="DE") for total in (5, 8, 12)),
    *(ListShape(threshold, 12, 5, state=state) for threshold in (3, 5) for state in ("RI", "HI")),
    ListShape(11, 30, 3, state="DE"),
)


def tell_outcome(outcome: Outcome) -> str:
    return f"{outcome.shape}: {outcome.narrow} of {outcome.tables}, {outcome.exact} exact; {outcome.example}"


@pytest.mark.parametrize("threshold", [3, 5, 11, 20])
def test_no_table_of_one_list_can_be_told_from_too_few_others_that_print_the_same(threshold: int) -> None:
    outcomes = [run_backwards(shape) for shape in BACKWARDS if shape.threshold == threshold]
    assert [tell_outcome(outcome) for outcome in outcomes if outcome.narrow] == []
    assert sum(outcome.tables - outcome.refused for outcome in outcomes) > 500


@pytest.mark.parametrize("lists", [1, 2])
def test_hardly_more_is_hidden_than_the_fewest_counts_that_would_cover(lists: int) -> None:
    covers = count_covers(1500, lists, SEED)
    assert covers.ratio <= MOST_RATIO, f"seed {SEED}: {covers.hidden} hidden, {covers.fewest} would do"
    assert covers.fewest > 500


@pytest.mark.slow
def test_twins_that_print_the_same_are_the_same_bytes_in_every_format_and_language() -> None:
    pairs = find_drawable_twins(3, SEED)
    assert len(pairs) == 3
    assert {twins.title: files for twins in pairs if (files := list_differing_files(twins))} == {}


# That the auditor itself is right.


def test_the_auditor_is_independent_of_what_it_audits() -> None:
    trees = {path.name: ast.parse(path.read_text(encoding="utf-8")) for path in AUDIT.glob("*.py")}
    imported = {
        (name, node.module.rpartition(".")[2])
        for name, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("factsheet.disclosure.")
        if node.module
    }
    assert {module for _, module in imported} == {"cell_names", "national_cover"}
    assert {name for name, module in imported if module == "national_cover"} == {"engine.py"}
    assert len(trees) > 20


@pytest.mark.parametrize(("kind", "count"), [("profile", 100), ("edition", 60), ("nation", 10)])
def test_what_the_reader_takes_for_known_is_true(kind: str, count: int) -> None:
    subjects = [MAKERS[kind](f"{kind} {SEED}/{index}") for index in range(count)]
    sound = [subject for subject in subjects if subject.is_sound]
    printed = {subject.title: print_subject(subject.profiles) for subject in sound}
    wrong = {title: fits_truth(sheets) for title, sheets in printed.items() if sheets is not None}
    assert [title for title, fits in wrong.items() if not fits] == []
    assert len(wrong) > count // 2


def fits_truth(sheets: Mapping[str, AuditedSheet]) -> bool:
    """Return whether the counts as known fit all that the reader takes for known."""
    system = read_sheets(sheets).system
    is_led = ALONE not in sheets
    truth = {
        f"{key}:{name}" if is_led else name: Range(count.value, count.value)
        for key, sheet in sheets.items()
        for name, count in sheet.counts.items()
        if count.value is not None
    }
    return Program(replace(system, ranges={**system.ranges, **truth})).find_extreme({}) is not None


def test_the_program_finds_the_ends_that_plain_search_finds() -> None:
    rng = random.Random(SEED)
    found = [compare_ends(rng) for _ in range(60)]
    assert [pair for pair in found if pair[0] != pair[1]] == []
    assert sum(pair[0] is not None for pair in found) > 20


def compare_ends(rng: random.Random) -> tuple[Range | None, Range | None]:
    """Return the ends of a count in a small made-up system, by the solver and by plain search."""
    names = ("a", "b", "c", "d")
    ranges = {name: Range(low := rng.randint(0, 4), low + rng.randint(0, 5)) for name in names}
    rows = (tie_sum(["a", "b", "c"], rng.randint(4, 20)), tie_at_most(["a", "d"], ["b", "c"]))
    counts = [
        dict(zip(names, values, strict=True))
        for values in product(*(range(own.low, own.high + 1) for own in ranges.values()))
    ]
    fitting = [
        each["a"] for each in counts if each["a"] + each["b"] + each["c"] == rows[0].low
        and each["a"] + each["d"] <= each["b"] + each["c"]
    ]  # fmt: skip
    knowledge = Knowledge(System(ranges, rows), {"a": 1000})
    program = Program(knowledge.system)
    least, most = program.find_extreme({"a": -1}), program.find_extreme({"a": 1})
    solved = Range(least["a"], most["a"]) if least and most else None
    return solved, Range(min(fitting), max(fitting)) if fitting else None


def read_hidden(profile_table: Table, *hidden: int) -> list[Violation]:
    """Return what a reader reaches in one list of 68 cases of which the counts at these places are hidden."""
    profile = build_table(ListShape(11, 68, 3), profile_table)
    sheet = show_sheet(profile)
    names = {f"demographics.groups[0].bars[{place}]" for place in hidden}
    counts = {name: replace(count, is_printed=name not in names) for name, count in sheet.counts.items()}
    return list(measure_widths(read_sheet(replace(sheet, counts=counts))).violations)


def test_the_auditor_finds_a_count_that_is_hidden_alone_under_its_total() -> None:
    table = Table((40, 21, 5), 2)
    assert read_hidden(table, 2) == [Violation("demographics.groups[0].bars[2]", Range(5, 5), 11)]


def test_the_auditor_knows_that_a_cover_is_not_small() -> None:
    found = read_hidden(Table((40, 12, 4), 12), 1, 2)
    assert [(violation.name, violation.found) for violation in found] == [
        ("demographics.groups[0].bars[1]", Range(11, 15)),
        ("demographics.groups[0].bars[2]", Range(1, 5)),
    ]


def test_the_auditor_is_content_where_a_small_count_can_be_anything_small() -> None:
    assert read_hidden(Table((40, 22, 4), 2), 1, 2) == []


def test_plain_trial_finds_all_that_a_hidden_count_can_be() -> None:
    shape, table = ListShape(3, 12, 3, has_rest=False), Table((8, 3, 1), -1)
    behind = find_values_behind(build_table(shape, table))
    truth = {f"demographics.groups[0].bars[{place}]": value for place, value in enumerate(table.parts)}
    assert {name for name in behind if truth[name] not in behind[name]} == set()
    assert "demographics.groups[0].bars[2]" in behind


def test_the_runner_tells_one_case_again() -> None:
    result = CliRunner().invoke(run_audit, ["--case", f"profile {SEED}/1", "--explain", "0"])
    assert result.output.startswith(f"profile {SEED}/1: 1 cases, ")


def test_what_cannot_be_helped_ends_the_choice() -> None:
    """Counts that are as good as known want no width, whatever else is known of them."""
    assert run_cases("edition", 40, 7).cases == 40
