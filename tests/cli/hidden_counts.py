"""Commands run over data with hidden counts, and a search of all that they print."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from click.testing import Result

from factsheet.errors import DataError
from factsheet.sources import open_library
from tests.cli.hidden_count_cases import (
    CLOSED,
    COUNTIES,
    HEAD,
    HIDDEN_WORDS,
    HOTLINE,
    NOT_PLACED,
    POLICY,
    TYPES,
    Case,
    annual,
)
from tests.cli.runs import invoke
from tests.sources.builders import write


def build_data(folder: Path, profile: str, files: Mapping[str, str]) -> Path:
    """Write a folder whose sources all hide counts below 11."""
    shared = {
        "sources.yaml": CLOSED,
        HOTLINE: annual(),
        COUNTIES: "fips,year,offenses\n",
        NOT_PLACED: "usps,year,reason,offenses\n",
        TYPES: "usps,year,type,offenses\n",
    }
    for name, text in {**shared, **files, "profiles/ma.yaml": HEAD + profile}.items():
        write(folder / name, text)
    return folder


def run_commands(data: Path) -> dict[str, Result]:
    """Run each command that tells of data, in each form."""
    output = data / "output"
    forms: dict[str, tuple[str | Path, ...]] = {
        "check": ("check", "MA", "--silenced"),
        "check json": ("check", "MA", "--silenced", "--report", "json"),
        "build": ("build", "MA", "--output", output, "--force"),
        "build json": ("build", "MA", "--output", output, "--force", "--report", "json"),
        "list json": ("list", "--report", "json"),
    }
    return {name: invoke(*words, "--data", data) for name, words in forms.items()}


def list_texts(value: object) -> Iterator[str]:
    """Yield each text of a report, and each number as text but for lines and sums of findings or sheets."""
    counted = {"line", "checked", "written", "unchanged", "failed", "fit", "edition", "fips", "years"}
    counted |= {"people", "venues", "laws", "efforts", "bytes", "version", "run", "pages", "program"}
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from () if key in counted else list_texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from list_texts(inner)
    elif value is not None:
        yield str(value)


def list_numbers(text: str, data: Path) -> set[int]:
    """Return the numbers in what was printed, but for places, years, days and codes."""
    for pattern in (
        re.escape(str(data)),
        "the 50 states",
        "a factor of 3",
        "sha256",
        r"\bfrom line \d+",
        r"(?m)^\d+ profiles? checked.*",
        r"(?m)^.*\t.*",  # a sheet's line: its path, and how it was made to fit
        r"\.(?:yaml|csv|pdf|md)(?::\d+)?",
        r"\[\d+\]",
        r"\bFS\d{3}\b",
        r"\bpdf(?:17|20)\b",
        r"\b\d{4}-\d{2}-\d{2}\b",
        r"(?<!\d)(?:19|20|21)\d{2}(?!\d)",
        r"(?<!\d)\d{5}(?!\d)",
    ):
        text = re.sub(pattern, " ", text)
    return {int(number.replace(",", "")) for number in re.findall(r"\d+(?:,\d{3})*", text)}


def list_printed_counts(data: Path) -> set[int]:
    """Return the counts that the sheet prints, and the sums that each reader makes of whole series."""
    from factsheet.checks.printed_profile import load_printed_profile
    from factsheet.disclosure.cell_names import list_counts

    try:
        profile = load_printed_profile(open_library(data), "MA")
    except DataError:
        return set()
    series = [profile.cases_by_year, profile.calls_by_year]
    sums = {each.total for each in series if each is not None}
    return {count for count in {*list_counts(profile).values(), *sums} if isinstance(count, int)}


def read_written(output: Path) -> str:
    """Return what is written beside the sheets, but for their fits: what next runs and the gallery go by."""
    told = [json.loads(path.read_bytes()) for path in sorted(output.glob("*.json"))]
    assert told
    return re.sub(r"[0-9a-f]{64}|PDF/[\w-]+", " ", "\n".join(list_texts(told)))


def read_texts(name: str, result: Result) -> str:
    """Return all that a command printed, of a report in JSON its values."""
    printed = result.stdout
    if name.endswith("json") and printed:
        printed = "\n".join(list_texts(json.loads(printed)))
    return f"{printed}\n{result.stderr}"


def assert_hidden(data: Path, case: Case, text: str) -> None:
    """Hold that a text has no number but those that the sheet prints."""
    allowed = {*POLICY, *case.shown, *list_printed_counts(data)}
    assert list_numbers(text, data) <= allowed, text
    assert not HIDDEN_WORDS.search(text), text
