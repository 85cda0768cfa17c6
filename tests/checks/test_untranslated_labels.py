# ruff: noqa: E501 - a finding a line, with its whole message
"""Labels without a translation: each once, with where it stands and the line to type; none is overlooked."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from factsheet.checks.untranslated_labels import UntranslatedLabels, find_untranslated_labels
from factsheet.disclosure import protect_profile
from factsheet.layout import draw_sheet
from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    Contact,
    ContactLine,
    Demographics,
    Profile,
    Ranking,
    RequestType,
    Venues,
)
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.sources import Library, open_library
from factsheet.wording import Term, Wording, alt
from factsheet.wording.language_files import read_language
from tests.checks.builders import HEAD, YEARS
from tests.checks.exempted import bar, groups
from tests.sheets.builders import full
from tests.sheets.drawn import profile_of
from tests.sources.builders import a_folder, write

VENUES = (
    "venues:\n  sex:\n    period: 2012-2016\n    source: hotline-annual\n"
    "    names: [Hotel lobby, 'Truck stop: \"A\"', Hotel or motel]\n    residual: hotel LOBBY\n"
)
THEME = "publisher: An Office\ncontact:\n  name: A Line\n  phone: 800-555-0100\n  note: From 8 to 5\n"


def labels_of(library: Library, *states: str, lang: str = "es") -> UntranslatedLabels:
    profiles = [library.profile(usps) for usps in states]
    labels = find_untranslated_labels(library, profiles, lang)
    assert labels is not None
    return labels


def findings(labels: UntranslatedLabels, folder: Path) -> list[str]:
    return [str(finding).replace(str(folder), "DIR") for finding in labels.findings]


def told(
    label: str, where: str, *, line: int = 1, entry: str = "", new: str = ", which is still to be made"
) -> str:
    return (
        f"DIR/wording/es.yaml:{line}: terms: found no Spanish for {label}, which stands at {where}; allowed: in this file{new}, "
        f'below terms:, the line {entry}: "its words in Spanish" [FS411 notice]'
    )


def test_every_label_is_told_once_with_where_it_stands_and_what_to_type(tmp_path: Path) -> None:
    profile = (
        HEAD
        + groups(bar("Female", 297), bar("Adults in care", 103), bar("18–24", 120), source="hotline-annual")
        + VENUES
    )
    library = a_folder(tmp_path, profile, theme_yaml=THEME, tables__hotline_annual_csv=YEARS)
    labels = labels_of(library, "MA")
    assert findings(labels, tmp_path) == [
        told("'Adults in care'", "MA demographics.groups[0].bars[1].label", entry='"Adults in care"'),
        told("'Hotel lobby'", "MA venues.sex.names[0], MA venues.sex.residual", entry='"Hotel lobby"'),
        told("'Truck stop: \"A\"'", "MA venues.sex.names[1]", entry='"Truck stop: \\"A\\""'),
        told("'A Line'", "theme.yaml contact.name", entry='"A Line"'),
        told("'From 8 to 5'", "theme.yaml contact.note", entry='"From 8 to 5"'),
    ]  # fmt: skip


def test_the_lines_to_copy_are_a_wording_file_once_they_are_filled_in(tmp_path: Path) -> None:
    library = a_folder(tmp_path, HEAD + VENUES, theme_yaml=THEME, tables__hotline_annual_csv=YEARS)
    lines = labels_of(library, "MA").lines
    assert lines == (
        "terms:",
        '  "Hotel lobby": ""',
        '  "Truck stop: \\"A\\"": ""',
        '  "A Line": ""',
        '  "From 8 to 5": ""',
    )
    filled = "\n".join(lines).replace('""', '"Algo"').replace('A\\"Algo"', 'A\\""')
    write(tmp_path / "wording" / "es.yaml", filled)
    assert {"hotel lobby", 'truck stop: "a"'} < read_language("es", tmp_path / "wording").terms.keys()
    assert labels_of(open_library(tmp_path), "MA").users == {}


def test_what_a_wording_file_of_the_folder_has_is_not_asked_for_again(tmp_path: Path) -> None:
    wording = "# ours\nterms:\n  hotel lobby: Vestíbulo\n  A Line: Una línea\n  From 8 to 5: De 8 a 5\n"
    library = a_folder(
        tmp_path, HEAD + VENUES, theme_yaml=THEME, wording__es_yaml=wording, tables__hotline_annual_csv=YEARS
    )
    labels = labels_of(library, "MA")
    assert findings(labels, tmp_path) == [
        told("'Truck stop: \"A\"'", "MA venues.sex.names[1]", line=2, entry='"Truck stop: \\"A\\""', new="")
    ]
    assert labels.lines == ('  "Truck stop: \\"A\\"": ""',)


def test_the_words_of_sources_and_periods_and_own_texts_are_labels_too(tmp_path: Path) -> None:
    source = (
        "ohio-ag:\n  publisher: An Office\n  title: A report\n  name: {en: The Office, es: La Oficina}\n"
        "  unit: victims served\n  item: {one: victim, other: victims}\n  note: Counts of one office.\n"
    )
    profile = (
        "figures:\n  persons: {value: 120, period: 2024 Q1, source: ohio-ag}\n"
        "texts:\n  lead: What is known.\n  laws: {en: Laws, es: Leyes}\n"
    )
    library = a_folder(
        tmp_path,
        "state: MA\nedition: 2025\nstatus: synthetic\n" + profile,
        sources_yaml=source,
        tables__hotline_annual_csv=YEARS,
    )
    assert labels_of(library, "MA").users == {
        "2024 Q1": ["MA persons.period.label"],
        "What is known.": ["MA texts.lead"],
        "victims served": ["sources.yaml ohio-ag.unit"],
        "victim": ["sources.yaml ohio-ag.item.one"],
        "victims": ["sources.yaml ohio-ag.item.other"],
        "Counts of one office.": ["sources.yaml ohio-ag.note"],
    }


def test_of_many_states_some_are_named(tmp_path: Path) -> None:
    library = a_folder(tmp_path, HEAD + VENUES, tables__hotline_annual_csv=YEARS)
    profile = library.profile("MA")
    labels = find_untranslated_labels(library, [profile] * 5, "es")
    assert labels is not None
    assert (
        ", which stands at MA venues.sex.names[0], MA venues.sex.residual, MA venues.sex.names[0], 7 more; "
        in str(labels.findings[0])
    )


@pytest.mark.parametrize("lang", ["en", "es"])
def test_the_shipped_data_has_no_label_without_its_words(lang: str) -> None:
    library = open_library()
    assert labels_of(library, *(one.usps for one in library.jurisdictions), lang=lang).users == {}


def test_a_language_that_cannot_be_read_or_a_faulty_theme_ends_nothing(tmp_path: Path) -> None:
    library = a_folder(
        tmp_path,
        HEAD + VENUES,
        theme_yaml="motto: x\n",
        wording__fr_yaml="x",
        tables__hotline_annual_csv=YEARS,
    )
    assert find_untranslated_labels(library, [], "fr") is None
    assert set(labels_of(library, "MA").users) == {"Hotel lobby", 'Truck stop: "A"'}


def own_words(usps: str) -> Profile:
    """Return a profile in which each label is one that nobody has translated."""
    known = full(profile_of(usps))
    period, source = known.demographics.period if known.demographics else known.cases.period, "hotline-annual"  # type: ignore[union-attr]
    bars = (Bar(label="One kind", value=300), Bar(label="Another kind", value=298))
    ranking = Ranking(
        period=period, source=source, names=("A place", "A further place"), residual="All other places"
    )
    contact = known.contact.model_copy(
        update={
            "requests": (RequestType(name="Advice", meaning="a word of advice"),),
            "other_lines": (
                ContactLine(name="A further line", phone="800-555-0100", source="https://a.gov/"),
            ),
        }
    )
    assert isinstance(contact, Contact)
    return replace(
        known,
        jurisdiction=replace(known.jurisdiction, name="A Made-up State"),
        publisher="An Office of the State",
        demographics=Demographics(
            period=period, source=source, groups=(Breakdown(title="Kinds of things", bars=bars),)
        ),
        call_types=CallTypes(
            period=period, source=source, bars=(Bar(label="A call", value=50), Bar(label="A cry", value=60))
        ),
        venues=Venues(sex=ranking, labor=ranking),
        contact=contact,
    )


@pytest.mark.slow
def test_whatever_a_sheet_leaves_in_english_is_listed_but_names_of_offices(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: set[str] = set()
    term = Wording.term

    def note_term(wording: Wording, label: str) -> Term:
        found = term(wording, label)
        is_known = sys._getframe(1).f_globals["__name__"] == alt.__name__  # looks up what the page has chosen
        asked.update({label} if found.lang and not is_known else set())
        return found

    profile = own_words("OH")
    labels = find_untranslated_labels(open_library(), [profile], "es")
    assert labels is not None
    monkeypatch.setattr(Wording, "term", note_term)
    for form in (Format.HANDOUT, Format.LARGE):
        draw_sheet(protect_profile(profile).profile, SheetOptions(form, "es"))
    assert {
        "Kinds of things",
        "One kind",
        "A place",
        "All other places",
        "A call",
        "Advice",
        "A further line",
    } <= asked
    programs = {"FBI, Uniform Crime Reporting"}  # as the wording has it, by intent: a name
    names = {"An Office of the State", *programs, *(source.publisher for source in profile.sources)}
    assert asked - labels.users.keys() <= names
    assert "An Office of the State" in asked
