import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import Period
from factsheet.wording import Part, Term, UnitForm, Wording, load_wording
from factsheet.wording.source_words import name_items
from tests.wording.conftest import POLICE


def test_a_wording_is_read_once() -> None:
    assert load_wording("en") is load_wording("en")


def test_the_language_is_named_as_in_rfc_3066(en: Wording, es: Wording) -> None:
    assert (en.lang, es.lang) == ("en-US", "es-US")


def test_a_number_stays_with_its_unit(en: Wording, es: Wording) -> None:
    assert en.say("header.region", region=1) == "HHS Region\u00a01"
    assert es.say("header.region", region=1) == "Región\u00a01 del HHS"


def test_braces_and_markup_in_data_are_harmless(en: Wording) -> None:
    assert en.say("header.title_full", name="{name} *x* [y] {") == (
        "{name} *x* [y] {: Efforts to Combat Human Trafficking"
    )


def test_bold_numbers_and_links_come_as_parts(en: Wording) -> None:
    assert en.counted_parts("efforts.agencies", 4, list="national referral directory") == (
        Part("4", is_strong=True),
        Part(" victim service agencies ("),
        Part("national referral directory", is_link=True),
        Part(")"),
    )
    assert en.say("hotline.contact", text="233733", web="humantraffickinghotline.org", tty="711") == (
        "Text\u00a0233733 or chat at humantraffickinghotline.org. TTY\u00a0711."
    )


@pytest.mark.parametrize(
    ("count", "english", "spanish"),
    [
        (0, "0 offenses not tied to one county.", "0 delitos no se pudieron ubicar por condado."),
        (1, "1 offense not tied to one county.", "1 delito no se pudo ubicar por condado."),
        (31, "31 offenses not tied to one county.", "31 delitos no se pudieron ubicar por condado."),
        (
            1_000_000,
            "1,000,000 offenses not tied to one county.",
            "1,000,000 delitos no se pudieron ubicar por condado.",
        ),
    ],
)
def test_a_count_takes_its_plural_form(
    count: int, english: str, spanish: str, en: Wording, es: Wording
) -> None:
    assert (
        en.counted("map.not_placed", count, items=name_items(en, POLICE.item, count), unit=en.units("county"))
        == english
    )
    assert (
        es.counted("map.not_placed", count, items=name_items(es, POLICE.item, count), unit=es.units("county"))
        == spanish
    )


def test_a_label_without_number_takes_its_plural_form_too(en: Wording) -> None:
    assert (en.counted("glance.cases", 1), en.counted("glance.cases", 336)) == (
        "case reported",
        "cases reported",
    )


def test_an_unknown_key_is_a_mistake_of_the_caller(en: Wording) -> None:
    with pytest.raises(ValueError, match=r"^no wording 'glance\.headline' in en-US$"):
        en.say("glance.headline")


def test_a_value_too_few_or_too_many_is_a_mistake_of_the_caller(en: Wording) -> None:
    with pytest.raises(ValueError, match=r"^wording 'header\.edition' needs \['year'\], not \[\]$"):
        en.say("header.edition")
    with pytest.raises(
        ValueError, match=r"^wording 'header\.edition' needs \['year'\], not \['name', 'year'\]$"
    ):
        en.say("header.edition", year=2023, name="Ohio")


def test_numbers_are_grouped(en: Wording, es: Wording) -> None:
    assert [w.number(n) for w in (en, es) for n in (0, 999, 1234, 10_000_000)] == [
        "0", "999", "1,234", "10,000,000", "0", "999", "1,234", "10,000,000",
    ]  # fmt: skip


def test_a_period_is_one_year_or_two_with_a_dash(en: Wording) -> None:
    assert en.period(Period(first=2012, last=2016)) == "2012–2016"
    assert en.period(Period(first=2016, last=2016)) == "2016"


def test_dates_keep_day_and_month_together(en: Wording, es: Wording) -> None:
    day = date(2026, 11, 3)
    assert (en.date(day), en.date(day, is_short=True)) == ("November\u00a03, 2026", "Nov\u00a03, 2026")
    assert es.date(day) == "3\u00a0de\u00a0noviembre de 2026"


@pytest.mark.parametrize(
    ("items", "english", "spanish"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a and b", "a y b"),
        (["a", "b", "c"], "a, b, and c", "a, b y c"),
        (["a", "Irene"], "a and Irene", "a e Irene"),
        (["a", "b", "hijos"], "a, b, and hijos", "a, b e hijos"),
        (["a", "Ypsilanti"], "a and Ypsilanti", "a e Ypsilanti"),
        (["a", "hielo"], "a and hielo", "a y hielo"),
        (["a", "Iowa"], "a and Iowa", "a y Iowa"),
        (["a", "Yauco"], "a and Yauco", "a y Yauco"),
        (["{a}", "{0}"], "{a} and {0}", "{a} y {0}"),
    ],
)
def test_lists_follow_the_language(
    items: list[str], english: str, spanish: str, en: Wording, es: Wording
) -> None:
    assert (en.list_of(items), es.list_of(items)) == (english, spanish)


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6))
def test_a_list_holds_every_item_in_order(items: list[str]) -> None:
    for lang in ("en", "es"):
        assert re.search(".*".join(map(re.escape, items)), load_wording(lang).list_of(items), re.DOTALL)


def test_units_have_their_forms(en: Wording, es: Wording) -> None:
    assert (en.units("parish"), en.units("parish", plural=True)) == ("parish", "parishes")
    assert en.unit("county", UnitForm.HEADING) == "County"
    assert es.unit("parish", UnitForm.ANY) == "ninguna parroquia"


def test_a_label_of_the_data_is_translated_or_marked_as_english(en: Wording, es: Wording) -> None:
    assert es.term("Female") == Term("Mujeres", None)
    assert es.term("hotel or MOTEL based") == Term("Hoteles o moteles", None)
    assert es.term("Nail salons") == Term("Nail salons", "en-US")
    assert en.term("Nail salons") == Term("Nail salons", None)


def test_places_have_the_article_that_running_text_needs(en: Wording, es: Wording) -> None:
    assert (en.place("Ohio"), es.place("New York")) == ("Ohio", "Nueva York")
    assert en.place("U.S. Virgin Islands") == "the U.S. Virgin Islands"
    assert es.say("laws.not_listed", place=es.place("District of Columbia")) == (
        "Las leyes del Distrito de Columbia no figuran en esta edición; eso no significa que no existan."
    )
