"""Make the made-up tables, states and county shapes of data/sample, from which `factsheet sample` draws.

    python tools/make_sample.py data/sample

Nothing here was counted, measured or named by anybody: all numbers come from one seed, which gives
the same bytes. Profile, sources, theme and words of that folder are written by hand.
"""

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot
from pathlib import Path
from random import Random

SEED = 2023
YEARS = range(2019, 2024)
USPS, FIPS, NAME = "ZZ", "99", "Sampleland"
COLUMNS, ROWS = 5, 4
WIDTH, HEIGHT = 10_000, 8_600  # of the map, in its own units
METRES = 34.0  # a unit
WAVES = 5  # how often a border is halved, each half moved aside
COUNTIES = (
    *("Avocet", "Bunting", "Curlew", "Dipper", "Egret", "Finch", "Goldcrest", "Heron", "Ibis", "Jay"),
    *("Kestrel", "Lapwing", "Merlin", "Nuthatch", "Osprey", "Plover", "Quail", "Robin", "Siskin", "Tern"),
)
WEIGHTS = (2, 0, 1, 9, 4, 1, 3, 38, 14, 2, 0, 5, 21, 7, 1, 6, 1, 3, 2, 0)  # of a county among all offenses
CLIENTS = {  # people served, by the place of a county in the list; what is not here has no row, so no data
    2: "not shown",
    3: "31",
    6: "not shown",
    7: "118",
    9: "not shown",
    10: "0",
    12: "86",
    17: "no data",
    18: "not shown",
    19: "0",
}
NINTHS = ("northwest", "north", "northeast", "west", "central", "east", "southwest", "south", "southeast")

Point = tuple[int, int]


def write_sample(folder: Path) -> None:
    """Write all files of the folder that are made from the seed."""
    random = Random(SEED)
    states = list_states()
    write_rows(
        folder / "jurisdictions.csv",
        ("usps", "fips", "name", "kind", "hhs_region", "county_unit", "hotline_url"),
        states,
    )
    residents = {state[0]: 700_000 + int(random.random() ** 3 * 24_000_000) for state in states}
    residents[USPS] = 4_150_000
    write_tables(folder / "tables", random, residents)
    shapes = draw_counties(random)
    place = folder / "geography" / "2023"
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{USPS}.json").write_text(format_shapes(*shapes), encoding="utf-8")
    columns = ("fips", "usps", "in_2016", "in_2023", "name", "full_name", "where")
    listed = [(c["f"], USPS, 0, 1, c["n"], f"{c['n']} County", NINTHS[c["w"]]) for c in shapes[0]]
    write_rows(folder / "geography" / "counties.csv", columns, listed)


