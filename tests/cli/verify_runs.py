"""Runs of verify, and sheets put where it finds them."""

import json
from pathlib import Path

from tests.cli.runs import invoke

GUAM = "output/gu_trafficking_2023.pdf"
QUICK = ("verify", "--no-verapdf")


def put(content: bytes, name: str = "sheet.pdf") -> str:
    Path(name).write_bytes(content)
    return name


def code_of(content: bytes) -> str:
    told = json.loads(invoke(*QUICK, put(content), "--report", "json").stdout)
    return str(told["sheets"][0]["code"]["of_the_data"])
