"""The process in which Typst draws sheet after sheet: it takes turns as `warm_sheets` does.

    python -m benchmarks.typst_sheets FOLDER

It is run by the Python of the peers, with their folder among its modules, and calls what their script calls:
one compiler for all sheets. Each turn draws all states with renewed figures, words and map.
"""

import sys
from collections.abc import Iterator
from copy import deepcopy
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.turns import DRAW, SheetTime, serve_turns, time_sheet

LETTERS = "abcdefghijklmnopqrstuvwxyz"

Sheet = dict[str, Any]  # as the peers keep it: JSON


def renew_sheet(sheet: Sheet, number: int) -> Sheet:
    """Return a sheet with its key figures, the fills of its map and the entries of its lists changed."""
    new = deepcopy(sheet)
    classes = len(new["map"]["legend"])
    for figure in new["numbers"]:
        figure["value"] += number
    for county in new["map"]["counties"].values():
        county["class"] = (county["class"] + number) % classes
    for listed in (new["laws"], *new["efforts"]["groups"]):
        for item in listed["items"]:
            item["text"] = item["text"][:-1] + LETTERS[number % len(LETTERS)]
    return new


def draw_new(folder: Path, number: int) -> Iterator[SheetTime]:
    """Draw and write each sheet as the peers' script does."""
    peers, typst = import_module("common"), import_module("p_typst")
    if typst.C is None:
        typst.init()
    for sheet in peers.sheets():
        renewed = renew_sheet(sheet, number)
        yield time_sheet(sheet["state"], partial(typst.make, renewed, str(folder / f"{sheet['fips']}.pdf")))


if __name__ == "__main__":
    Path(sys.argv[1]).mkdir(parents=True, exist_ok=True)
    serve_turns({DRAW: partial(draw_new, Path(sys.argv[1]))})
