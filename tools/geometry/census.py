"""Reading the two packages that redistribute Census cartographic boundary files."""

import json
import struct
import tarfile
import zipfile
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

Ring = NDArray[np.float64]
"""Points of a closed ring, shape (n, 2), in whole micro-degrees of longitude and latitude."""

KINDS = {
    "00": "",
    "03": "City and Borough",
    "04": "Borough",
    "05": "Census Area",
    "06": "County",
    "07": "District",
    "10": "Island",
    "12": "Municipality",
    "13": "Municipio",
    "15": "Parish",
    "25": "city",
    "PL": "Planning Region",
}
_SHAPEFILE = "_plotly_geo/package_data/cb_2016_us_county_500k"
_TOPOLOGY = "package/counties-10m.json"


@dataclass(frozen=True)
class County:
    """One county as published: `kind` is its Census LSAD code; areas in square metres, 0 where not known."""

    fips: str
    name: str
    kind: str
    land: int
    water: int
    rings: tuple[Ring, ...]

    @property
    def full_name(self) -> str:
        if self.kind == "10" and self.name.endswith("Island"):
            return self.name
        return f"{self.name} {KINDS[self.kind]}".strip()

    def with_rings(self, rings: tuple[Ring, ...]) -> "County":
        return replace(self, rings=rings)


def read_counties(wheel: Path) -> list[County]:
    """Return the counties of the 2016 edition, 1:500,000, in the order of the shapefile."""
    archive = zipfile.ZipFile(wheel)
    records = _read_dbf(archive.read(f"{_SHAPEFILE}.dbf"))
    rings = _read_shp(archive.read(f"{_SHAPEFILE}.shp"), len(records))
    return [
        County(r["GEOID"], r["NAME"], r["LSAD"], int(r["ALAND"]), int(r["AWATER"]), parts)
        for r, parts in zip(records, rings, strict=True)
    ]


def _read_dbf(dbf: bytes) -> list[dict[str, str]]:
    count, head, length = struct.unpack("<4xIHH", dbf[:12])
    fields, at = [], 32
    while dbf[at] != 0x0D:
        fields.append((dbf[at : at + 11].split(b"\0")[0].decode(), dbf[at + 16]))
        at += 32
    records = []
    for number in range(count):
        at, record = head + number * length + 1, {}
        for name, width in fields:
            record[name] = dbf[at : at + width].decode("utf-8").strip()
            at += width
        records.append(record)
    return records


def _read_shp(shp: bytes, count: int) -> list[tuple[Ring, ...]]:
    at, shapes = 100, []
    for _ in range(count):
        _, words = struct.unpack(">II", shp[at : at + 8])
        at += 8
        parts, points = struct.unpack("<II", shp[at + 36 : at + 44])
        starts = (*struct.unpack(f"<{parts}I", shp[at + 44 : at + 44 + 4 * parts]), points)
        degrees = np.frombuffer(shp, "<f8", 2 * points, at + 44 + 4 * parts).reshape(-1, 2)
        micro = np.rint(degrees * 1e6)
        shapes.append(tuple(micro[a:b] for a, b in pairwise(starts)))
        at += 2 * words
    return shapes


def read_divisions(tarball: Path, prefix: str) -> dict[str, tuple[str, BaseGeometry]]:
    """Return name and coarse area, in micro-degrees, of the 2023 counties whose code starts with `prefix`."""
    with tarfile.open(tarball) as archive:
        member = archive.extractfile(_TOPOLOGY)
        assert member is not None
        topology = json.load(member)
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.rint((np.cumsum(np.array(arc), 0) * scale + origin) * 1e6) for arc in topology["arcs"]]
    found = {}
    for shape in topology["objects"]["counties"]["geometries"]:
        if shape["id"].startswith(prefix):
            parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            polygons = [
                Polygon(join_arcs(p[0], arcs), [join_arcs(h, arcs) for h in p[1:]]).buffer(0) for p in parts
            ]
            found[shape["id"]] = (shape["properties"]["name"], unary_union(polygons))
    return found


def join_arcs(numbers: list[int], arcs: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the points of a ring; arc ``~i`` is arc i backwards."""
    parts = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])
