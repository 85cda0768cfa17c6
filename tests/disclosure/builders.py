"""Small tables by hand, and whole made-up profiles with counts that must not be seen."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from functools import cache
from itertools import product

from factsheet import load_profile
from factsheet.disclosure import protect_profile
from factsheet.disclosure.relations import CellRole, CountCell, Sum, Tables, make_tables
from factsheet.disclosure.suppressed_cells import Hidden, SuppressedCell, collect_prior_bounds
from factsheet.disclosure.suppression import choose_suppressions
from factsheet.model import (
    Bar,
    Breakdown,
    Cell,
    Demographics,
    DisclosurePolicy,
    Measure,
    Offenses,
    Origin,
    Period,
    Profile,
    Published,
    Source,
    Status,
    YearSeries,
)

PERIOD = Period(first=2019, last=2023)
SYNTHETIC = "made-up"


PUBLISHED = Published.model_validate(
    {
        "by": "An Example Office",
        "in": "Made-up counts",
        "seen_on": "2026-11-23",
        "decided_by": "a made-up office",
        "reason": "It is made up for a test.",
    }
)


def a_policy(threshold: int | None = 11, *, protect_zeros: bool = False) -> DisclosurePolicy:
    return DisclosurePolicy(
        threshold=threshold, protect_zeros=protect_zeros, decided_by="a test office", reason="A test."
    )


def a_table(total: int | None, *parts: int, policy: DisclosurePolicy | None = None) -> Tables:
    """One sum "t" of the parts "a", "b", ...; without a total nobody knows it."""
    own = policy or a_policy()
    names = [chr(ord("a") + index) for index in range(len(parts))]
    cells = [CountCell(name, value, own) for name, value in zip(names, parts, strict=True)]
    whole = CountCell("t", total, a_policy(None), CellRole.UNSEEN if total is None else CellRole.TOTAL)
    return make_tables([whole, *cells], [Sum("t", tuple(names))])


def chosen(tables: Tables) -> Hidden:
    """Return which counts are hidden where nothing is left that readers could work out."""
    choice = choose_suppressions(tables)
    assert choice.open_to_readers == ()
    return choice.hidden


def all_solutions(tables: Tables, hidden: Mapping[str, SuppressedCell], most: int) -> list[dict[str, int]]:
    """Every set of counts up to `most` that fits what readers know and the sums, by plain search."""
    known = collect_prior_bounds(tables, hidden)
    names = list(tables.cells)
    ranges = [range(known[name].low, min(known[name].high, most) + 1) for name in names]
    sets = (dict(zip(names, values, strict=True)) for values in product(*ranges))
    return [each for each in sets if fits(tables, each)]


def fits(tables: Tables, values: Mapping[str, int]) -> bool:
    return all(sum(values[part] for part in each.parts) == values[each.total] for each in tables.sums)


@cache
def _model() -> Profile:
    return load_profile("MA")


def a_profile(
    counties: Sequence[Cell],
    *,
    years: Sequence[int],
    types: Sequence[int],
    not_placed: int = 0,
    groups: Sequence[Breakdown] = (),
    persons: int | None = None,
    cases: int | None = None,
    policy: DisclosurePolicy | None = None,
) -> Profile:
    """A made-up profile in the shape of Massachusetts; counties in the order of its file, the rest zero."""
    model = _model()
    fips = [county.fips for county in model.shapes.counties]
    cells = dict(zip(fips, [*counties, *[0] * (len(fips) - len(counties))], strict=True))
    assert model.counties is not None
    return replace(
        model,
        status=Status.SYNTHETIC,
        cases=_measure(cases),
        persons=_measure(persons),
        calls=None,
        cases_by_year=None,
        calls_by_year=None,
        demographics=Demographics(period=PERIOD, source=SYNTHETIC, groups=tuple(groups)) if groups else None,
        counties=replace(model.counties, cells=cells, not_placed=not_placed, period=PERIOD, source=SYNTHETIC),
        offenses=Offenses(
            YearSeries(tuple(range(2019, 2019 + len(years))), tuple(years), SYNTHETIC),
            tuple(Bar(label=f"Type {index}", value=value) for index, value in enumerate(types)),
        ),
        sources=(a_source(policy), *model.sources),
        origins={"state": Origin("profiles/xx.yaml", 3, "state")},
    )


def of_groups(*groups: Breakdown, persons: int | None = None, cases: int | None = None) -> Profile:
    """A made-up profile of some breakdowns alone, with their totals."""
    return a_profile((), years=(0,), types=(0,), groups=groups, persons=persons, cases=cases)


def hidden_in(profile: Profile) -> set[str]:
    """The names of the counts that the sheet of a profile does not show."""
    return {entry.cell for entry in protect_profile(profile).log.entries}


def values_of(profile: Profile) -> dict[str, object]:
    """Return all that a profile holds, safe or not, to compare one with the other."""
    return {field.name: getattr(profile, field.name) for field in fields(Profile)}


def _measure(value: int | None) -> Measure | None:
    return None if value is None else Measure(value=value, period=PERIOD, source=SYNTHETIC)


def a_source(policy: DisclosurePolicy | None) -> Source:
    return Source(
        key=SYNTHETIC,
        cited="Made-up counts",
        publisher="A test",
        title="Counts made up for a test",
        unit="counts",
        checked_on="2026-11-23",
        licence="none",
        policy="A test.",
        disclosure=policy,
    )


def a_group(title: str, of: str | None = None, not_stated: int | None = None, **bars: Cell) -> Breakdown:
    entries = tuple(Bar(label=label.replace("_", " "), value=value) for label, value in bars.items())
    return Breakdown.model_validate({"title": title, "bars": entries, "of": of, "not_stated": not_stated})


def exempt(group: Breakdown, *labels: str) -> Breakdown:
    """Return a breakdown with the bars of these labels said to be printed by their source."""
    bars = (
        bar.model_copy(update={"published": PUBLISHED if bar.label in labels else None}) for bar in group.bars
    )
    return group.model_copy(update={"bars": tuple(bars)})
