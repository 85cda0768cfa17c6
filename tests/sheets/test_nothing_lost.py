"""What is entered is printed, or the report says that it was left out, whatever the profile."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from factsheet.errors import LayoutError
from factsheet.model import Bar, Breakdown, CallTypes, Demographics, Measure, Profile
from factsheet.model.sheet_fit import SheetFit
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from tests.sheets.builders import YEARS, a_law, a_profile, an_effort, venues_of
from tests.sheets.drawn import draw, library, profile_of, text_of

SOURCE = "hotline-annual"
counts = st.integers(100, 9_999_999)
measures = st.builds(Measure, value=counts, period=st.just(YEARS), source=st.just(SOURCE))
bars = st.lists(counts, min_size=1, max_size=6).map(
    lambda values: tuple(Bar(label=f"Kind {n}", value=value) for n, value in enumerate(values, 1))
)
groups = st.lists(bars, min_size=1, max_size=3).map(
    lambda lists: tuple(Breakdown(title=f"Group {n}", bars=each) for n, each in enumerate(lists, 1))
)


@st.composite
def profiles(draw: st.DrawFn) -> Profile:
    """Return a made-up profile with any of its parts there or not, in any length."""
    base = a_profile(draw(st.sampled_from(["OH", "MP", "WY"])))
    length = draw(st.integers(20, 160))
    efforts = {
        kind: tuple(an_effort(100 * place + n, length) for n in range(draw(st.integers(0, 9))))
        for place, kind in enumerate(("collaborations", "resources", "funding"), 1)
    }
    people = draw(st.none() | groups)
    types = draw(st.none() | bars)
    return replace(
        base,
        cases=draw(st.none() | measures),
        persons=draw(st.none() | measures),
        calls=draw(st.none() | measures),
        demographics=people and Demographics(period=YEARS, source=SOURCE, groups=people),
        call_types=types and CallTypes(period=YEARS, source=SOURCE, bars=types),
        venues=venues_of(20) if draw(st.booleans()) else base.venues,
        laws=tuple(a_law(n, length) for n in range(draw(st.integers(0, 16)))),
        efforts=base.efforts.model_copy(update=efforts),
    )


def list_numbers(profile: Profile) -> list[str]:
    """Return each number that the profile holds, as it is printed."""
    years = profile.calls_by_year
    has_own_calls = profile.calls and not (
        years and profile.calls.value == years.total
    )  # else the years say it
    measures = (profile.cases, profile.persons, profile.calls if has_own_calls else None)
    values = [measure.value for measure in measures if measure]
    people = profile.demographics.groups if profile.demographics else ()
    values += [bar.value for group in people for bar in group.bars]
    return [f"{value:,}" for value in values]


def list_names(profile: Profile) -> dict[str, list[str]]:
    """Return the texts of each list, by its path; what stands at the same place belongs to one entry."""
    efforts, rankings = profile.efforts, (profile.venues.sex, profile.venues.labor)
    return {
        "laws": [law.citation for law in profile.laws],
        "efforts.collaborations": [name_start(effort.name) for effort in efforts.collaborations],
        "efforts.resources": [name_start(effort.name) for effort in efforts.resources],
        "efforts.funding": [name_start(effort.name) for effort in efforts.funding],
        "venues": [name for ranking in rankings if ranking for name in ranking.names],
    }


def name_start(name: str) -> str:
    return " ".join(name.split(" ")[:2])


def find_losses(profile: Profile, text: str, fit: SheetFit) -> list[str]:
    """Return what is neither on the sheet nor named as left out."""
    text = f" {' '.join(text.replace(chr(160), ' ').split())} "
    lost = [number for number in list_numbers(profile) if number not in text]
    if profile.call_types and "call_types" not in fit.left_out:
        lost += [f"{bar.value:,}" for bar in profile.call_types.bars if f"{bar.value:,}" not in text]
    for path, names in list_names(profile).items():
        missing = [name for name in names if f" {name} " not in text]
        told = len(names) if path in fit.left_out else fit.shortened.get(path, 0)
        lost += missing if len(missing) != told else []
    for name, series in (("calls by year", profile.calls_by_year), ("cases by year", profile.cases_by_year)):
        values = series.values if series and name not in fit.left_out else ()
        lost += [f"{value:,}" for value in values if f"{value:,}" not in text]
    return lost


@pytest.mark.slow
@pytest.mark.parametrize("form", [Format.HANDOUT, Format.GRANT])
@settings(deadline=None, max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(profile=profiles())
def test_what_is_entered_is_printed_or_named(form: Format, profile: Profile) -> None:
    try:
        sheet = draw(profile, SheetOptions(form, has_back=True))
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
    assert "1,234 calls to the Hotline" in " ".join(text_of(sheet.content).split())


def test_a_territory_with_persons_alone_prints_them_and_does_not_say_that_there_are_none() -> None:
    measure = Measure(value=120, period=YEARS, source=SOURCE)
    sources = library().sources.values()
    text = text_of(draw(replace(profile_of("MP"), persons=measure, sources=tuple(sources))).content)
    assert "120 potential persons trafficked" in text
    assert ("No counts of" in text, "No counts for" in text) == (False, False)


def test_agencies_alone_do_not_stand_below_a_sentence_that_there_are_no_counts() -> None:
    efforts = profile_of("MP").efforts.model_copy(
        update={"agencies": Measure(value=44, period=YEARS, source=SOURCE)}
    )
    sources = library().sources.values()
    text = text_of(draw(replace(profile_of("MP"), efforts=efforts, sources=tuple(sources))).content)
    assert "44 victim service agencies" in text
    assert "No counts of cases, persons, or offenses for the Northern Mariana Islands were found." in text


def test_offenses_in_no_county_are_told_where_no_county_has_any() -> None:
    known = profile_of("OH").counties
    assert known is not None
    counties = replace(known, cells=dict.fromkeys(known.cells, 0), not_placed=40)
    text = text_of(draw(replace(profile_of("OH"), counties=counties, offenses=None)).content)
    assert "No offenses were reported in any county of Ohio. 40 offenses not tied to one county." in text
