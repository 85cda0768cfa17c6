"""Finished sheets that carry other data than they were drawn from, and what sheets carry without a file."""

import json
from collections.abc import Callable
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from factsheet.disclosure import SafeProfile, protect_profile
from factsheet.embedded_data.carried_json import format_profile_json
from factsheet.embedded_data.carried_profile import make_carried_profile
from factsheet.pdf.carried_data import CarriedData
from tests.sheets.drawn import profile_of, sheet_of

Edit = Callable[[dict[str, Any]], None]


def keep(_tree: dict[str, Any]) -> None:
    """Change nothing."""


def carrying(content: bytes, profile: Edit = keep, drawing: Edit = keep) -> bytes:
    """Return a sheet that carries other data; its pages stay as they are."""
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        private = pdf.Root.PieceInfo.factsheet.Private
        for stream, edit in ((private.Profile, profile), (private.Drawing, drawing)):
            if edit is keep:
                continue
            tree = json.loads(stream.read_bytes())
            edit(tree)
            stream.write(json.dumps(tree).encode())
        pdf.save(out, fix_metadata_version=False, static_id=True)
    return out.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder


def sheet(usps: str = "GU") -> bytes:
    return sheet_of(usps).content


def issue(edition: int, version: int = 1) -> Edit:
    def edit(tree: dict[str, Any]) -> None:
        tree.update(edition=edition, version=version)

    return edit


@cache
def _tree_of(usps: str) -> dict[str, Any]:
    return tree_of(protect_profile(profile_of(usps)).profile)


def tree_of(profile: SafeProfile) -> dict[str, Any]:
    """Return the data that the sheet of a profile carries."""
    tree: dict[str, Any] = json.loads(format_profile_json(make_carried_profile(profile)))
    return tree


def carried(usps: str = "MA", profile: Edit = keep, drawing: Edit = keep) -> CarriedData:
    """Return what the sheet of a state carries, changed."""
    trees: tuple[dict[str, Any], dict[str, Any]] = (deepcopy(_tree_of(usps)), {"program": "0.1.0"})
    profile(trees[0])
    drawing(trees[1])
    return CarriedData("sheet.pdf", *trees)
