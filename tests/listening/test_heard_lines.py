"""Lines: one idea each; headings with levels, lists in lists, figures by their texts, cells by headers."""

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name

from factsheet.listening.heard_lines import list_heard_lines
from factsheet.listening.heard_records import walk_texts
from tests.listening.builders import hear, lines_of, link_to, make_pdf, printed

ROW, COLUMN = ({"A": Dictionary(O=Name.Table, Scope=Name(scope))} for scope in ("/Row", "/Column"))


def test_headings_have_their_level_and_empty_ones_are_told() -> None:
    content = make_pdf(["One", "Two"], ("H1", 0), ("H2",), ("H", 1), ("P",))
    assert printed(content) == ["Heading 1  One", "Heading 2  (empty)", "Heading  Two"]


def test_lists_in_lists_are_indented_and_labels_are_heard() -> None:
    inner = ("L", ("LI", ("Lbl", 2), ("LBody", ("P", 3))))
    content = make_pdf(["1.", "Fruit", "a", "Apple"], ("L", ("LI", ("Lbl", 0), ("LBody", 1, inner)), ("LI",)))
    assert printed(content) == [
        "List  2 items",
        "  Item  1. Fruit",
        "  List  1 item",
        "    Item  a Apple",
        "  Item",
    ]


def test_figures_are_heard_by_their_alternate_text_with_their_caption() -> None:
    content = make_pdf(
        ["63 69", "Figure 1", "12", "see "],
        ("Figure", 0, ("Caption", ("P", 1)), {"Alt": "Bars. 2012, 63; 2013, 69.", "Lang": "en"}),
        ("Figure", 2),
        ("Figure",),
        ("P", 3, ("Figure", {"Alt": "a star"})),
    )
    assert printed(content) == [
        "Figure  [en: Bars.",
        "  2012, 63; 2013, 69.]",
        "  Caption  [en: Figure 1]",
        "Figure  [figure without alternate text: 12]",
        "Figure  [figure without alternate text]",
        "Paragraph  see [figure: a star]",
    ]


def test_the_files_of_a_figure_are_told_below_it() -> None:
    files = Array(
        [Dictionary(UF="counts.csv", F="c.csv"), Dictionary(F="more.csv"), Dictionary(), Name.None_]
    )
    content = make_pdf(["A", "B"], ("Figure", 0, {"Alt": "A map.", "AF": files}), ("P", 1, {"AF": files[0]}))
    assert printed(content) == [
        "Figure  A map.",
        "  File  counts.csv",
        "  File  more.csv",
        "Paragraph  B",
        "  File  counts.csv",
    ]


def test_what_a_table_says_of_itself_is_heard_before_its_rows() -> None:
    attributes = Dictionary(O=Name.Table, Summary="The 2 fruits that are sold most.")
    table = ("Table", ("TR", ("TH", 0), ("TH", 1)), ("TR", ("TH", 2), ("TD", 3)), {"A": attributes})
    assert printed(make_pdf(["Fruit", "Sold", "Apples", "12"], table)) == [
        "Table  2 rows, 2 columns",
        "  Summary  The 2 fruits that are sold most.",
        "  Headers  Fruit; Sold",
        "  Row  Apples: Sold 12",
    ]
    assert "Summary" not in " ".join(
        printed(make_pdf(["A"], ("Table", ("TR", ("TD", 0)), {"A": Dictionary()})))
    )


def test_links_are_told_where_they_stand_and_where_they_lead() -> None:
    twice = ("Link", 1, link_to("https://a.org/"), link_to("https://a.org/"))
    content = make_pdf(
        ["More (", "here", ") and "], ("P", 0, twice, 2, ("Link", link_to("https://b.org/", "there")))
    )
    assert printed(content) == [
        "Paragraph  More ( [link: here] ) and [link: there]",
        "  Leads to  https://a.org/ (2 stops of the Tab key)",
        "  Leads to  https://b.org/",
    ]


def test_cells_are_heard_after_the_headers_of_their_columns() -> None:
    rows = (
        ("TR", ("TH", 0, COLUMN), ("TH", 1, COLUMN)),
        ("TR", ("TH", 2, ROW), ("TD", 3)),
        ("TR", ("TH", 4, ROW), ("TD",)),
    )
    content = make_pdf(
        ["County", "Cases", "Suffolk", "51", "Essex"], ("Table", ("THead", rows[0]), ("TBody", *rows[1:]))
    )
    assert printed(content) == [
        "Table  3 rows, 2 columns",
        "  Headers  County; Cases",
        "  Row  Suffolk: Cases 51",
        "  Row  Essex: Cases blank",
    ]


