"""The safe profile as a type: made in one place, taken by all that draws, refused where a name drifts."""

import ast
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from factsheet import load_profile
from factsheet.disclosure import (
    Protected,
    SafeProfile,
    masking,
    profile_relations,
    protect_profile,
    seal_printed,
)
from factsheet.model import (
    Bar,
    Cell,
    CountyCounts,
    Status,
)
from tests.disclosure.builders import a_group, a_profile, hidden_in, values_of

PACKAGE = Path(__file__).parents[2] / "factsheet"
DRAWING = {"batch", "embedded_data", "figures", "layout", "page", "pdf", "typesetting", "wording"}


@pytest.fixture(scope="module")
def massachusetts() -> Protected:
    return protect_profile(load_profile("MA"))


def test_a_copy_of_a_safe_profile_with_a_count_put_back_cannot_be_made(massachusetts: Protected) -> None:
    raw = load_profile("MA")
    with pytest.raises((TypeError, ValueError), match="InitVar 'seal' must be specified with replace"):
        replace(massachusetts.profile, demographics=raw.demographics)


def test_a_profile_as_known_cannot_be_called_safe() -> None:
    with pytest.raises(TypeError, match="a safe profile is made by protect_profile or seal_printed alone"):
        SafeProfile(  # a seal of one's own is the point
            **values_of(load_profile("MA")),
            has_suppressed=False,
            seal=None,  # type: ignore[arg-type]
        )


def test_a_draft_differs_from_the_safe_profile_in_its_stamp_alone(massachusetts: Protected) -> None:
    safe = massachusetts.profile
    draft = safe.as_draft()
    assert type(draft) is SafeProfile
    assert values_of(draft) == {**values_of(safe), "status": Status.DRAFT}


def test_a_profile_with_another_stamp_keeps_it() -> None:
    safe = protect_profile(replace(load_profile("WY"), status=Status.SYNTHETIC)).profile
    assert safe.as_draft() is safe


def nodes_of_the_package() -> Iterator[tuple[str, ast.AST]]:
    """Yield each node of each module of the package with the path of the module."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path.relative_to(PACKAGE).as_posix(), node


def name_of(node: ast.AST) -> str:
    """Return the name that a node uses, imports or hands over, "" where it does none of it."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) | ast.keyword(arg=str(name)):
            return name
        case _:
            return ""


def test_nothing_but_protect_makes_a_safe_profile() -> None:
    calls = [(path, node.func) for path, node in nodes_of_the_package() if isinstance(node, ast.Call)]
    assert {path for path, func in calls if name_of(func) == "SafeProfile"} == {"disclosure/protect.py"}
    sealed = {path for path, node in nodes_of_the_package() if name_of(node) in {"seal", "_SEAL", "_Seal"}}
    assert sealed == {"disclosure/protect.py"}


def test_no_cast_and_no_new_type_calls_a_profile_safe() -> None:
    calls = [(path, node) for path, node in nodes_of_the_package() if isinstance(node, ast.Call)]
    told = {(path, name_of(call.func)) for path, call in calls if "SafeProfile" in ast.dump(call)}
    assert told == {("disclosure/protect.py", "SafeProfile")}


def test_what_draws_and_writes_knows_no_other_profile() -> None:
    users = {path for path, node in nodes_of_the_package() if name_of(node) in {"Profile", "SafeProfile"}}
    drawing = {path for path in users if path.partition("/")[0].removesuffix(".py") in DRAWING}
    raw = {path for path, node in nodes_of_the_package() if name_of(node) == "Profile"}
    assert {
        "batch/planner.py",
        "batch/sheet_task.py",
        "embedded_data/carried_profile.py",
        "layout.py",
        "page/sheet_content.py",
    } <= drawing
    assert drawing & raw == set()


def test_a_profile_is_protected_where_it_is_checked_or_handed_in_and_nowhere_else() -> None:
    calls = [(path, node.func) for path, node in nodes_of_the_package() if isinstance(node, ast.Call)]
    assert {path for path, func in calls if name_of(func) == "protect_profile"} == {
        "__init__.py", "checks/state.py", "sources/carried_profile_file.py"
    }  # fmt: skip


def test_nothing_is_sealed_as_printed_but_what_comes_out_of_a_finished_sheet() -> None:
    calls = [(path, node.func) for path, node in nodes_of_the_package() if isinstance(node, ast.Call)]
    assert {path for path, func in calls if name_of(func) == "seal_printed"} == {
        "sources/carried_profile_file.py",  # where its code says that nobody changed it
        "verification/extraction.py",  # for that code
        "verification/verified_sheet.py",
    }


def test_what_is_sealed_as_printed_hides_and_shows_what_it_did() -> None:
    profile = a_profile(
        (4, 20, 40), years=(64,), types=(64,), groups=(a_group("Age", "cases", Adult=40, Minor=3),)
    )
    printed = protect_profile(profile).profile
    assert seal_printed(printed) == printed
    assert seal_printed(printed).has_suppressed


OTHER = "hidden and still there, or taken away and not hidden"
COUNTIES = "counties.25001, counties.25003"


def drift_county(part: str, fips: str) -> str:
    return f"county.{fips}"


def drift_county_cells(part: str, counts: CountyCounts) -> dict[str, Cell]:
    cells = {f"county.{fips}": cell for fips, cell in counts.cells.items()}
    return {**cells, f"{part}.not_placed": counts.not_placed}


def drift_bars(part: str, bars: Sequence[Bar]) -> dict[str, Bar]:
    return {f"{part}[{index}]": bar for index, bar in enumerate(bars)}


@pytest.mark.parametrize(
    ("module", "name", "drift", "told"),
    [
        (masking, "name_county", drift_county, COUNTIES),
        (masking, "name_bars", drift_bars, "demographics.groups[0].bars[1]"),
        (profile_relations, "name_county_cells", drift_county_cells, "county.25001, county.25003"),
        (profile_relations, "name_bars", drift_bars, "demographics.groups[0][1]"),
    ],
)
def test_a_name_that_drifts_in_one_module_prints_nothing(
    module: ModuleType,
    name: str,
    drift: Callable[..., object],
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    profile = a_profile(
        (4, 20, 40), years=(64,), types=(64,), groups=(a_group("Age", "cases", Adult=40, Minor=3),)
    )
    assert hidden_in(profile) == {*COUNTIES.split(", "), "demographics.groups[0].bars[1]"}
    monkeypatch.setattr(module, name, drift)
    with pytest.raises(ValueError, match=OTHER) as caught:
        protect_profile(profile)
    assert str(caught.value) == f"{told}: {OTHER}"


def test_a_count_taken_away_that_is_not_hidden_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(masking, "name_not_placed", lambda part: f"{part}.25001")
    with pytest.raises(ValueError, match=OTHER) as caught:
        protect_profile(a_profile((4, 20, 40), years=(64,), types=(64,)))
    assert str(caught.value) == f"counties.not_placed: {OTHER}"
