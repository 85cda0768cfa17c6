import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factsheet import resources
from factsheet.reading.file_names import PROFILE_SCHEMA
from factsheet.reading.yaml_values import parse_yaml, read_yaml
from factsheet.sources.schema import format_profile_schema, write_schema
from tests.sources.builders import MINIMAL

PROFILES = sorted((resources.DATA / "profiles").glob("*.yaml"))


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(format_profile_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_shipped_schema_is_that_of_the_code() -> None:
    assert (resources.DATA / PROFILE_SCHEMA).read_text(encoding="utf-8") == format_profile_schema()


def test_the_schema_is_written_into_a_folder(tmp_path: Path) -> None:
    assert write_schema(tmp_path).read_text(encoding="utf-8") == format_profile_schema()


@pytest.mark.parametrize("path", PROFILES, ids=lambda path: path.stem)
def test_an_editor_finds_nothing_wrong_in_a_shipped_profile(validator: Any, path: Path) -> None:
    assert [error.message for error in validator.iter_errors(read_yaml(path).value)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "lawz: []",
        "version: one",
        "figures: {cases: {value: many, period: 2016, source: a}}",
        "figures: {cases: {value: 3, period: sixteen, source: a}}",
        "laws: [{title: A, citation: B, source: C, checked_on: 2026-11-23, url: 'http://example.org'}]",
    ],
)
def test_an_editor_finds_what_is_wrong(validator: Any, wrong: str) -> None:
    assert list(validator.iter_errors(parse_yaml(MINIMAL + wrong, "a.yaml").value))


def test_each_property_is_explained() -> None:
    definitions = json.loads(format_profile_schema())["$defs"]
    assert {"Law", "Effort", "Period"} <= set(definitions)
    assert [name for name, definition in definitions.items() if not definition.get("description")] == []