def test_headers_without_a_scope_head_the_column_in_the_first_row_and_else_the_row() -> None:
    content = make_pdf(list("abcd"), ("Table", ("TR", ("TH", 0), ("TH", 1)), ("TR", ("TH", 2), ("TD", 3))))
    assert printed(content)[1:] == ["  Headers  a; b", "  Row  c: b d"]


def test_cells_of_several_columns_and_rows_keep_their_headers() -> None:
    wide = {"A": Dictionary(Scope=Name.Column, ColSpan=2)}
    tall = {"A": Array([Dictionary(RowSpan=2), 0])}
    content = make_pdf(
        ["Years", "2012", "2013", "old", "x", "y"],
        (
            "Table",
            ("TR", ("TD", 3, tall), ("TH", 0, wide)),
            ("TR", ("TH", 1, COLUMN), ("TH", 2, COLUMN)),
            ("TR", ("TD",), ("TD", 4), ("TD", 5)),
        ),
    )
    assert printed(content) == [
        "Table  3 rows, 3 columns",
        "  Row  old; Years",
        "  Headers  2012; 2013",
        "  Row  blank; Years 2012 x; Years 2013 y",
    ]


def test_headers_that_a_cell_names_win() -> None:
    named = {"A": Dictionary(Headers=Array([b"far"]))}
    content = make_pdf(
        ["near", "far", "1"],
        ("Table", ("TR", ("TH", 0, COLUMN), ("TH", 1, COLUMN | {"ID": b"far"})), ("TR", ("TD", 2, named))),
    )
    assert printed(content)[1:] == ["  Headers  near; far", "  Row  far 1"]


def test_a_class_may_hold_the_scope() -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.StructTreeRoot.ClassMap = Dictionary(head=Dictionary(O=Name.Table, Scope=Name.Row))

    content = make_pdf(
        ["Suffolk", "51"], ("Table", ("TR", ("TH", 0, {"C": Name.head}), ("TD", 1))), change=change
    )
    assert printed(content)[1:] == ["  Row  Suffolk: 51"]


def test_a_table_whose_cells_take_no_end_of_places_is_read() -> None:
    huge = {"A": Dictionary(RowSpan=10**9, ColSpan=10**9)}
    rows = [("TR", ("TD", 0, huge), ("TD", huge)) for _ in range(60)]
    assert len(printed(make_pdf(["x"], ("Table", *rows)))) == 61


def test_sentences_of_a_paragraph_are_lines_and_those_heard_again_are_told() -> None:
    said = "Not all of St. Tammany reports it. U.S. Census figures are old."
    assert printed(make_pdf([said, said], ("P", 0), ("H1",), ("P", 1))) == [
        "Paragraph  Not all of St. Tammany reports it.",
        "  U.S. Census figures are old.",
        "Heading 1  (empty)",
        "Paragraph  Not all of St. Tammany reports it.",
        "  U.S. Census figures are old.",
        "Heard 2 times  Not all of St. Tammany reports it.",
        "Heard 2 times  U.S. Census figures are old.",
    ]


_LEAVES = st.sampled_from(["P", "H2", "Span", "LBody", "Lbl", "TD", "NonStruct", "Odd"])
_GROUPS = st.sampled_from(
    ["Sect", "L", "LI", "Table", "TR", "THead", "P", "Link", "NonStruct", "Caption", "H1"]
)
_TREES = st.recursive(
    _LEAVES.map(lambda role: [role]),
    lambda kids: st.tuples(_GROUPS, st.lists(kids, max_size=3)).map(lambda made: [made[0], *made[1]]),
    max_leaves=12,
)


@settings(max_examples=50)
@given(st.lists(_TREES, min_size=1, max_size=3))
def test_whatever_stands_in_what_no_text_is_dropped(trees: list[list[object]]) -> None:
    texts: list[str] = []

    def number(node: list[object]) -> tuple[object, ...]:
        texts.append(f"w{len(texts)}")
        mine = len(texts) - 1
        return (node[0], mine, *(number(kid) for kid in node[1:] if isinstance(kid, list)))

    made = [number(tree) for tree in trees]
    content = make_pdf(texts, *made)
    document = hear(content)
    said = [
        word for line in list_heard_lines(document) for piece in line.pieces for word in piece.text.split()
    ]
    assert document.faults == ()
    assert sorted(text.shown.strip() for text in walk_texts(document.kids)) == sorted(texts)
    assert set(texts) - set(said) == set()


@pytest.mark.parametrize("role", ["TD", "LI", "TR", "Lbl"])
def test_parts_of_lists_and_tables_that_stand_alone_are_heard(role: str) -> None:
    assert [piece.text for line in lines_of(make_pdf(["lost"], (role, 0))) for piece in line.pieces] == [
        "lost"
    ]
