"""The schema of a theme, by which editors complete and check it, is that of the code."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from factsheet import resources
from factsheet.reading.file_names import THEME_SCHEMA
from factsheet.reading.yaml_values import parse_yaml
from factsheet.sources.schema import format_theme_schema, write_theme_schema
from tests.sources.test_theme_file import FULL


@pytest.fixture(scope="module")
def validator() -> Any:
    schema = json.loads(format_theme_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_shipped_schema_is_that_of_the_code() -> None:
    assert (resources.DATA / THEME_SCHEMA).read_text(encoding="utf-8") == format_theme_schema()


def test_the_schema_is_written_into_a_folder(tmp_path: Path) -> None:
    assert write_theme_schema(tmp_path).read_text(encoding="utf-8") == format_theme_schema()


def test_an_editor_finds_nothing_wrong_in_a_full_theme(validator: Any) -> None:
    assert [error.message for error in validator.iter_errors(parse_yaml(FULL, "theme.yaml").value)] == []


@pytest.mark.parametrize(
    "wrong",
    [
        "colours: {}",
        "colors: {navy: green}",
        "colors: {ramp: ['#ffffff']}",
        "logo: {file: logo.png}",
        "funding: {federal: 0, nonfederal: 1, agency: A}",
        "contact: {phone: '1'}",
    ],
)
def test_an_editor_finds_what_is_wrong(validator: Any, wrong: str) -> None:
    assert list(validator.iter_errors(parse_yaml(wrong, "theme.yaml").value))
