"""A sheet says of its figures what their sources' entries say: nothing of anybody else's."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from factsheet.disclosure import protect_profile
from factsheet.layout import place_sheet
from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    CountyCounts,
    Demographics,
    FigureNouns,
    LocalText,
    MapWords,
    Measure,
    Noun,
    Offenses,
    Period,
    Profile,
    Ranking,
    Source,
    Venues,
    YearSeries,
)
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.page.placed import Element, Picture, PlacedDocument, RepeatedText
from factsheet.typesetting.text_run import Run
from factsheet.wording import load_wording
from tests.sheets.drawn import profile_of

YEAR = Period(first=2024, last=2024)
RECORDS = Source(
    key="records",
    publisher="Example Coalition",
    title="Case records",
    unit="cases and clients",
    item=Noun(one="client", other="clients"),
    words=FigureNouns(persons=Noun(one="client served", other="clients served")),
    map=MapWords(caution="Clients are counted where they live."),
    note="Each client is counted once.",
)
OTHERS = ("hotline", "línea nacional", "fbi", "police", "policía", "delito", "offense")


def measure(value: int) -> Measure:
    return Measure(value=value, period=YEAR, source="records")


def office_profile(usps: str) -> Profile:
    """Return a state of which every figure is the office's own."""
    base = profile_of(usps)
    bars = (Bar(label="One kind", value=120), Bar(label="Another kind", value=340))
    years = YearSeries((2022, 2023, 2024), (210, 240, 260), "records")
    cells = {county.fips: 20 + n for n, county in enumerate(base.shapes.counties)}
    counties = CountyCounts(cells, 30, YEAR, "records")
    ranking = Ranking(period=YEAR, source="records", names=("A place", "Another place"))
    kept = tuple(source for source in base.sources if source.key in ("census-shapes", "hhs-regions"))
    return replace(
        base,
        cases=measure(300),
        persons=measure(460),
        calls=measure(900),
        cases_by_year=years,
        calls_by_year=years,
        demographics=Demographics(
            period=YEAR, source="records", groups=(Breakdown(title="Kind", bars=bars),)
        ),
        call_types=CallTypes(period=YEAR, source="records", bars=bars),
        venues=Venues(sex=ranking, labor=ranking),
        efforts=base.efforts.model_copy(update={"agencies": measure(12)}),
        counties=counties,
        second_counties=replace(counties, not_placed=0),
        offenses=Offenses(years, bars),
        nation=None,
        picture=None,
        laws=(),  # whose titles have words such as "offense"
        sources=(RECORDS, *kept),
    )


def list_told(document: PlacedDocument) -> Iterator[str]:
    """Yield every text of a sheet: what is read, what stands for figures, and what it says of its files."""
    for page in document.pages:
        for element in page.content:
            yield from walk_texts(element)
        yield from (mark.run.text for mark in page.artifacts if isinstance(mark, RepeatedText))
    yield from (document.title, document.subject, document.keywords)
    yield from (file.description for file in document.attachments)


def walk_texts(element: Element) -> Iterator[str]:
    yield element.alt or ""
    for child in element.children:
        if isinstance(child, Element):
            yield from walk_texts(child)
        elif isinstance(child, Run):
            yield child.text
        elif isinstance(child, Picture):
            yield from (run.text for run in child.drawing.runs)


def place(profile: Profile, form: Format, lang: str) -> PlacedDocument:
    return place_sheet(protect_profile(profile).profile, SheetOptions(form, lang, has_back=True)).document


def drop_help_line(text: str, profile: Profile, lang: str) -> str:
    """Return the text without the name and the addresses of the help line."""
    name = load_wording(lang).term(profile.contact.name).text.lower()
    text = " ".join(text.lower().split()).replace(name, "").replace("humantraffickinghotline.org", "")
    return text.replace("homeland security investigations tip line", "")


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", Format)
@pytest.mark.parametrize("usps", ["IA", "DE", "GU", "MP"])
def test_a_state_with_the_figures_of_one_office_names_no_other(usps: str, form: Format, lang: str) -> None:
    profile = office_profile(usps)
    told = drop_help_line(" ".join(list_told(place(profile, form, lang))), profile, lang)
    assert [word for word in OTHERS if word in told] == []
    assert "example coalition" in told
    assert "each client is counted once." in told


def test_a_name_of_another_would_be_seen() -> None:
    profile = profile_of("IA")
    told = drop_help_line(" ".join(list_told(place(profile, Format.HANDOUT, "en"))), profile, "en")
    assert [word for word in OTHERS if word in told] == ["hotline", "fbi", "police", "offense"]


def test_headings_notes_and_map_take_the_words_of_the_source() -> None:
    told = " ".join(" ".join(list_told(place(office_profile("IA"), Format.HANDOUT, "en"))).split())
    for words in (
        "CASES REPORTED Example Coalition, 2024 300",
        "CLIENTS SERVED Example Coalition, 2024 460",
        "CLIENTS BY COUNTY Example Coalition, cases and clients, 2024",
        "Clients per county",
        "The clients with a known place are spread over Iowa: no part has more than 14%; half were "
        "recorded in 34 of 99 counties.",
        "Clients are counted where they live.",
        "30 are tied to no single county.",
        "Map of Iowa by county (Example Coalition, 2024).",
        "victim service agencies (",
    ):
        assert words in told


def test_texts_of_a_source_come_in_the_language_of_the_sheet() -> None:
    names = LocalText.model_validate({"en": "Example Coalition", "es": "Coalición Ejemplo"})
    source = RECORDS.model_copy(update={"name": names})
    profile = office_profile("IA")
    told = " ".join(
        list_told(place(replace(profile, sources=(source, *profile.sources[1:])), Format.HANDOUT, "es"))
    )
    assert "Coalición Ejemplo, 2024" in told
