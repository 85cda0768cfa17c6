"""Rules and panels, and that they are artifacts."""

from pikepdf import parse_content_stream

from factsheet.geometry import Box
from factsheet.page.placed import Disc, Panel, RepeatedText, Rule
from tests.pdf.builders import a_document, a_page, a_paragraph, a_run, opened, tree_lines
from tests.pdf.pixels import artifacts_drawn, picture


def test_a_rule_is_as_heavy_as_asked_for() -> None:
    assert artifacts_drawn(Rule(1, 5, 9, 5, 2, "#000000"))[3:7] == [
        "_" * 10,
        "_KKKKKKKK_",
        "_KKKKKKKK_",
        "_" * 10,
    ]


def test_a_panel_is_filled_and_outlined() -> None:
    assert artifacts_drawn(Panel(Box(2, 3, 4, 4), "#ff0000", "#0000ff", 2)) == picture("""
        __________
        __________
        _BBBBBB___
        _BBBBBB___
        _BBRRBB___
        _BBRRBB___
        _BBBBBB___
        _BBBBBB___
        __________
        __________""")


def test_a_panel_may_have_an_outline_alone_or_nothing() -> None:
    assert artifacts_drawn(Panel(Box(2, 3, 4, 4), None, "#0000ff", 2))[4] == "_BB__BB___"
    assert artifacts_drawn(Panel(Box(2, 3, 4, 4))) == ["_" * 10] * 10


def test_a_disc_is_round_filled_and_outlined() -> None:
    assert artifacts_drawn(Disc(5, 5, 3, "#ff0000", "#0000ff", 2)) == picture("""
        __________
        ___BBBB___
        __BBBBBB__
        _BBBRRBBB_
        _BBRRRRBB_
        _BBRRRRBB_
        _BBBRRBBB_
        __BBBBBB__
        ___BBBB___
        __________""")


def test_discs_are_layout_artifacts_in_one_group_with_rules_and_panels() -> None:
    shapes = (Rule(0, 0, 1, 1, 1, "#000000"), Disc(5, 5, 3, "#ffffff", "#000000", 0.9))
    pdf = opened(a_document(a_page(a_paragraph(), artifacts=shapes)))
    code = pdf.pages[0].Contents.read_bytes()
    assert code.count(b"/Artifact <</Type /Layout>> BDC") == 1
    assert b"8 5 m 8 6.66 6.66 8 5 8 c 3.34 8 2 6.66 2 5 c 2 3.34 3.34 2 5 2 c 6.66 2 8 3.34 8 5 c b" in code
    assert tree_lines(pdf) == ["Document", "  P mcid=0"]


def test_later_artifacts_lie_above_earlier_ones() -> None:
    red, blue = Panel(Box(0, 0, 10, 10), "#ff0000"), Panel(Box(5, 0, 5, 10), "#0000ff")
    assert artifacts_drawn(red, blue) == ["RRRRRBBBBB"] * 10


def test_artifacts_are_in_groups_of_one_kind() -> None:
    rule = Rule(0, 0, 1, 1, 1, "#000000")
    head = RepeatedText(a_run("County"))
    pdf = opened(a_document(a_page(a_paragraph(), artifacts=(rule, rule, head, rule))))
    code = pdf.pages[0].Contents.read_bytes()
    assert code.count(b"/Artifact <</Type /Layout>> BDC") == 1
    assert code.count(b"/Artifact BMC") == 0
    assert tree_lines(pdf) == ["Document", "  P mcid=0"]


def test_a_running_head_is_a_pagination_artifact() -> None:
    """ISO 14289-1, 7.8, which no validator looks at."""
    rule, head = Rule(0, 0, 1, 1, 1, "#000000"), RepeatedText(a_run("MA 2023"), is_running=True)
    pdf = opened(a_document(a_page(a_paragraph(), artifacts=(rule, head))))
    kinds = [item.operands[1] for item in parse_content_stream(pdf.pages[0]) if str(item.operator) == "BDC"]
    assert [(str(kind.Type), str(kind.get("/Subtype"))) for kind in kinds if "/Type" in kind] == [
        ("/Layout", "None"),
        ("/Pagination", "/Header"),
    ]
