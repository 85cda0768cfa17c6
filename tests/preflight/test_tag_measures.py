"""Tags: figures with their texts, tables with their heads, tags of one's own, text that has none."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from tests.preflight.builders import Edit, a_pdf, a_tagged_pdf, marked, measure, text

BODY = marked("P", 0, "Some text")


def first_element(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return pdf.Root.StructTreeRoot.K[0]


def say(words: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        first_element(pdf).Alt = String(words)

    return edit


def map_roles(**roles: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.RoleMap = Dictionary(
            {f"/{own}": Name(f"/{role}") for own, role in roles.items()}
        )

    return edit


def head_table(*cells: tuple[str, bool]) -> Edit:
    """Return what puts a row of cells into the first element; a cell has a scope or not."""

    def edit(pdf: pikepdf.Pdf) -> None:
        made = []
        for role, has_scope in cells:
            cell = Dictionary(Type=Name.StructElem, S=Name(f"/{role}"))
            if has_scope:
                cell.A = Dictionary(O=Name.Table, Scope=Name.Column)
            made.append(pdf.make_indirect(cell))
        row = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.TR, K=Array(made)))
        head = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.THead, K=row))
        first_element(pdf).K = head

    return edit


def turn_in_circle(pdf: pikepdf.Pdf) -> None:
    element = first_element(pdf)
    element.K = Array([element, element])
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(Own=Name.Other, Other=Name.Own)


CASES = [
    ("tags", "P", None, "pass", "tagged"),
    ("role_map", "P", None, "pass", "each tag is standard or mapped"),
    ("role_map", "Own", None, "fail", "not mapped: Own"),
    ("role_map", "Own", map_roles(Own="Other", Other="P"), "pass", "each tag is standard or mapped"),
    ("role_map", "Own", map_roles(Own="Other", Other="Own"), "fail", "not mapped: Own"),
    ("role_map", "Own", turn_in_circle, "fail", "not mapped: Own"),
    ("figure_texts", "P", None, "pass", "no figure"),
    ("figure_texts", "Figure", None, "fail", "1 of 1 figure without alternate text"),
    ("figure_texts", "Figure", say(" "), "fail", "1 of 1 figure without alternate text"),
    ("figure_texts", "Figure", say("A map"), "pass", "1 figure"),
    ("figure_texts", "Own", map_roles(Own="Figure"), "fail", "1 of 1 figure without alternate text"),
    ("figure_truth", "P", None, "pass", "no figure"),
    ("figure_truth", "Figure", say("A map"), "look", "1 figure"),
    ("table_heads", "P", None, "pass", "no table"),
    ("table_heads", "Table", head_table(("TD", False)), "fail", "1 of 1 table without them"),
    ("table_heads", "Table", head_table(("TH", True), ("TH", False)), "fail", "1 of 1 table without them"),
    ("table_heads", "Table", head_table(("TH", True), ("TD", False)), "pass", "1 table"),
    ("untagged_text", "P", None, "pass", "all text is tagged, or marked as no content"),
    ("person", "P", None, "look", "not a thing that a program can measure"),
]


@pytest.mark.parametrize(("name", "role", "edit", "answer", "found"), CASES)
def test_tags_are_measured(
    tmp_path: Path, name: str, role: str, edit: Edit | None, answer: str, found: str
) -> None:
    content = a_tagged_pdf(BODY, [(role, [0])], edit=edit)
    assert measure(tmp_path, content, name) == (answer, found)


@pytest.mark.parametrize("name", ["tags", "role_map", "figure_texts", "untagged_text"])
def test_a_file_without_tags_fails(tmp_path: Path, name: str) -> None:
    assert measure(tmp_path, a_pdf(text()), name) == ("fail", "no tags")


@pytest.mark.parametrize("name", ["table_heads", "figure_truth"])
def test_what_tags_would_tell_is_left_to_a_person(tmp_path: Path, name: str) -> None:
    assert measure(tmp_path, a_pdf(text()), name) == ("look", "no tags")


def test_text_outside_the_tags_is_counted(tmp_path: Path) -> None:
    loose = "BT /F 12 Tf 72 300 Td (Loose text) Tj ET\n"
    content = a_tagged_pdf(BODY + loose + marked("Artifact", None, "Page 1", y=60), [("P", [0])])
    assert measure(tmp_path, content, "untagged_text") == ("fail", "9 letters outside the tags")


def test_tags_that_are_no_tree_break_nothing(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.K = Array([1, Name.P, Dictionary(S=7), Array([Array([])])])

    answer, _ = measure(tmp_path, a_tagged_pdf(BODY, [("P", [0])], edit=spoil), "figure_texts")
    assert answer == "pass"
