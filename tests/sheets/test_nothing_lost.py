"""What is entered is printed, or the report says that it was left out, whatever the profile."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, Phase, given, reject, settings
from hypothesis import strategies as st

from factsheet.errors import LayoutError
from factsheet.model import (
    Bar,
    BlockChoice,
    BlockName,
    Breakdown,
    CallTypes,
    CellMark,
    CountyCounts,
    Demographics,
    MapChoice,
    Measure,
    Noun,
    OwnTexts,
    Period,
    Profile,
    Source,
    list_key_figures,
    list_rankings,
)
from factsheet.model.blocks import NEVER_GIVES_WAY
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from tests.sheets.builders import YEARS, a_law, a_profile, an_effort, cite, venues_of
from tests.sheets.drawn import draw, profile_of, text_of

SOURCE, OFFICE, REGISTER = "hotline-annual", "own-records", "own-register"
OWN = (
    Source(key=OFFICE, publisher="Example Coalition", title="Case records"),
    Source(
        key=REGISTER,
        publisher="Example Office",
        title="Register",
        name="Register",
        unit="clients served",
        item=Noun(one="client", other="clients"),
        note="Clients are counted once.",
    ),
)
counts = st.integers(100, 9_999_999)
sources = st.sampled_from([SOURCE, OFFICE, REGISTER])
periods = st.sampled_from([YEARS, Period(first=2024, last=2024), Period.model_validate("2024 Q1")])
measures = st.builds(Measure, value=counts, period=periods, source=sources)
bars = st.lists(counts, min_size=1, max_size=6).map(
    lambda values: tuple(Bar(label=f"Kind {n}", value=value) for n, value in enumerate(values, 1))
)
groups = st.lists(
    st.tuples(bars, st.none() | periods, st.none() | sources, st.none() | counts), min_size=1, max_size=6
).map(
    lambda parts: tuple(
        Breakdown(title=f"Group {n}", bars=each, period=period, source=source, not_stated=rest)
        for n, (each, period, source, rest) in enumerate(parts, 1)
    )
)
choices = st.builds(
    BlockChoice,
    leave_out=st.none() | st.lists(st.sampled_from(BlockName), max_size=3, unique=True).map(tuple),
    order=st.none() | st.lists(st.sampled_from(BlockName), max_size=4, unique=True).map(tuple),
    gives_way=st.none()
    | st.lists(
        st.sampled_from([name for name in BlockName if name not in NEVER_GIVES_WAY]), max_size=4, unique=True
    ).map(tuple),
    prefer_back=st.none() | st.lists(st.sampled_from(BlockName), max_size=2, unique=True).map(tuple),
)
NOTES = [f"A note of the office on {name}." for name in OwnTexts.model_fields]


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Return a made-up profile with any of its parts there or not, in any length, of any source."""
    base = cite(a_profile(draw(st.sampled_from(["OH", "MP", "WY", "DE"]))), SOURCE)
    length = draw(st.integers(20, 120))
    efforts = {
        kind: tuple(an_effort(100 * place + n, length) for n in range(draw(st.integers(0, 9))))
        for place, kind in enumerate(("collaborations", "resources", "funding"), 1)
    }
    people = draw(st.none() | groups)
    types = draw(st.none() | bars)
    texts = {
        name: note for name, note in zip(OwnTexts.model_fields, NOTES, strict=True) if draw(st.booleans())
    }
    return replace(
        base,
        sources=(*base.sources, *OWN),
        cases=draw(st.none() | measures),
        persons=draw(st.none() | measures),
        calls=draw(st.none() | measures),
        demographics=people and Demographics(period=YEARS, source=SOURCE, groups=people),
        call_types=types and CallTypes(period=YEARS, source=draw(sources), bars=types),
        venues=venues_of(20) if draw(st.booleans()) else base.venues,
        laws=tuple(a_law(n, length) for n in range(draw(st.integers(0, 16)))),
        efforts=base.efforts.model_copy(update={**efforts, "agencies": draw(st.none() | measures)}),
        second_counties=draw(st.none() | county_counts(base)),
        second_map_choice=MapChoice(source=draw(st.none() | st.just(REGISTER))),
        blocks=draw(choices),
        texts=OwnTexts.model_validate(texts),
    )


@st.composite
def county_counts(draw: st.DrawFn, profile: Profile) -> CountyCounts:
    """Return counts of another source for each county: numbers, zeros and counties without data."""
    cells = st.just(CellMark.NO_DATA) | st.just(0) | st.integers(100, 99_999)
    counted = {county.fips: draw(cells) for county in profile.shapes.counties}
    return CountyCounts(counted, draw(st.just(0) | counts), Period(first=2024, last=2024), REGISTER)


def list_measures(profile: Profile) -> dict[str, list[str]]:
    """Return each number of the whole state as printed, by the names under which it is left out."""
    figures = {name: [f"{measure.value:,}"] for name, measure in list_key_figures(profile).items()}
    agencies = profile.efforts.agencies
    people = profile.demographics.groups if profile.demographics else ()
    types = profile.call_types.bars if profile.call_types else ()
    rests = [group.not_stated for group in people if group.not_stated is not None]
    return {
        **figures,
        "efforts.agencies": [f"{agencies.value:,}"] if agencies else [],
        "demographics": [f"{value:,}" for value in (*(b.value for g in people for b in g.bars), *rests)],
        "call_types": [f"{bar.value:,}" for bar in types],
    }


