"""Attachments: kept, renamed where two have one name, left out wherever they hang."""

import pikepdf
from pikepdf import Dictionary

from tests.binding.joins import given, grant_sheet, handout, join, opened
from tests.binding.small_reports import changed, small_report, with_pinned_file
from tests.binding.structure import find_tree_faults, name_tree


def files_of(content: bytes) -> dict[bytes, str]:
    with opened(content) as pdf:
        tree = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles", Dictionary())
        return {key: str(file.UF) for key, file in name_tree(tree).items()}


def test_files_of_one_name_are_told_apart_by_the_letter_of_their_appendix() -> None:
    own = files_of(handout())
    joined = files_of(join(given(handout()), handout(), handout()).content)
    assert len(own) == 2
    assert sorted(joined.values()) == sorted(
        f"{letter}{name}" for letter in ("", "A_", "B_") for name in own.values()
    )


def test_the_files_of_the_report_stay_where_those_of_the_sheets_are_left_out() -> None:
    joined = join(given(handout()), handout(), keeps_files=False)
    assert files_of(joined.content) == files_of(handout())
    assert joined.claims.profiles == ("3a", "ua1")


def test_files_shown_on_a_page_or_tied_to_an_element_are_left_out_too() -> None:
    joined = join(given(small_report()), small_report(with_pinned_file), keeps_files=False)
    assert joined.notes == ("sheet1.pdf: 1 attached file left out",)
    with opened(joined.content) as pdf:
        assert "/Annots" not in pdf.pages[1].obj
        assert not [each for each in pdf.objects if isinstance(each, Dictionary) and "/AF" in each]
        assert find_tree_faults(pdf) == []


def test_a_file_shown_on_a_page_is_kept_otherwise() -> None:
    with opened(join(given(small_report()), small_report(with_pinned_file)).content) as pdf:
        assert [str(each.FS.UF) for each in pdf.pages[1].obj.Annots] == ["a.csv"]
        assert find_tree_faults(pdf) == []


def test_colours_of_another_kind_cost_the_claim_of_an_archive() -> None:
    def print_in_four_inks(pdf: pikepdf.Pdf) -> None:
        pdf.Root.OutputIntents[0].DestOutputProfile.N = 4

    joined = join(given(changed(grant_sheet(), print_in_four_inks)), grant_sheet())
    assert joined.claims.archive is None
    assert "PDF/A-2a is not claimed: the parts have different kinds of colour" in joined.notes


def test_a_profile_of_colours_is_kept_once() -> None:
    with opened(join(given(grant_sheet()), grant_sheet(), handout()).content) as pdf:
        assert len(pdf.Root.OutputIntents) == 1
