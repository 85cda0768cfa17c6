"""What is left of a file, and where it stands in the file."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.reading.yaml_values import parse_yaml
from factsheet.sources.error_recovery import Salvaged, salvage_record
from factsheet.sources.profile_file import ProfileFile

HEAD = "state: MA\nedition: 2023\nstatus: synthetic\n"
LAW = "  - {title: TITLE, citation: C, source: S, checked_on: DAY}\n"


def salvage(text: str) -> Salvaged[ProfileFile]:
    return salvage_record(parse_yaml(HEAD + text, "f"), ProfileFile)


def laws(*days: str) -> str:
    return "laws:\n" + "".join(
        LAW.replace("TITLE", f"T{at}").replace("DAY", day) for at, day in enumerate(days)
    )


def test_a_file_without_faults_is_left_as_it_is() -> None:
    left = salvage(laws("2026-11-23"))
    assert left.record is not None
    assert (left.faults, left.record.laws[0].title) == ((), "T0")
    assert (left.origins["laws[0].title"].line, left.origins["laws[0].title"].field) == (5, "laws[0].title")


def test_an_entry_that_misses_what_it_needs_goes_as_a_whole() -> None:
    left = salvage(laws("2026-11-23", "never", "2026-11-23"))
    assert left.record is not None
    assert [law.title for law in left.record.laws] == ["T0", "T2"]
    assert [(fault.line, fault.field) for fault in left.faults] == [(6, "laws[1].checked_on")]


def test_what_follows_keeps_its_line_and_name() -> None:
    left = salvage(laws("never", "2026-11-23"))
    assert (left.origins["laws[0].title"].line, left.origins["laws[0].title"].field) == (6, "laws[1].title")


def test_a_value_that_need_not_be_there_goes_alone() -> None:
    left = salvage(laws("2026-11-23").replace("citation: C", 'citation: C, url: "#"'))
    assert left.record is not None
    assert (left.record.laws[0].title, left.record.laws[0].url) == ("T0", None)


def test_without_what_every_profile_needs_nothing_is_left() -> None:
    left = salvage_record(parse_yaml("state: MA\n", "f"), ProfileFile)
    assert left.record is None
    assert [fault.field for fault in left.faults] == ["edition", "status"]


def test_a_number_with_a_comma_is_told_as_one_and_its_entry_left_out() -> None:
    left = salvage(
        "figures:\n  cases: {value: 1,600, period: 2016, source: S}\n"
        "  calls: {value: 12,345,678, period: 2016, source: S}\n"
        "  persons: {value: 7, period: 2016, source: s}\n"
    )
    assert left.record is not None
    assert (left.record.figures.cases, left.record.figures.calls) == (None, None)
    assert left.record.figures.persons is not None
    told = {fault.field: (fault.found, fault.allowed) for fault in left.faults}
    joined = ("the unknown key '#'", "the whole number in digits alone, without a comma")
    assert told["figures.cases.#"] == told["figures.calls.#"] == joined


def test_a_figure_with_a_fault_beside_its_number_is_left_out() -> None:
    left = salvage("figures:\n  cases: {value: 5, period: 2016, source: s, not: x}\n")
    assert left.record is not None
    assert left.record.figures.cases is None


@settings(deadline=None)
@given(st.lists(st.sampled_from(["2026-11-23", "never", "2026-11-31"]), max_size=8))
def test_the_sound_entries_are_left_in_their_order(days: list[str]) -> None:
    left = salvage(laws(*days) if days else "")
    sound = [at for at, day in enumerate(days) if day == "2026-11-23"]
    assert left.record is not None
    assert [law.title for law in left.record.laws] == [f"T{at}" for at in sound]
    assert len(left.faults) == len(days) - len(sound)
    for new, at in enumerate(sound):
        origin = left.origins[f"laws[{new}].checked_on"]
        assert (origin.line, origin.field) == (5 + at, f"laws[{at}].checked_on")
