"""What a source is called, and what it counts: nothing is said of it but what its entry says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.model import CellMark, Period, Source
from factsheet.wording import Wording, load_wording
from factsheet.wording.source_words import (
    begin_items,
    list_caution,
    name_items,
    name_source,
    word_credit,
    word_figure,
    word_full_credit,
    word_item_heading,
    word_map_heading,
)
from tests.wording.conftest import POLICE

YEARS = Period(first=2019, last=2023)
QUARTER = Period.model_validate({"years": 2024, "label": {"en": "2024 Q1", "es": "1.er trimestre de 2024"}})
BARE = Source(key="bare", publisher="An Office", title="Counts")
OWN = Source.model_validate(
    {
        "key": "own",
        "publisher": "Example Coalition",
        "title": "Casework",
        "name": {"en": "Coalition", "es": "Coalición"},
        "unit": {"en": "people served", "es": "personas atendidas"},
        "item": {
            "one": {"en": "person served", "es": "persona atendida"},
            "other": {"en": "people served", "es": "personas atendidas"},
        },
        "words": {"persons": {"one": "person served", "other": {"en": "people served", "es": "atendidas"}}},
        "map": {
            "heading": {"en": "Where people were served", "es": "Dónde"},
            "caution": "Read it with care.",
        },
    }
)


def test_a_source_is_named_by_its_short_name_or_by_its_publisher(en: Wording, es: Wording) -> None:
    assert [name_source(en, source).text for source in (OWN, BARE, POLICE)] == [
        "Coalition",
        "An Office",
        "FBI",
    ]
    assert [name_source(es, source).text for source in (OWN, BARE, POLICE)] == [
        "Coalición",
        "An Office",
        "FBI",
    ]


def test_a_name_that_a_language_lacks_is_marked_as_what_it_is(es: Wording) -> None:
    assert [name_source(es, source).lang for source in (OWN, BARE, POLICE)] == [None, "en-US", None]
    spanish = OWN.model_validate({**OWN.model_dump(exclude_none=True), "name": {"es": "Coalición"}})
    assert (name_source(load_wording("en"), spanish).lang, name_source(es, spanish).lang) == ("es", None)


def test_figures_are_credited_by_name_unit_and_period(en: Wording, es: Wording) -> None:
    assert word_credit(en, OWN, YEARS) == "Coalition, 2019–2023"
    assert word_full_credit(en, OWN, QUARTER) == "Coalition, people served, 2024 Q1"
    assert word_full_credit(es, OWN, QUARTER) == "Coalición, personas atendidas, 1.er trimestre de 2024"
    assert word_full_credit(es, POLICE, YEARS) == "FBI, delitos conocidos por la policía, 2019–2023"


def test_without_a_unit_the_credit_is_name_and_period(en: Wording) -> None:
    assert word_full_credit(en, BARE, YEARS) == word_credit(en, BARE, YEARS) == "An Office, 2019–2023"


@pytest.mark.parametrize(
    ("count", "english", "spanish", "bare"),
    [
        (1, "person served", "persona atendida", "record"),
        (0, "people served", "personas atendidas", "records"),
        (2, "people served", "personas atendidas", "records"),
        (None, "people served", "personas atendidas", "records"),
        (CellMark.NOT_SHOWN, "people served", "personas atendidas", "records"),
    ],
)
def test_one_is_told_from_several_and_a_hidden_one_is_not(
    count: int | None, english: str, spanish: str, bare: str, en: Wording, es: Wording
) -> None:
    assert name_items(en, OWN.item, count) == english
    assert name_items(es, OWN.item, count) == spanish
    assert name_items(en, None, count) == bare


def test_a_map_has_the_heading_of_its_source_or_one_of_what_it_counts(en: Wording, es: Wording) -> None:
    assert [word_map_heading(en, source, "parish") for source in (OWN, POLICE, BARE)] == [
        "Where people were served",
        "Offenses by parish",
        "Records by parish",
    ]
    assert [word_map_heading(es, source, "parish") for source in (OWN, POLICE)] == [
        "Dónde",
        "Delitos por parroquia",
    ]


def test_a_title_begins_with_a_capital_whatever_is_counted(en: Wording, es: Wording) -> None:
    assert word_item_heading(en, POLICE, "offenses.by_year") == "Offenses by year"
    assert word_item_heading(es, OWN, "map.legend", "county") == "Personas atendidas por condado"
    assert (begin_items(en, OWN.item), begin_items(es, None)) == ("People served", "Registros")


@pytest.mark.parametrize(
    ("name", "count", "words"),
    [
        ("persons", 1, "person served"),
        ("persons", 40, "people served"),
        ("persons", CellMark.NOT_SHOWN, "people served"),
        ("cases", 1, "case reported"),
        ("cases", 40, "cases reported"),
        ("calls", 2, "calls"),
    ],
)
def test_a_key_figure_is_called_as_its_source_calls_it(
    name: str, count: int | CellMark, words: str, en: Wording
) -> None:
    assert word_figure(en, OWN, name, count) == words


def test_a_caution_is_a_list_of_one_sentence_or_of_none(en: Wording) -> None:
    assert list_caution(en, OWN.map.caution) == ["Read it with care."]
    assert list_caution(en, BARE.map.caution) == []


WORDS = st.from_regex(r"[a-z]{3,12}( [a-z]{3,12})?", fullmatch=True)


@given(name=WORDS, unit=WORDS, one=WORDS, other=WORDS, lang=st.sampled_from(["en", "es"]))
def test_no_words_of_a_source_come_from_another(
    name: str, unit: str, one: str, other: str, lang: str
) -> None:
    """Whatever an office calls itself and its counts, no sentence has a word of the shipped sources."""
    source = Source.model_validate(
        {
            "key": "own",
            "publisher": "An Office",
            "title": "Counts",
            "name": {lang: name},
            "unit": {lang: unit},
            "item": {"one": {lang: one}, "other": {lang: other}},
        }
    )
    wording = load_wording(lang)
    assert word_full_credit(wording, source, YEARS) == f"{name}, {unit}, 2019–2023"
    assert (name_items(wording, source.item, 1), name_items(wording, source.item, 3)) == (one, other)
    assert word_map_heading(wording, source, "county").startswith(f"{other[0].upper()}{other[1:]} ")
