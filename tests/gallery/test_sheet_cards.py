import re
from urllib.parse import unquote, urljoin, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from factsheet.gallery.reported_build import ReportedSheet
from factsheet.gallery.sheet_cards import SheetCard, link_file, make_cards
from tests.gallery.reports import Told, a_full_report, a_sheet


def cards_of(*sheets: Told) -> tuple[SheetCard, ...]:
    return make_cards(map(ReportedSheet.model_validate, sheets))


def test_refused_sheets_come_first_then_changed_ones_then_the_rest_by_state() -> None:
    cards = cards_of(*a_full_report()["sheets"])
    assert [(card.standing.value, card.sheet.state) for card in cards] == [
        ("refused", "Ohio"),
        ("refused", "Ohio"),
        ("changed", "Massachusetts"),
        ("changed", "Puerto Rico"),
        ("same", "Alabama"),
        ("same", "Guam"),
        ("same", "Nevada"),
        ("same", "U.S. Virgin Islands"),
        ("undone", "Wyoming"),
    ]


def test_the_sheets_of_a_state_stand_by_format_and_language() -> None:
    cards = cards_of(
        *(a_sheet(format=form, lang=lang) for lang in ("es", "en") for form in ("large", "gray", "handout"))
    )
    assert [(card.kind, card.language) for card in cards] == [
        (kind, language)
        for kind in ("Color handout", "Gray handout", "Large print")
        for language in ("English", "Spanish")
    ]


@given(st.permutations(a_full_report()["sheets"]))
def test_the_order_of_the_report_makes_no_difference(sheets: list[Told]) -> None:
    assert cards_of(*sheets) == cards_of(*a_full_report()["sheets"])


def test_keys_tell_state_format_and_language() -> None:
    assert [card.key for card in cards_of(a_sheet("MA", "Massachusetts", format="gray", lang="es"))] == [
        "ma-gray-es"
    ]


def test_two_sheets_of_one_kind_have_keys_of_their_own() -> None:
    cards = cards_of(a_sheet(file="gu.pdf"), a_sheet(file="gu_draft.pdf"))
    assert [card.key for card in cards] == ["gu-handout-en", "gu-handout-en-no-2"]


@given(st.lists(st.tuples(st.text(max_size=4), st.text(max_size=4)), max_size=6))
def test_keys_are_plain_and_differ_whatever_is_written(names: list[tuple[str, str]]) -> None:
    keys = [card.key for card in cards_of(*(a_sheet(usps=usps, lang=lang) for usps, lang in names))]
    assert len({*keys}) == len(names)
    assert [key for key in keys if not re.fullmatch("[a-z0-9-]+", key)] == []


def test_new_is_no_reason_beside_others() -> None:
    (card,) = cards_of(a_sheet(status="written", why=["new", "theme"]))
    assert card.reasons == ("theme",)


def test_a_link_is_relative_and_its_signs_are_written_out() -> None:
    assert link_file("gallery/a b#?é.png") == "./gallery/a%20b%23%3F%C3%A9.png"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_link_leads_to_the_file_of_that_name_and_nowhere_else(name: str) -> None:
    link = urlsplit(urljoin("https://host.example/sheets/", link_file(name)))
    assert (link.scheme, link.netloc, link.query, link.fragment) == ("https", "host.example", "", "")
    assert unquote(link_file(name)) == f"./{name}"


def test_half_of_a_character_in_a_name_is_no_fault() -> None:
    assert link_file("a\udcff.pdf") == "./a%3F.pdf"
