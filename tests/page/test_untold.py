"""What the data hold and the pages do not say, read off the pages themselves."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.disclosure import SafeProfile, protect_profile
from factsheet.figures.drawing import Drawing
from factsheet.layout import place_sheet
from factsheet.model import (
    BlockChoice,
    BlockName,
    Cell,
    CellMark,
    CountyCounts,
    LocalText,
    OwnTexts,
    Period,
    Profile,
)
from factsheet.model.sheet_fit import LeftOut
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.placed import Element, Picture, PlacedPage, Role
from factsheet.page.stacking import Omission
from factsheet.page.untold import list_untold_counties, list_untold_texts, read_page_texts
from factsheet.wording import load_wording
from tests.sheets.builders import a_profile, full

YEARS = Period(first=2024, last=2024)
FIPS = tuple(f"25{number:03d}" for number in range(1, 12, 2))


def a_map(part: str, counted: Collection[str]) -> Element:
    drawing = Drawing((), (), 10, 10, frozenset(counted))
    return Element(Role.FIGURE, (Picture(drawing, 0, 0),), alt="A map", key=part)


def a_table(name: str, fips: Sequence[str]) -> Element:
    rows = (Element(Role.ROW, counties=(county,)) for county in fips)
    return Element(Role.TABLE, (Element(Role.ROW), *rows), key=name)


def a_page(*elements: Element) -> PlacedPage:
    return PlacedPage(612, 792, elements, ())


def of_counties(first: dict[str, Cell] | None, second: dict[str, Cell] | None = None) -> SafeProfile:
    """Return what stands for a profile with counts by county alone."""
    maps = [cells if cells is None else CountyCounts(cells, 0, YEARS, "made-up") for cells in (first, second)]
    return cast(SafeProfile, SimpleNamespace(counties=maps[0], second_counties=maps[1]))


CELLS = st.dictionaries(
    st.sampled_from(FIPS), st.one_of(st.integers(0, 3), st.sampled_from(CellMark)), min_size=2
)
SOME = st.lists(st.sampled_from(FIPS), unique=True)


@given(CELLS, SOME, SOME)
def test_a_county_with_a_count_is_on_a_label_in_a_row_or_counted_as_a_shade(
    cells: dict[str, Cell], labelled: list[str], listed: list[str]
) -> None:
    page = a_page(a_map("counties", labelled), a_table("leading counties", listed))
    counted = {fips for fips, cell in cells.items() if isinstance(cell, int) and cell > 0}
    told = counted & {*labelled, *listed}
    hidden = len(counted - told)
    expected = [Omission("counties", len(told), hidden, LeftOut.SHADE)] if hidden else []
    assert list_untold_counties(of_counties(cells), [page]) == expected


def test_each_map_is_held_against_its_own_labels_and_table() -> None:
    cells: dict[str, Cell] = {FIPS[0]: 3, FIPS[1]: 4}
    page = a_page(a_map("counties", FIPS[:2]), a_map("second_counties", FIPS[:1]))
    assert list_untold_counties(of_counties(cells, cells), [page]) == [
        Omission("second_counties", 1, 1, LeftOut.SHADE)
    ]
    table = a_page(a_table("leading counties of the second map", FIPS[1:2]))
    assert list_untold_counties(of_counties(cells, cells), [page, table]) == []


def test_of_a_map_that_is_not_on_the_pages_nothing_is_said() -> None:
    cells: dict[str, Cell] = {FIPS[0]: 3, FIPS[1]: 4}
    assert list_untold_counties(of_counties(cells), [a_page()]) == []
    assert list_untold_counties(of_counties(None), [a_page(a_map("counties", ()))]) == []


def test_the_one_county_of_a_jurisdiction_has_its_figure_set_large() -> None:
    assert list_untold_counties(of_counties({FIPS[0]: 3}), [a_page(a_map("counties", ()))]) == []


def own_texts(*names: str) -> OwnTexts:
    """Return a text of its own for each name, and for no other."""
    return OwnTexts(**{name: LocalText.model_validate(f"A note on {name} of our own.") for name in names})


def a_sheet(profile: Profile, **options: object) -> tuple[SafeProfile, str]:
    """Return a profile as it is printed, and all text of its pages."""
    safe = protect_profile(profile).profile
    chosen = SheetOptions(**options)  # type: ignore[arg-type]  # of tests alone
    return safe, read_page_texts(place_sheet(safe, chosen).document.pages)


PRINTED = ("lead", "figures", "map", "people", "call_types", "venues", "laws", "efforts")


def a_full_profile() -> Profile:
    return full(a_profile("OH", laws=2, collaborations=3))


@pytest.mark.parametrize("form", [Format.HANDOUT, Format.LARGE])
@pytest.mark.parametrize("lang", ["en", "es"])
def test_a_text_in_each_block_is_found_on_the_pages(form: Format, lang: str) -> None:
    profile, told = a_sheet(replace(a_full_profile(), texts=own_texts(*PRINTED)), form=form, lang=lang)
    assert list_untold_texts(profile, load_wording(lang), told) == []
    assert "Anoteonvenuesofourown." in told


@pytest.mark.parametrize("name", [name for name in PRINTED if name not in {"lead", "figures", "map"}])
def test_the_text_of_a_block_that_is_left_out_is_named(name: str) -> None:
    roomy = (BlockName.COMPARISON, BlockName.OFFENSES)  # which have no text, so that all others have room
    choice = BlockChoice(leave_out=(BlockName(name), *roomy))
    profile, told = a_sheet(replace(a_full_profile(), texts=own_texts(*PRINTED), blocks=choice))
    assert list_untold_texts(profile, load_wording("en"), told) == [f"texts.{name}"]


def test_the_text_of_a_block_without_data_is_named() -> None:
    texts = own_texts("people", "second_map", "lead")
    profile, told = a_sheet(replace(a_profile("VA"), texts=texts))
    assert list_untold_texts(profile, load_wording("en"), told) == ["texts.second_map", "texts.people"]


def test_a_text_is_looked_for_in_the_language_of_the_sheet() -> None:
    texts = OwnTexts(lead=LocalText.model_validate({"en": "English lead.", "es": "Frase propia."}))
    profile, told = a_sheet(replace(a_profile("OH"), texts=texts), lang="es")
    assert list_untold_texts(profile, load_wording("es"), told) == []
    assert list_untold_texts(profile, load_wording("en"), told) == ["texts.lead"]
