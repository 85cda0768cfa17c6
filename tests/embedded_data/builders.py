"""A made-up profile with something in every part that travels, and another of the same printed picture."""

from dataclasses import replace

from factsheet.disclosure import SafeProfile, protect_profile
from factsheet.model import (
    Bar,
    CallTypes,
    CellMark,
    CountyCounts,
    Measure,
    Nation,
    Origin,
    Period,
    Profile,
    Ranking,
    Source,
    Venues,
    YearSeries,
)
from factsheet.model.shared import Imported
from tests.disclosure.builders import PERIOD, SYNTHETIC, a_group, a_policy, a_profile
from tests.sheets.drawn import profile_of

YEARS = (2012, 2013, 2014, 2015, 2016)


def a_full_profile(small: tuple[int, int] = (4, 6), *, secret: str = "one") -> Profile:
    """Return a profile with three small counts by county and by age, of which the sheet gives the sum.

    Args:
        small: Two of them, 10 together; the third is 9.
        secret: What everything says that is entered beside the counts and printed nowhere.
    """
    made = a_profile(
        (*small, 9, 40),
        years=(24, 35),
        types=(34, 25),
        groups=[a_group("Age", "persons", 0, Child=small[0], Youth=small[1], Elder=9, Adult=40)],
        persons=59,
        policy=a_policy().model_copy(update={"reason": secret, "decided_by": secret}),
    )
    model = profile_of("MA")
    return replace(
        made,
        publisher="An office",
        calls=Measure(value=90, period=PERIOD, source=SYNTHETIC),
        cases_by_year=model.cases_by_year,
        calls_by_year=model.calls_by_year,
        call_types=CallTypes(
            period=PERIOD,
            source=SYNTHETIC,
            bars=(Bar(label="Tip", value=50), Bar(label="Crisis", value=40)),
        ),
        venues=Venues(
            sex=Ranking(
                period=PERIOD,
                source=SYNTHETIC,
                names=("Homes", "Streets"),
                residual="Other",
                counts=(*sorted(small, reverse=True), 1),
            )
        ),
        sources=tuple(_fill_source(source, secret) for source in made.sources),
        second_counties=count_a_quarter(model),
        origins={"state": Origin(f"{secret}.yaml", len(secret), "state")},
        nation=a_nation(sum(map(ord, secret)) % 3),
    )


def count_a_quarter(profile: Profile) -> CountyCounts:
    """Return counts of a part of a year: 40 in the first county of a profile, no data in the others."""
    first, *others = (county.fips for county in profile.shapes.counties)
    cells = {first: 40, **dict.fromkeys(others, CellMark.NO_DATA)}
    period = Period.model_validate({"years": 2024, "label": {"en": "2024 Q1", "es": "1.er trim. 2024"}})
    return CountyCounts(cells, 0, period, SYNTHETIC)


def a_nation(more: int = 0) -> Nation:
    """Return sums of which 26 percent of the calls led to cases, and cases rose by 128 percent."""
    cases = YearSeries(YEARS, (3092, 4413 + more, 4736, 5153, 7036), "hotline-annual")
    return Nation(cases, YearSeries(YEARS, (12368, 18803, 19405 + more, 19553, 22756), "hotline-annual"))


def _fill_source(source: Source, secret: str) -> Source:
    imported = Imported.model_validate({"file": f"{secret}.csv", "sha256": secret * 3, "on": "2026-11-23"})
    return source.model_copy(update={"notes": secret, "policy": secret, "imported": (imported,)})


def safe(profile: Profile) -> SafeProfile:
    return protect_profile(profile).profile
