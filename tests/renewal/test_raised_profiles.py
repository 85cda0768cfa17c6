"""A profile that is raised differs from what it was in edition and version alone."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.reading.yaml_values import parse_yaml
from factsheet.renewal.raised_profiles import (
    Issue,
    list_profiled_states,
    raise_profiles,
    skip_finished_profiles,
)
from tests.sources.builders import a_folder, write

HEAD = ("state: MA", "status: final", "publisher: An office", "english_prevails: true")
COMMENTS = st.sampled_from(("", "    # why", " # edition: 1999"))
ABOVE = st.sampled_from(("", "# version: 9\n", "\n", "# A note\n\n"))


@st.composite
def profiles(draw: st.DrawFn, edition: int, version: int | None) -> str:
    """Draw the head of a profile in any order, with comments anywhere."""
    keys = [*HEAD, f"edition: {edition}", *([] if version is None else [f"version: {version}"])]
    return "".join(f"{draw(ABOVE)}{key}{draw(COMMENTS)}\n" for key in draw(st.permutations(keys)))


@settings(deadline=None, max_examples=60)
@given(st.data(), st.integers(2000, 2026), st.none() | st.integers(1, 998))
def test_nothing_but_edition_and_version_changes(
    data: st.DataObject, edition: int, version: int | None
) -> None:
    text = data.draw(profiles(edition, version))
    with tempfile.TemporaryDirectory() as folder:
        (raised,) = raise_profiles(a_folder(Path(folder), text), ["MA"], 2026)
    expected = Issue(2026, (version or 1) + 1 if edition == 2026 else 1)
    content = raised.file.content.decode()
    assert (raised.last, raised.next, raised.kept) == (Issue(edition, version or 1), expected, text.encode())
    before, after = parse_yaml(text, "").value, parse_yaml(content, "").value
    wanted = {"edition": 2026} | (
        {} if version is None and expected.version == 1 else {"version": expected.version}
    )
    assert isinstance(before, dict)
    assert after == {**before, **wanted}
    kept = [line for line in text.splitlines() if not line.startswith(("edition:", "version:"))]
    assert [line for line in content.splitlines() if not line.startswith(("edition:", "version:"))] == kept


def test_what_is_of_the_year_is_skipped_unless_all_is(tmp_path: Path) -> None:
    library = a_folder(tmp_path, "state: MA\nedition: 2026\nstatus: final\n")
    write(tmp_path / "profiles" / "ri.yaml", "state: RI\nedition: 2023\nstatus: final\n")
    assert list_profiled_states(library) == ("MA", "RI")
    both = raise_profiles(library, ["MA", "RI"], 2026)
    assert [profile.usps for profile in skip_finished_profiles(both)] == ["RI"]
    assert [profile.usps for profile in skip_finished_profiles(both[:1])] == ["MA"]


def test_the_faults_of_all_profiles_are_told_at_once(tmp_path: Path) -> None:
    library = a_folder(tmp_path, "state: MA\nedition: 2027\nstatus: final\n")
    write(tmp_path / "profiles" / "ri.yaml", "state: RI\nedition: soon\nstatus: final\n")
    with pytest.raises(DataError) as caught:
        raise_profiles(library, ["MA", "RI", "GU"], 2026)
    assert [(Path(fault.file).name, fault.field) for fault in caught.value.faults] == [
        ("ma.yaml", "edition"),
        ("ri.yaml", "edition"),
        ("gu.yaml", "file"),
    ]
