"""Profiles under stress: made up, and marked so, from the shapes and tables of a real jurisdiction."""

from dataclasses import replace

from factsheet.model import (
    Bar,
    Breakdown,
    CallTypes,
    Demographics,
    Effort,
    Efforts,
    Law,
    Measure,
    Period,
    Profile,
    Ranking,
    Status,
    Venues,
)
from tests.sheets.drawn import library, profile_of

YEARS = Period(first=2012, last=2016)
DAY = "2026-11-23"
WORDS = "made up for a test of long entries in this list and nowhere else in the world of real laws "


def a_profile(
    usps: str = "OH", *, laws: int = 0, collaborations: int = 0, length: int = 40, venue_length: int = 0
) -> Profile:
    """Return a synthetic profile with lists as long as asked for."""
    return replace(
        cite(profile_of(usps), "hotline-annual"),
        status=Status.SYNTHETIC,
        laws=tuple(a_law(n, length) for n in range(laws)),
        efforts=Efforts(
            collaborations=tuple(an_effort(n, length) for n in range(collaborations)),
            resources=tuple(an_effort(n, length) for n in range(collaborations // 3)),
            funding=tuple(an_effort(n, length) for n in range(collaborations // 4)),
        ),
        venues=venues_of(venue_length) if venue_length else Venues(),
    )


def full(profile: Profile) -> Profile:
    """Return the profile with made-up figures in every block."""
    group = Breakdown(title="Gender", bars=(Bar(label="Female", value=287), Bar(label="Male", value=144)))
    age = Breakdown(title="Age", bars=(Bar(label="Adult", value=251), Bar(label="Minor", value=185)))
    kinds = tuple(Bar(label=f"Kind {n} of call", value=20 + 7 * n) for n in range(6))
    source = "hotline-annual"
    return replace(
        cite(profile, source),
        persons=Measure(value=598, period=YEARS, source=source),
        demographics=Demographics(period=YEARS, source=source, groups=(group, age)),
        call_types=CallTypes(period=YEARS, source=source, bars=kinds),
        venues=venues_of(30),
    )


def empty(usps: str) -> Profile:
    """Return a jurisdiction about which nothing is known."""
    return replace(
        profile_of(usps),
        status=Status.SYNTHETIC,
        cases=None,
        persons=None,
        calls=None,
        cases_by_year=None,
        calls_by_year=None,
        demographics=None,
        call_types=None,
        venues=Venues(),
        laws=(),
        efforts=Efforts(),
        counties=None,
        offenses=None,
    )


def cite(profile: Profile, *keys: str) -> Profile:
    """Return the profile with sources of the shipped data beside its own."""
    known = {source.key: source for source in profile.sources}
    known |= {key: library().sources[key] for key in keys if key not in known}
    return replace(profile, sources=tuple(known.values()))


def venues_of(length: int) -> Venues:
    names = tuple(padded(f"Venue {n}", length) for n in range(1, 6))
    ranking = Ranking(period=YEARS, source="hotline-annual", names=names, residual="Other venues")
    return Venues(sex=ranking, labor=ranking)


def a_law(number: int, length: int) -> Law:
    citation = f"Test Code § {number}-{number * 37}.{number}(a)"
    return Law(title=padded(f"Act {number}", length), citation=citation, source="a test", checked_on=DAY)


def an_effort(number: int, length: int) -> Effort:
    return Effort(name=padded(f"Coalition {number}", length), source="a test", checked_on=DAY)


def padded(text: str, length: int) -> str:
    """Return the text with words added up to a length."""
    return f"{text} {WORDS * 5}"[: max(length, len(text))].strip()
