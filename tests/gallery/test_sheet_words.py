import pytest

from factsheet.gallery.reported_build import ReportedSheet
from factsheet.gallery.sheet_words import word_format, word_language, word_mark, word_size, word_story
from factsheet.model.vocabulary import Format
from tests.gallery.reports import Told, a_change, a_sheet


@pytest.mark.parametrize(
    ("told", "mark", "story"),
    [
        ({"status": "unchanged"}, "As before", "Nothing changed, so the sheet was left as it was."),
        (
            {"status": "kept"},
            "Not in this run",
            "This run was not asked for this sheet; it stands here from before.",
        ),
        (
            {"status": "written", "why": ["new"]},
            "New",
            "New: no such sheet stood in the folder before.",
        ),
        ({"status": "written", "why": ["theme"]}, "Drawn anew", "Drawn anew in this run."),
        (
            {"status": "written", "why": ["laws"], "changes": [a_change("laws", "a", "b")]},
            "1 value changed",
            "Drawn anew in this run.",
        ),
        (
            {"status": "written", "changes": [a_change("laws", "a", "b"), a_change("laws", "c", "d")]},
            "2 values changed",
            "Drawn anew in this run.",
        ),
        (
            {"status": "refused", "file": None},
            "Refused",
            "This sheet was not drawn, because of the faults below. None stands in the folder.",
        ),
        (
            {"status": "refused"},
            "Refused",
            "This sheet was not drawn, because of the faults below. "
            "The one shown here is the sheet from before; it still stands in the folder.",
        ),
        (
            {"status": "undone", "file": None},
            "Not reached",
            "The run was stopped before it came to this sheet. None stands in the folder.",
        ),
        (
            {"status": "undone"},
            "Not reached",
            "The run was stopped before it came to this sheet. "
            "The one shown here is the sheet from before; it still stands in the folder.",
        ),
    ],
)
def test_what_became_of_a_sheet_is_told_in_a_word_and_in_a_sentence(
    told: Told, mark: str, story: str
) -> None:
    sheet = ReportedSheet.model_validate(a_sheet(**told))
    assert (word_mark(sheet), word_story(sheet)) == (mark, story)


@pytest.mark.parametrize(
    ("size", "words"),
    [(None, ""), (12, "1 KB"), (57_600, "58 KB"), (999_400, "999 KB"), (1_250_000, "1.2 MB")],
)
def test_sizes_are_in_words(size: int | None, words: str) -> None:
    assert word_size(size) == words


@pytest.mark.parametrize("form", Format)
def test_every_format_has_a_name_of_its_own(form: Format) -> None:
    assert word_format(form) not in {other.value for other in Format}


def test_a_format_that_is_not_known_has_its_own_name() -> None:
    assert word_format("poster") == "poster"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", "English"),
        ("es", "Spanish"),
        ("pt-BR", "Portuguese (Brazil)"),
        ("xx", "xx"),
        ("</b>", "</b>"),
        ("", ""),
    ],
)
def test_languages_are_named_in_english(code: str, words: str) -> None:
    assert word_language(code) == words
