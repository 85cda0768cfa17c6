"""Small folders of data to edit, and what is read back out of them."""

import shutil
from collections import Counter
from pathlib import Path

from factsheet import resources
from factsheet.drafts.draft_files import read_state_tree
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import key_tree
from factsheet.reading.yaml_values import Tree
from factsheet.sources.data_library import Library, open_library
from factsheet.staff_tables.change_set import NewFile
from factsheet.yaml_edit.remarks import compose_nodes, find_remarks, read_remarks

FILES = (
    "profiles/ma.yaml",
    "profiles/ak.yaml",
    "profiles/tx.yaml",
    "profiles/va.yaml",
    "tables/hotline_annual.csv",
)


def make_folder(folder: Path) -> Path:
    """Return a folder of data with four profiles and the yearly table."""
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(resources.DATA / name, folder / name)
    return folder


def open_folder(folder: Path) -> Library:
    return open_library(folder, shows_counts=True)


def read_tree(folder: Path, usps: str = "MA") -> Tree:
    return read_state_tree(open_folder(folder), usps)


def begin_draft(folder: Path, usps: str = "MA") -> Draft:
    return Draft(usps.lower(), key_tree(read_tree(folder, usps)))


def put_files(folder: Path, files: tuple[NewFile, ...]) -> None:
    for file in files:
        (folder / file.name).parent.mkdir(parents=True, exist_ok=True)
        (folder / file.name).write_bytes(file.content)


def count_remarks(path: Path) -> Counter[str]:
    text = path.read_text(encoding="utf-8")
    return read_remarks(text, find_remarks(text, compose_nodes(text)))