def list_series(profile: Profile) -> dict[str, list[str]]:
    """Return the counts by year and kind, by the names under which they are left out."""
    offenses = profile.offenses
    by_type = [bar.value for bar in offenses.by_type] if offenses else []
    series = {
        "cases by year": profile.cases_by_year,
        "calls by year": profile.calls_by_year,
        "offenses by year": offenses.by_year if offenses else None,
    }
    numbers = {
        name: [f"{value:,}" for value in each.values if isinstance(value, int)]
        for name, each in series.items()
        if each
    }
    if by_type:
        numbers["offenses by type"] = [f"{value:,}" for value in by_type if isinstance(value, int)]
    return numbers


def list_names(profile: Profile) -> dict[str, list[str]]:
    """Return the texts of each list, by its path; what stands at the same place belongs to one entry."""
    efforts = profile.efforts
    return {
        "laws": [law.citation for law in profile.laws],
        "efforts.collaborations": [name_start(effort.name) for effort in efforts.collaborations],
        "efforts.resources": [name_start(effort.name) for effort in efforts.resources],
        "efforts.funding": [name_start(effort.name) for effort in efforts.funding],
        **{path: list(ranking.names) for path, ranking in list_rankings(profile.venues).items()},
    }


def name_start(name: str) -> str:
    return " ".join(name.split(" ")[:2])


def find_losses(profile: Profile, text: str, fit: SheetFit) -> list[str]:
    """Return what is neither on the sheet nor named as left out, with a reason."""
    text = f" {' '.join(text.replace(chr(160), ' ').split())} "
    gone = {*fit.left_out}
    for whole, parts in WHOLES.items():
        gone |= set(parts) if whole in gone else set()
    lost: list[str] = []
    for name, numbers in (list_measures(profile) | list_series(profile)).items():
        missing = [number for number in numbers if number not in text]
        lost += missing if name not in gone and len(missing) > fit.shortened.get(name, 0) else []
    for path, names in list_names(profile).items():
        missing = [name for name in names if f" {name} " not in text]
        told = len(names) if path in gone else fit.shortened.get(path, 0)
        lost += missing if len(missing) != told else []
    lost += find_lost_notes(profile, text, gone)
    lost += find_lost_counties(profile, text, fit)
    return lost + [name for name in (*fit.left_out, *fit.shortened) if not fit.reasons[name]]


WHOLES = {
    "cases and calls by year": ("cases by year", "calls by year"),
    "venues": ("venues.sex", "venues.labor"),
}


def find_lost_notes(profile: Profile, text: str, gone: set[str]) -> list[str]:
    notes = {name: getattr(profile.texts, name) for name in OwnTexts.model_fields}
    return [
        f"texts.{name}"
        for name, note in notes.items()
        if note and f"texts.{name}" not in gone and note.written[1] not in text
    ]


def find_lost_counties(profile: Profile, text: str, fit: SheetFit) -> list[str]:
    """Return the counties whose count is on no sheet, where the report tells another number of them."""
    lost = []
    for part, name, counts in (
        ("counties", "map", profile.counties),
        ("second_counties", "second map", profile.second_counties),
    ):
        if counts is None or name in fit.left_out or part in fit.left_out or len(counts.cells) == 1:
            continue
        numbers = [f"{cell:,}" for cell in counts.cells.values() if isinstance(cell, int) and cell]
        missing = [number for number in numbers if number not in text]
        lost += missing if len(missing) > fit.shortened.get(part, 0) else []
    return lost


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", Format)
# a sheet takes a second to draw: what fails is told as it was found, without minutes of shrinking it
@settings(
    deadline=None,
    max_examples=8,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(profile=profiles())
def test_what_is_entered_is_printed_or_named(form: Format, lang: str, profile: Profile) -> None:
    try:
        sheet = draw(profile, SheetOptions(form, lang, has_back=True))
    except LayoutError:
        reject()  # nothing is printed, and the fault says so
    assert find_losses(profile, text_of(sheet.content), sheet.fit) == []


def test_a_loss_would_be_seen() -> None:
    profile = replace(profile_of("MA"), laws=(a_law(7, 40),))
    sheet = draw(profile_of("MA"))
    assert find_losses(profile, text_of(sheet.content), sheet.fit) == [a_law(7, 40).citation]


def test_calls_beside_persons_are_printed() -> None:
    measure = Measure(value=1_234, period=YEARS, source=SOURCE)
    sheet = draw(replace(profile_of("MA"), calls=measure))
    assert "CALLS Hotline, 2012–2016 1,234" in " ".join(text_of(sheet.content).split())


def test_a_territory_with_persons_alone_prints_them_and_does_not_say_that_there_are_none() -> None:
    measure = Measure(value=120, period=YEARS, source=SOURCE)
    text = text_of(draw(replace(cite(profile_of("MP"), SOURCE), persons=measure)).content)
    assert "120 potential persons trafficked" in text
    assert "No counts for" not in text


def test_agencies_alone_do_not_stand_below_a_sentence_that_there_are_no_counts() -> None:
    efforts = profile_of("MP").efforts.model_copy(
        update={"agencies": Measure(value=44, period=YEARS, source=SOURCE)}
    )
    text = text_of(draw(replace(cite(profile_of("MP"), SOURCE), efforts=efforts)).content)
    assert "44 victim service agencies" in text
    assert "No counts" not in text


def test_offenses_in_no_county_are_told_where_no_county_has_any() -> None:
    known = profile_of("OH").counties
    assert known is not None
    counties = replace(known, cells=dict.fromkeys(known.cells, 0), not_placed=40)
    text = text_of(draw(replace(profile_of("OH"), counties=counties, offenses=None)).content)
    assert "No offenses were recorded in any county of Ohio. 40 offenses not tied to one county." in text
