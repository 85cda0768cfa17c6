"""What no validator asks of figures and tables: one figure a map, its file and words, sums that are right."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from factsheet.disclosure import protect_profile
from factsheet.layout import place_sheet
from factsheet.model import CellMark, CountyCounts, Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.placed import Element, Picture, PlacedDocument, Role
from factsheet.pdf.extents import walk_marks
from factsheet.typesetting.text_run import Run
from factsheet.wording import load_wording
from factsheet.wording.counties import make_county_names, sort_counties
from tests.sheets.drawn import STATES, place, profile_of
from tests.sheets.test_own_sources import office_profile

DRAWN = (
    SheetOptions(),
    SheetOptions(lang="es"),
    SheetOptions(Format.LARGE),
    SheetOptions(Format.LARGE, "es"),
    SheetOptions(Format.GRANT),
    SheetOptions(Format.GRAY, "es"),
)
MAPS = ("counties", "second_counties")
TABLES = ("leading counties", "leading counties of the second map")
MOST_NAMED, MOST_LISTED = 5, 30


def walk_elements(elements: tuple[Element, ...]) -> Iterator[Element]:
    for element in elements:
        yield element
        yield from walk_elements(tuple(child for child in element.children if isinstance(child, Element)))


def elements_of(document: PlacedDocument, *roles: Role) -> list[Element]:
    content = tuple(element for page in document.pages for element in page.content)
    return [element for element in walk_elements(content) if element.role in roles]


def words_of(element: Element) -> str:
    words = "".join(mark.text for mark in walk_marks(element) if isinstance(mark, Run))
    return re.sub(r"\s+", " ", words).strip()


def maps_of(document: PlacedDocument) -> list[Element]:
    return [element for element in elements_of(document, Role.FIGURE) if element.key in MAPS]


def drawn_words(picture: Picture) -> list[str]:
    return [run.text.strip() for run in picture.drawing.runs]


def place_own(options: SheetOptions) -> PlacedDocument:
    """Return a sheet with two maps; every count is shown."""
    profile = protect_profile(office_profile("DE")).profile
    return place_sheet(profile, replace(options, has_back=True)).document


def assert_map_is_one_figure(figure: Element, document: PlacedDocument, form: Format) -> None:
    """The legend is the second drawing of the map, and its words are in the alternate text."""
    pictures = [child for child in figure.children if isinstance(child, Picture)]
    assert len(pictures) == len(figure.children) <= 2
    assert figure.alt
    legend = drawn_words(pictures[1]) if pictures[1:] else []
    assert [word for word in legend if word not in figure.alt] == []
    if legend:
        shown = figure.alt[figure.alt.index(legend[0]) :].split(".")[0]
        assert re.findall(r"\d+", shown) == re.findall(r"\d+", " ".join(legend))
    names = [file.name for file in document.attachments]
    assert figure.attached is None or (figure.attached in names and form is not Format.GRANT)
    assert (figure.attached or "") in figure.alt or not legend


@pytest.mark.parametrize("usps", STATES)
def test_maps_charts_and_tables_are_heard_once_and_truly(usps: str) -> None:
    """All in one test, so that each sheet is placed once."""
    profile = profile_of(usps)
    documents = {options: place(profile, options) for options in DRAWN}
    assert len(documents) == len(DRAWN)
    for options, document in documents.items():
        assert_each_map_is_whole(document, profile, options)
        assert_counties_with_none_are_named(document, profile, options)
        assert_texts_stand_nowhere_else(document)
        assert_summaries_are_right(document, profile)


def assert_each_map_is_whole(document: PlacedDocument, profile: Profile, options: SheetOptions) -> None:
    figures = maps_of(document)
    has_file = profile.counties is not None and options.form is not Format.GRANT
    assert [figure.attached is not None for figure in figures] == [has_file] * len(figures)
    assert len(figures) <= 1
    assert not any(element.key == "legend" for element in elements_of(document, Role.FIGURE))
    for figure in figures:
        assert_map_is_one_figure(figure, document, options.form)


@pytest.mark.parametrize("options", DRAWN, ids=lambda options: f"{options.form}-{options.lang}")
def test_each_of_two_maps_has_its_own_legend_and_file(options: SheetOptions) -> None:
    document = place_own(options)
    first, second = maps_of(document)
    for figure in (first, second):
        assert len(figure.children) == 2
        assert_map_is_one_figure(figure, document, options.form)
    stem = "de_trafficking_2023"
    own = (f"{stem}_counties.csv", f"{stem}_second_counties.csv")
    assert (first.attached, second.attached) == (own if options.form is not Format.GRANT else (None, None))


def assert_counties_with_none_are_named(
    document: PlacedDocument, profile: Profile, options: SheetOptions
) -> None:
    """One sentence tells them, of the map or below it: by name where they are few."""
    names, is_large = names_without_any(profile, options.lang), options.form is Format.LARGE
    told = [figure.alt or "" for figure in maps_of(document)]
    listed = [words_of(each) for each in elements_of(document, Role.PARAGRAPH) if each.key == "counties"]
    key = "map.none_in" if is_large else "alt.none_reported_in.other"
    beginning = load_wording(options.lang).file.texts[key].split("{")[0]
    parts = [part for text in (*told, *listed) for part in split_sentences(text)]
    sentences = [part for part in parts if part.startswith(beginning)]
    assert len(sentences) == (len(told) if names else 0)
    if 0 < len(names) <= (MOST_LISTED if is_large else MOST_NAMED):
        assert all(name in sentences[0] for name in names)
    elif names:
        assert str(len(names)) in sentences[0]


def names_without_any(profile: Profile, lang: str) -> list[str]:
    counts = profile.counties
    if counts is None or len(counts.cells) == 1:
        return []
    names = make_county_names(profile.shapes, load_wording(lang)).printed
    return [
        names[each.fips] for each in sort_counties(profile.shapes.counties) if counts.cells[each.fips] == 0
    ]


def split_sentences(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"(?<=\.) ", text)]


def assert_texts_stand_nowhere_else(document: PlacedDocument) -> None:
    """No alternate text has a dash between numbers, or a sentence that is heard beside it."""
    told = [figure.alt or "" for figure in elements_of(document, Role.FIGURE)]
    assert told
    assert [text for text in told if re.search(r"\d\D?\D?–\d", text)] == []
    printed = {
        sentence
        for each in elements_of(document, Role.PARAGRAPH)
        for sentence in split_sentences(each.actual_text or words_of(each))
    }
    heard = [sentence for text in told for sentence in split_sentences(text.replace("\u00a0", " "))]
    assert [each for each in heard if each in printed and len(each.split()) > 4] == []


def assert_summaries_are_right(document: PlacedDocument, profile: Profile) -> None:
    tables = [each for each in elements_of(document, Role.TABLE) if not each.continues]
    assert [table for table in tables if not table.summary] == []
    for table in (each for each in tables if each.key in TABLES):
        assert profile.counties is not None
        assert_summary_is_right(table, document, profile.counties)


def assert_summary_is_right(table: Element, document: PlacedDocument, counts: CountyCounts) -> None:
    """It has the number of rows and that of all counties with a count; the last row has the rest."""
    parts = [each for each in elements_of(document, Role.TABLE) if each.key == table.key]
    rows = [row for row in walk_elements(tuple(parts)) if row.role is Role.ROW]
    number = sum(bool(row.counties) for row in rows)
    whole = sum(isinstance(cell, int) and cell > 0 for cell in counts.cells.values())
    numbers = sorted({number, whole} - {1})  # the only one has no number
    assert sorted({*map(int, re.findall(r"\d+", table.summary or ""))} - {1}) == numbers
    rest = [header.actual_text for row in rows[1:] for header in row.children if isinstance(header, Element)]
    told = [text for text in rest if text]
    assert [re.findall(r"\d+", text) for text in told] == ([] if number == whole else [[str(whole - number)]])


def test_the_number_of_a_disc_is_heard_apart_from_the_name() -> None:
    tables = [each for each in elements_of(place(profile_of("MA")), Role.TABLE) if each.key in TABLES]
    (table,) = tables
    spans = [each for each in walk_elements((table,)) if each.role is Role.SPAN]
    assert [span.actual_text for span in spans] == [f"{rank}, " for rank in range(1, 7)]


def test_a_missing_count_of_the_nation_is_heard_in_words() -> None:
    for lang, words in (("en", "no figure for the nation"), ("es", "sin cifra del país")):
        cells = elements_of(place(profile_of("GU"), SheetOptions(lang=lang)), Role.CELL)
        assert [cell.actual_text for cell in cells if words_of(cell) == "–"] == [words]


def test_hidden_counties_are_named_and_the_file_is_said_to_hide_them_too() -> None:
    counts = profile_of("VT").counties
    assert counts is not None
    hidden = sorted(counts.cells)[:2]
    cells = counts.cells | dict.fromkeys(hidden, CellMark.NOT_SHOWN)
    profile = replace(profile_of("VT"), counties=replace(counts, cells=cells))
    (figure,) = maps_of(place(profile))
    names = make_county_names(profile.shapes, load_wording("en")).printed
    assert figure.alt
    assert f"Not shown for 2 counties: {names[hidden[0]]} and {names[hidden[1]]}." in figure.alt
    assert "slanted lines: Not shown" in figure.alt
    assert figure.alt.endswith(
        "Each county is in the attached file vt_trafficking_2023_counties.csv, with its count where that is "
        "shown."
    )
