from bisect import bisect_left
from dataclasses import dataclass, replace

from factsheet.model import CellMark, CountyCounts
from factsheet.wording import Wording
from factsheet.wording.alt import (
    CodeTwin,
    describe_bars,
    describe_legend,
    describe_map,
    describe_outline,
    describe_qr_code,
    describe_single_unit,
    describe_years,
)
from factsheet.wording.places import word_empty_years
from tests.wording.conftest import POLICE, CountsOf, JurisdictionOf, ShapesOf, tell_counties


@dataclass(frozen=True)
class Breaks:
    """Upper bounds of classes that begin at 1."""

    bounds: tuple[int, ...]
    is_scale: bool = False

    def __len__(self) -> int:
        return len(self.bounds)

    def lower(self, index: int) -> int:
        return self.bounds[index - 1] + 1 if index else 1

    def upper(self, index: int) -> int | None:
        return self.bounds[index]

    def class_of(self, value: int) -> int:
        return bisect_left(self.bounds, value)


def test_bars_are_told_with_their_values(en: Wording, es: Wording) -> None:
    bars = [("U.S. citizen or lawful permanent resident", 251), ("Foreign national", 1085)]
    assert describe_bars(en, "Citizenship", bars) == (
        "Bar chart. Citizenship: U.S. citizen or lawful permanent resident, 251; Foreign national, 1,085."
    )
    assert describe_bars(es, "Citizenship", bars) == (
        "Gráfico de barras. Ciudadanía: Ciudadanos o residentes permanentes, 251; "
        "Personas extranjeras, 1,085."
    )


def test_labels_that_are_translated_already_stay_as_they_are(es: Wording) -> None:
    assert describe_bars(es, "Género", [("Mujeres", 287)]) == "Gráfico de barras. Género: Mujeres, 287."


def test_years_are_told_with_their_values(en: Wording) -> None:
    assert describe_years(en, "Cases by year", (2012, 2013), (63, 0)) == (
        "Column chart. Cases by year: 2012, 63; 2013, 0."
    )


def test_the_map_of_massachusetts_is_told_in_full(massachusetts_counts: CountyCounts, en: Wording) -> None:
    classes = Breaks((2, 9, 31, 51))
    assert describe_map(en, tell_counties("MA", massachusetts_counts), classes) == (
        "Map of Massachusetts by county, shaded by the number of offenses. "
        "FBI, offenses known to police, 2019–2023. "
        "4 shades, light to dark: 1 to 2; 3 to 9; 10 to 31; 32 to 51. "
        "70% of the offenses with a known place were recorded in the east, southeast, and center; half in 3 "
        "of 14 counties: Suffolk, Worcester, and Barnstable. "
        "None recorded in 3 counties. "
        "31 offenses not tied to one county."
    )


def test_the_map_is_told_in_spanish(shapes_of: ShapesOf, counts_of: CountsOf, es: Wording) -> None:
    counts = counts_of(shapes_of("LA"), {"Orleans": 5, "Caddo": CellMark.NOT_SHOWN}, not_placed=1)
    assert describe_map(es, tell_counties("LA", counts), Breaks((5,))) == (
        "Mapa de Luisiana por parroquia, coloreado según el número de delitos. "
        "FBI, delitos conocidos por la policía, 2019–2023. "
        "1 tono: de 1 a 5. "
        "Se pueden mostrar las cifras de delitos de la parroquia de Orleans\u00a0(5). "
        "Ninguno registrado en 62 parroquias. "
        "No se muestra la cifra de 1 parroquia. "
        "1 delito no se pudo ubicar por parroquia."
    )


def test_years_of_which_there_is_nothing_are_told(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording, es: Wording
) -> None:
    counts = replace(counts_of(shapes_of("DE"), {"Kent": 5}), empty_years=(2019, 2020, 2022))
    told = tell_counties("DE", counts)
    assert "Nothing is recorded for 2019–2020 and 2022." in describe_map(en, told, Breaks((5,)))
    assert word_empty_years(es, told) == ["No hay registros de 2019–2020 y 2022."]
    assert word_empty_years(en, tell_counties("DE", replace(counts, empty_years=()))) == []


def test_a_hidden_count_is_nowhere_in_the_alternate_text(
    shapes_of: ShapesOf, counts_of: CountsOf, en: Wording
) -> None:
    counts = counts_of(
        shapes_of("MA"), {"Suffolk": 51, "Essex": CellMark.NOT_SHOWN, "Dukes": CellMark.NO_DATA}
    )
    told = describe_map(en, tell_counties("MA", counts), Breaks((51,)))
    assert "Essex" not in told
    assert told.endswith(
        "Counts of offenses can be shown for Suffolk County\u00a0(51). "
        "None recorded in 11 counties. Not shown for 1 county. No data for 1 county."
    )


def test_the_legend_is_told_as_it_stands_white_first_and_the_palest_next(
    shapes_of: ShapesOf, massachusetts_counts: CountyCounts, counts_of: CountsOf, en: Wording
) -> None:
    classes = Breaks((2, 51))
    assert describe_legend(en, tell_counties("MA", massachusetts_counts), classes) == (
        "Legend. Offenses per county: None recorded; 1 to 2; 3 to 51."
    )
    marked = counts_of(shapes_of("MA"), {"Suffolk": CellMark.NOT_SHOWN, "Essex": CellMark.NO_DATA})
    assert describe_legend(en, tell_counties("MA", marked), classes) == (
        "Legend. Offenses per county: None recorded; 1 to 2; 3 to 51; Not shown; No data."
    )


def test_maps_without_counts_say_what_they_show(
    shapes_of: ShapesOf, jurisdiction_of: JurisdictionOf, en: Wording, es: Wording
) -> None:
    puerto_rico, district = jurisdiction_of("PR"), jurisdiction_of("DC")
    assert (
        describe_outline(en, puerto_rico, shapes_of("PR"))
        == "Outline map of Puerto Rico with its 78 municipios."
    )
    assert describe_outline(en, district, shapes_of("DC")) == "Outline map of the District of Columbia."
    assert describe_outline(es, district, shapes_of("DC")) == "Mapa de contorno del Distrito de Columbia."


def test_a_jurisdiction_of_one_unit_is_told_with_its_figure(
    jurisdiction_of: JurisdictionOf, en: Wording
) -> None:
    guam = jurisdiction_of("GU")
    assert describe_single_unit(en, guam, POLICE, 1) == "Outline map of Guam. 1 offense was recorded in Guam."
    assert (
        describe_single_unit(en, guam, POLICE, 0) == "Outline map of Guam. No offenses were recorded in Guam."
    )


def test_a_code_is_told_by_where_it_leads(en: Wording) -> None:
    told = [describe_qr_code(en, "humantraffickinghotline.org", twin) for twin in CodeTwin]
    assert told == [
        "QR code that opens humantraffickinghotline.org.",
        "QR code: the same page as the link under “About these data”.",
        "QR code: the same page as the link above.",
    ]