def list_states() -> list[tuple[object, ...]]:
    """Return the rows of a made-up nation: 49 other states and a district, and the state of the sample."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = [first + second for first in "QX" for second in letters][:50]  # none is a postal code
    kinds = ["state"] * 49 + ["district"]
    others = [
        (
            code,
            f"{place:02}",
            f"Otherland {place}" if kind == "state" else "Other District",
            kind,
            place % 10 + 1,
            "county",
            "",
        )
        for place, (code, kind) in enumerate(zip(codes, kinds, strict=True), 1)
    ]
    return [*others, (USPS, FIPS, NAME, "state", 10, "county", "")]


def write_tables(folder: Path, random: Random, residents: dict[str, int]) -> None:
    annual, people, types, placed, unplaced = [], [], [], [], []
    for usps, number in residents.items():
        rate, growth, calls = (
            1.6 + 3.4 * random.random(),
            0.92 + 0.22 * random.random(),
            2.6 + 3 * random.random(),
        )
        police, servitude = 0.4 + 1.4 * random.random(), 0.08 + 0.22 * random.random()
        if usps == USPS:
            rate, growth, calls, police, servitude = 3.1, 1.13, 3.4, 1.2, 0.27
        for place, year in enumerate(YEARS):
            cases = round(number / 100_000 * rate * growth**place * (0.95 + 0.1 * random.random()))
            annual.append((usps, year, round(cases * calls * (0.95 + 0.1 * random.random())), cases))
            people.append((usps, year, round(number * 1.004**place)))
            counted = round(number / 100_000 * police * (0.9 + 0.1 * place))
            forced = round(counted * servitude)
            types += [
                (usps, year, "commercial_sex_acts", counted - forced),
                (usps, year, "involuntary_servitude", forced),
            ]
            own, rest = place_offenses(random, year, counted) if usps == USPS else ([], counted)
            placed += own
            unplaced += [(usps, year, "not_specified", rest)] if rest else []
    write_rows(folder / "hotline_annual.csv", ("usps", "year", "calls", "cases"), annual)
    write_rows(folder / "residents.csv", ("usps", "year", "residents"), people)
    write_rows(folder / "fbi_offense_types.csv", ("usps", "year", "type", "offenses"), types)
    write_rows(folder / "fbi_county_offenses.csv", ("fips", "year", "offenses"), placed)
    write_rows(folder / "fbi_not_placed.csv", ("usps", "year", "reason", "offenses"), unplaced)
    clients = [(name_county(place), "sample-shelters", 2023, count) for place, count in CLIENTS.items()]
    write_rows(
        folder / "county_counts.csv",
        ("fips", "source", "year", "count"),
        [*clients, (f"{FIPS}000", "sample-shelters", 2023, 46)],
    )


def place_offenses(random: Random, year: int, counted: int) -> tuple[list[tuple[object, ...]], int]:
    """Return rows of the offenses of a year by county, and how many belong to none."""
    counts = [
        round(counted * 0.84 * weight / sum(WEIGHTS) * (0.8 + 0.4 * random.random())) for weight in WEIGHTS
    ]
    rows: list[tuple[object, ...]] = [(name_county(place), year, n) for place, n in enumerate(counts) if n]
    return rows, max(counted - sum(counts), 0)


def name_county(place: int) -> str:
    return f"{FIPS}{2 * place + 1:03}"


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([header, *rows])


def draw_counties(random: Random) -> tuple[list[dict], list[list[Point]]]:
    """Return counties and the lines between them: a grid whose corners are moved and whose lines wave."""
    corners = {
        (column, row): (
            round((column / COLUMNS * 0.94 + 0.03 + 0.05 * (random.random() - 0.5)) * WIDTH),
            round((row / ROWS * 0.88 + 0.06 + 0.07 * (random.random() - 0.5)) * HEIGHT),
        )
        for column in range(COLUMNS + 1)
        for row in range(ROWS + 1)
    }
    arcs, places = [], {}
    for column, row in corners:
        for end in ((column + 1, row), (column, row + 1)):
            if end in corners:
                places[(column, row), end] = len(arcs)
                is_shore = (row == end[1] and row in (0, ROWS)) or (
                    column == end[0] and column in (0, COLUMNS)
                )
                arcs.append(wave(random, corners[column, row], corners[end], 0.3 if is_shore else 0.13))
    names = iter(COUNTIES)
    counties = []
    for row in reversed(range(ROWS)):
        for column in range(COLUMNS):
            low, right, high, top = (column, row), (column + 1, row), (column, row + 1), (column + 1, row + 1)
            ring = [places[high, top], ~places[right, top], ~places[low, right], places[low, high]]
            counties.append(describe_county(len(counties), next(names), ring, arcs, (column, row)))
    return counties, arcs


def wave(random: Random, start: Point, end: Point, strength: float) -> list[Point]:
    """Return a line between two corners: halved again and again, each middle moved aside."""
    line = [start, end]
    for _ in range(WAVES):
        longer = [line[0]]
        for (x0, y0), (x1, y1) in pairwise(line):
            aside = strength * (random.random() - 0.5)
            longer += [
                (round((x0 + x1) / 2 - (y1 - y0) * aside), round((y0 + y1) / 2 + (x1 - x0) * aside)),
                (x1, y1),
            ]
        line = longer
    return line


def describe_county(place: int, name: str, ring: list[int], arcs: list[list[Point]], at: Point) -> dict:
    column, row = at
    outline = [point for arc in ring for point in (arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1]]
    pairs = list(zip(outline, [*outline[1:], outline[0]], strict=True))
    area = abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2 * METRES**2 / 1e6
    x, y = (round(sum(point[axis] for point in outline) / len(outline)) for axis in (0, 1))
    neighbours = [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]
    inside = [(r, c) for r, c in neighbours if 0 <= r < ROWS and 0 <= c < COLUMNS]
    third = 0 if row * 3 >= 2 * ROWS else 2 if row * 3 < ROWS - 1 else 1
    return {
        "f": name_county(place),
        "n": name,
        "t": "06",
        "a": round(area, 1),
        "p": [x, y, round(min(hypot(x - px, y - py) for px, py in outline))],
        "r": [ring],
        "adj": sorted(name_county((ROWS - 1 - r) * COLUMNS + c) for r, c in inside),
        "w": third * 3 + (column * 3 // COLUMNS),
    }


def format_shapes(counties: list[dict], arcs: list[list[Point]]) -> str:
    """Return the shapes in the form that data/geography/README.md describes, a county or a line a line."""
    size = f'"size":[{WIDTH},{HEIGHT}],"metres":{METRES},"albers":[0,0,0,0],"frames":[]'
    head = f'{{"state":"{USPS}","vintage":2023,{size},'
    listed = ",\n".join(json.dumps(county, separators=(",", ":")) for county in counties)
    lines = ",\n".join(json.dumps(list_steps(arc), separators=(",", ":")) for arc in arcs)
    return f'{head}\n"counties":[\n{listed}\n],\n"arcs":[\n{lines}\n]}}\n'


def list_steps(arc: list[Point]) -> list[int]:
    steps = list(arc[0])
    for (x0, y0), (x1, y1) in pairwise(arc):
        steps += [x1 - x0, y1 - y0]
    return steps


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]))
