"""The list of codes in docs/checks.md, and what holds for the codes themselves."""

import re
from pathlib import Path

import pytest

from factsheet.checks import RULES, Severity
from factsheet.checks.file_faults import FORM_FAULTS
from factsheet.checks.findings_report import look_up_meaning
from factsheet.checks.rule_reference import format_document
from factsheet.checks.rules import FOLDER_RULES, LANGUAGE_RULES, SILENCE_RULES
from factsheet.errors import FormCode

TABLES = [
    [code.value for code in FORM_FAULTS],
    [rule.code for rule in RULES],
    *([code for code, *_ in table] for table in (LANGUAGE_RULES, FOLDER_RULES, SILENCE_RULES)),
]
CODES = [code for table in TABLES for code in table]


def test_the_document_is_what_the_tables_say(root: Path) -> None:
    assert (root / "docs" / "checks.md").read_text(encoding="utf-8") == format_document()


def test_the_document_has_a_row_for_each_code() -> None:
    assert re.findall(r"^\| (FS\d{3}) \|", format_document(), re.MULTILINE) == CODES


def test_codes_rise_within_their_table_and_none_is_given_twice() -> None:
    assert [sorted(table) for table in TABLES] == TABLES
    assert len(set(CODES)) == len(CODES) > 70
    assert set(FORM_FAULTS) == set(FormCode)


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_meaning_and_a_remedy_in_whole_sentences(code: str) -> None:
    told = look_up_meaning(code)
    assert [text for text in told if re.fullmatch(r"[A-Z].{15,}\.", text)] == [*told]
    assert len(told) == 2


def test_every_rule_says_what_its_function_finds() -> None:
    assert all((rule.find.__doc__ or "").startswith("Find ") for rule in RULES)
    assert len({rule.find for rule in RULES}) == len(RULES)
    assert {rule.severity for rule in RULES} == set(Severity)
