"""No name leads out of a place, whatever stands in it."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import OutputError
from factsheet.output_store import open_store
from factsheet.output_store.store import choose_shown_names, is_file_name, split_name

names = st.text(max_size=12) | st.text("./\\ab:\0~ñ", max_size=12) | st.text("ab", min_size=250, max_size=300)


def files_below(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@given(names)
def test_a_name_is_refused_or_its_file_lies_in_the_folder(name: str) -> None:
    with tempfile.TemporaryDirectory() as top:
        store = open_store(Path(top, "a", "sheets"))
        store.prepare()
        try:
            store.put(name, b"sheet")
        except (ValueError, OutputError):
            expected = {}
        else:
            expected = {f"a/sheets/{name}": store.read(name)}
        assert files_below(Path(top)) == expected
        assert {*expected.values()} <= {b"sheet"}


@given(names)
def test_a_name_is_split_into_a_folder_and_a_file_or_refused(name: str) -> None:
    folder, slash, file = name.rpartition("/")
    parts = (folder, file) if slash else (file,)
    if all(map(is_file_name, parts)):
        assert split_name(name) == (folder, file)
        assert not {".", "..", ""} & {*parts}
        assert not {*"/\\:\0"} & {*folder, *file}
    else:
        with pytest.raises(ValueError, match="not a file name"):
            split_name(name)


@pytest.mark.parametrize("name", ["a?b.pdf", "a*b.pdf", "C:ma.pdf", "ma.pdf\n", "\udcff.pdf", "a\x7f"])
def test_a_name_that_some_systems_do_not_take_is_refused_by_all(name: str) -> None:
    with pytest.raises(ValueError, match="not a file name"):
        split_name(name)


def test_files_of_others_with_such_names_are_not_listed() -> None:
    names = ["ma.pdf", ".hidden", "what?.pdf", "C:x", "new\nline", "\udcff"]
    assert choose_shown_names(names) == {"ma.pdf"}
