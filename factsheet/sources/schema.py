"""The JSON Schema of a profile file, by which editors complete and check it.

It is made from the same types that check the file; ``python -m factsheet.sources.schema`` writes it anew.
"""

import json
from pathlib import Path

from factsheet import resources
from factsheet.sources.profile_file import ProfileFile

SCHEMA_FILE = "profile.schema.json"


def profile_schema() -> str:
    """Return the schema as text, the same bytes each time."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ProfileFile.model_json_schema(),
        "title": "Profile of one jurisdiction",
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def write_schema(folder: Path = resources.DATA) -> Path:
    """Write the schema into a folder of data files and return its path."""
    path = folder / SCHEMA_FILE
    path.write_text(profile_schema(), encoding="utf-8")
    return path


if __name__ == "__main__":
    write_schema()
