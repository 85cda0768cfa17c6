"""Which files may lie in a data folder without a word."""

import pytest

from factsheet.reading.passed_over import has_data_suffix, is_passed_over, may_be_note


@pytest.mark.parametrize(
    "name",
    [
        *(".DS_Store", ".git", ".gitignore", ".ma.yaml.swp", "._ma.yaml", ".~lock.ma.csv#", "Thumbs.db"),
        *("desktop.ini", "~$hotline.xlsx", "ma.yaml~", "#ma.yaml#", "ma.yaml.bak", "ma.yaml.orig"),
        *("README.md", "notes.docx", "sheet.PDF", "import.log", "output", "__MACOSX"),
    ],
)
def test_notes_hidden_files_leftovers_and_output_are_never_told(name: str) -> None:
    assert is_passed_over(name)


@pytest.mark.parametrize(
    "name",
    [
        "ma.yaml",
        "ma.yml",
        "ma (1).yaml",
        "hotline.csv",
        "a.xlsx",
        "logo.png",
        "LICENSE",
        "notes.txt",
        "a.zip",
    ],
)
def test_whatever_may_hold_data_is_looked_at(name: str) -> None:
    assert not is_passed_over(name)


def test_a_file_without_a_suffix_or_of_plain_text_may_be_a_note() -> None:
    names = ("LICENSE", "notes.txt", "NOTES.TXT", "ma.yaml", "a.csv")
    assert [may_be_note(name) for name in names] == [True, True, True, False, False]


def test_tables_profiles_and_workbooks_have_the_suffix_of_data() -> None:
    names = ("a.csv", "A.CSV", "a.yml", "a.xlsx", "a.json", "a.pdf", "a.png", "a")
    assert [has_data_suffix(name) for name in names] == [True] * 5 + [False] * 3
