"""What is asked for where the entry of a source is short: the whole notice, and none where nothing lacks."""

from pathlib import Path

from factsheet import resources
from factsheet.checks.short_sources import find_short_sources
from factsheet.checks.state_data import collect_state_data
from factsheet.sources import open_library
from tests.checks.builders import told
from tests.checks.exempted import bar, groups

SHIPPED = (resources.DATA / "sources.yaml").read_text(encoding="utf-8")
LINE = SHIPPED.count("\n") + 1
PERIOD = "'period: ' with the years that it covers, such as 2020-2024"
DAY = "'checked_on: ' with the day on which somebody last looked at it, such as 2026-11-23"
LICENCE = "'licence: ' with on what terms its figures may be printed, such as public record of the state"
POLICY = (
    "'policy: ' with how its publisher treats small counts, in one sentence; "
    "without it counts from 1 to 10 are not shown"
)


def an_entry(more: str = "") -> str:
    return SHIPPED + (
        "ohio-ag:\n  cited: A\n  publisher: B\n  title: C\n  unit: D\n  checked_on: 2026-11-23\n"
        f"  licence: E\n  policy: F\n{more}"
    )


USED = groups(bar("Female", 297), bar("Male", 103), source="ohio-ag")


def short(folder: Path, sources: str, profile: str) -> list[str]:
    return [each for each in told(folder, profile, sources_yaml=sources) if "FS412" in each]


def test_the_shipped_sources_lack_nothing() -> None:
    library = open_library()
    contexts = [collect_state_data(library, one.usps).context for one in library.jurisdictions]
    assert len(contexts) == 56
    assert [found for context in contexts if context for found in find_short_sources(context)] == []


def test_a_source_of_figures_without_its_years_is_told_where_it_is_used(tmp_path: Path) -> None:
    assert short(tmp_path / "a", an_entry(), USED) == [
        f"DIR/sources.yaml:{LINE}: ohio-ag: found no period; allowed: {PERIOD} [FS412 notice]"
    ]
    assert short(tmp_path / "b", an_entry("  period: 2012-2016\n"), USED) == []
    assert short(tmp_path / "c", an_entry(), "") == []


def test_all_that_an_entry_of_two_lines_lacks_is_asked_for_at_once(tmp_path: Path) -> None:
    entry = "ohio-ag:\n  publisher: B\n  title: C\n"
    assert short(tmp_path, entry, USED) == [
        "DIR/sources.yaml:1: ohio-ag: found no period, no checked_on, no licence, no policy; "
        f"allowed: {PERIOD}; {DAY}; {LICENCE}; {POLICY} [FS412 notice]"
    ]


def test_a_decision_on_small_counts_is_a_policy_too(tmp_path: Path) -> None:
    entry = (
        "ohio-ag:\n  publisher: B\n  title: C\n  period: 2012-2016\n  checked_on: 2026-11-23\n  licence: E\n"
        "  disclosure: {threshold: 5, decided_by: a made-up office, reason: It is made up here.}\n"
    )
    assert short(tmp_path, entry, USED) == []
