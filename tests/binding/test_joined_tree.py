"""Trees of any form under one root: names that collide, keys, nulls, roots without a Document."""

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from tests.binding.joins import given, grant_sheet, handout, join, opened, report_of
from tests.binding.small_reports import (
    Change,
    changed,
    plain_report,
    small_report,
    turned_by_its_parent,
    with_class,
    with_nested_parents,
    with_nulls,
    with_role,
    with_stale_keys,
    without_document,
)
from tests.binding.structure import Told, find_lost_links, find_tree_faults, name_tree, read_told


def assert_all_is_told(report: bytes, *sheets: bytes) -> None:
    """Hold that a join tells what its parts tell, and that its trees agree."""
    parts = [read_told(opened(each)) for each in (report, *sheets)]
    with opened(join(given(report), *sheets).content) as pdf:
        expected = list(parts[0])
        for each in parts[1:]:
            expected += [Told("/Part"), *each]
        assert read_told(pdf) == expected
        assert find_tree_faults(pdf) == []
        assert find_lost_links(pdf) == []


FORMS: dict[str, Change] = {
    "nulls": with_nulls,
    "no document": without_document,
    "nested parents": with_nested_parents,
    "stale keys": with_stale_keys,
    "turned": turned_by_its_parent,
}


@pytest.mark.parametrize("form", FORMS)
def test_a_report_of_any_form_takes_a_sheet(form: str) -> None:
    assert_all_is_told(small_report(FORMS[form]), grant_sheet())


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_may_have_any_form_too(form: str) -> None:
    assert_all_is_told(small_report(), small_report(FORMS[form]), handout())


def test_the_same_sheet_may_come_twice() -> None:
    assert_all_is_told(grant_sheet(), grant_sheet(), grant_sheet())


@pytest.mark.parametrize("program", ["typst", "weasyprint", "libreoffice", "chromium"])
def test_files_of_one_program_use_the_same_identifiers_and_destinations(program: str) -> None:
    content = report_of(program).content
    assert_all_is_told(content, content)


def test_identifiers_that_collide_are_renamed_with_the_heads_that_name_them() -> None:
    content = report_of("weasyprint").content
    with opened(join(given(content), content).content) as pdf:
        ids = set(name_tree(pdf.Root.StructTreeRoot.IDTree))
    assert {key for key in ids if key.startswith(b"A.")} == {
        b"A." + key for key in ids if not key.startswith(b"A.")
    }
    assert len(ids) > 2


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (with_role("/Note2", "/P"), with_role("/Note2", "/Span")),
        (with_role("/P", "/H1"), with_role("/P")),
        (with_role("/P"), with_role("/P", "/H1")),
        (with_role("/Odd", "/P"), with_role("/Odd", "/P")),
    ],
)
def test_a_role_keeps_its_meaning_whatever_the_other_file_means_by_it(mine: Change, theirs: Change) -> None:
    assert_all_is_told(small_report(mine), small_report(theirs))


def test_a_class_keeps_its_meaning() -> None:
    joined = join(given(small_report(with_class("/Body", 10))), small_report(with_class("/Body", 20)))
    with opened(joined.content) as pdf:
        classes = pdf.Root.StructTreeRoot.ClassMap
        assert {name: int(entry.TextIndent) for name, entry in classes.items()} == {
            "/Body": 10,
            "/Body-A": 20,
        }
        part = pdf.Root.StructTreeRoot.K[0].K[1]
        assert list(part.K[0].C) == [Name("/Body-A"), 0]


def test_headings_with_and_without_a_level_cost_the_claim() -> None:
    def drop_levels(pdf: pikepdf.Pdf) -> None:
        for each in pdf.objects:
            if isinstance(each, Dictionary) and str(each.get("/S", ""))[:2] == "/H":
                each.S = Name.H

    joined = join(given(changed(grant_sheet(), drop_levels)), grant_sheet())
    assert joined.claims.ua is None
    assert "PDF/UA-1 is not claimed: some headings have levels and some have none" in joined.notes


def test_a_part_in_another_language_says_so() -> None:
    def speak_spanish(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Lang = "es-US"

    with opened(join(given(small_report()), small_report(speak_spanish), small_report()).content) as pdf:
        parts = pdf.Root.StructTreeRoot.K[0].K
        assert [str(part.get("/Lang", "")) for part in parts] == ["", "es-US", ""]


def test_a_part_is_called_what_its_bookmark_says() -> None:
    with opened(join(given(small_report()), grant_sheet()).content) as pdf:
        assert str(pdf.Root.StructTreeRoot.K[0].K[1].T) == "Appendix A: Massachusetts profile"


def test_keys_of_an_untagged_sheet_lead_nowhere() -> None:
    def claim_a_key(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.StructParents = 0

    joined = join(given(small_report()), plain_report(claim_a_key))
    with opened(joined.content) as pdf:
        assert "/StructParents" not in pdf.pages[1].obj
        assert find_tree_faults(pdf) == []
    assert joined.notes == ("not tagged: sheet1.pdf; tagged: x.pdf",)


def test_no_page_is_turned_or_cut_by_another_file() -> None:
    with opened(join(given(small_report(turned_by_its_parent)), grant_sheet()).content) as pdf:
        shapes = [(page.rotation, [float(each) for each in page.mediabox]) for page in pdf.pages]
    assert shapes == [(90, [0, 0, 400, 300]), (0, [0, 0, 612, 792]), (0, [0, 0, 612, 792])]


def test_nothing_tagged_makes_no_tree() -> None:
    joined = join(given(plain_report()), plain_report())
    assert joined.notes == ("not tagged: x.pdf, sheet1.pdf",)
    with opened(joined.content) as pdf:
        assert "/StructTreeRoot" not in pdf.Root


def with_destination(name: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        goal = Array([pdf.pages[0].obj, Name.XYZ, 0, 700, 0])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([name, goal])))

    return change


def test_destinations_that_only_others_ask_for_are_carried_where_their_name_is_free() -> None:
    sheets = [small_report(with_destination(name)) for name in ("mine", "theirs")]
    with opened(join(given(small_report(with_destination("mine"))), *sheets).content) as pdf:
        goals = name_tree(pdf.Root.Names.Dests)
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        found = {key: goal.D if isinstance(goal, Dictionary) else goal for key, goal in goals.items()}
        assert {key: numbers[goal[0].objgen] for key, goal in found.items()} == {b"mine": 0, b"theirs": 2}
