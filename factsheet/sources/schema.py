"""The JSON Schemas of a profile and of a theme, by which editors complete and check these files.

They are made from the types that check the files; ``python -m factsheet.sources.schema`` writes them anew.
"""

import json
from pathlib import Path

from factsheet import resources
from factsheet.model import Record
from factsheet.reading.file_names import PROFILE_SCHEMA, THEME_SCHEMA
from factsheet.sources.profile_file import ProfileFile
from factsheet.sources.theme_file import ThemeFile


def format_profile_schema() -> str:
    """Return the schema of a profile as text, the same bytes each time."""
    return _format_schema(ProfileFile, "Profile of one jurisdiction")


def format_theme_schema() -> str:
    """Return the schema of a theme as text, the same bytes each time."""
    return _format_schema(ThemeFile, "Theme of a publisher")


def _format_schema(kind: type[Record], title: str) -> str:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **kind.model_json_schema(),
        "title": title,
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schema(folder: Path = resources.DATA) -> Path:
    """Write the schema of a profile into a folder of data files and return its path."""
    path = folder / PROFILE_SCHEMA
    path.write_text(format_profile_schema(), encoding="utf-8")
    return path


def write_theme_schema(folder: Path = resources.DATA) -> Path:
    """Write the schema of a theme into a folder of data files and return its path."""
    path = folder / THEME_SCHEMA
    path.write_text(format_theme_schema(), encoding="utf-8")
    return path


if __name__ == "__main__":
    write_schema()
    write_theme_schema()
