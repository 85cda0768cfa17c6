# ruff: noqa: E501 - whole messages
"""Files of rules: the shipped one, what is wrong in one's own, and whose rule wins."""

from pathlib import Path

import pytest

from factsheet import resources
from factsheet.errors import DataError
from factsheet.preflight.destinations import Destination
from factsheet.preflight.measures import MEASURES
from factsheet.preflight.rule_files import RuleSet, read_rule_set, read_rules
from factsheet.reading.file_names import PREFLIGHT, PREFLIGHT_EXAMPLE
from tests.cli.runs import copy_data, invoke

SHIPPED = read_rules(resources.DATA / PREFLIGHT)
FIRST_IDS = {
    Destination.GRANTS_GOV: "GG",
    Destination.NIH: "NIH",
    Destination.HHS_508: "508-",
    Destination.NARA: "NARA",
    Destination.PRINT: "PR",
}


def test_no_rule_is_without_source_day_and_remedy() -> None:
    assert len(SHIPPED) > 70
    assert [
        rule.id for rule in SHIPPED if not (len(rule.source) > 20 and rule.entered_on and rule.remedy)
    ] == []
    assert [rule.id for rule in SHIPPED if not any(char.isdigit() for char in rule.source)] == [
        "GG7", "NIH1", "NIH2", "NIH6", "NIH7", "NIH14", "NIH15", "NIH17", "NIH18", "NIH19", "PR7",
    ]  # fmt: skip  # pages that tell no year


def test_what_was_compared_with_its_source_says_where() -> None:
    checked = [rule for rule in SHIPPED if rule.checked_on]
    assert len(checked) > 40
    assert [rule.id for rule in checked if rule.url is None] == []


@pytest.mark.parametrize("destination", Destination)
def test_each_destination_has_rules_of_its_own(destination: Destination) -> None:
    rules = RuleSet(SHIPPED).choose_rules(destination)
    own = [rule for rule in rules if rule.id.startswith(FIRST_IDS[destination])]
    assert len(own) > 5
    assert all(destination in rule.destinations for rule in own) is True


def test_each_measure_is_explained() -> None:
    text = (Path(__file__).parents[2] / "docs" / "preflight.md").read_text(encoding="utf-8")
    assert [name for name in MEASURES if f"| `{name}` |" not in text] == []
    assert [name for name, gauge in MEASURES.items() if not gauge.about.endswith(".")] == []


def test_the_word_for_what_no_program_can_tell_is_not_used() -> None:
    rules = RuleSet(SHIPPED).choose_rules(Destination.HHS_508)
    told = [f"{rule.what} {rule.remedy} {rule.source} {rule.url}" for rule in rules]
    assert [words for words in told if "accessible" in words.casefold()] == []


def test_the_example_can_be_read_and_stands_in_the_document() -> None:
    path = resources.DATA / PREFLIGHT_EXAMPLE
    assert [rule.id for rule in read_rules(path)] == ["NOFO1", "NOFO2", "NOFO3", "PORTAL1"]
    document = (Path(__file__).parents[2] / "docs" / "preflight.md").read_text(encoding="utf-8")
    rules = path.read_text(encoding="utf-8").partition("rules:\n")[2]
    assert rules in document


RULE = """rules:
  - id: OWN1
    what: Text is large.
    for: [nih]
    measure: smallest_type
    limit: 12
    source: An office, a notice, 2027
    entered_on: 2026-11-26
"""


def read(folder: Path, text: str) -> RuleSet:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return read_rule_set(path)


def test_a_rule_of_ones_own_wins_where_it_measures_the_same(tmp_path: Path) -> None:
    rules = read(tmp_path, RULE)
    nih = {rule.measure: rule.id for rule in rules.choose_rules(Destination.NIH)}
    assert nih["smallest_type"] == "OWN1"
    assert {rule.measure: rule.id for rule in rules.choose_rules(Destination.PRINT)}["smallest_type"] == "PR3"


def test_a_rule_of_ones_own_wins_by_its_id_everywhere(tmp_path: Path) -> None:
    rules = read(tmp_path, RULE.replace("OWN1", "NAME").replace("smallest_type", "page_count"))
    assert [rule.measure for rule in rules.choose_rules(Destination.NIH) if rule.id == "NAME"] == [
        "page_count"
    ]
    assert "NAME" not in [rule.id for rule in rules.choose_rules(Destination.NARA)]
    found = rules.find_rule("name")
    assert found is not None
    assert found.measure == "page_count"


def test_rules_for_a_person_stand_beside_each_other(tmp_path: Path) -> None:
    text = RULE.replace("smallest_type", "person").replace("    limit: 12\n", "").replace("nih", "hhs-508")
    before = RuleSet(SHIPPED).choose_rules(Destination.HHS_508)
    assert len(read(tmp_path, text).choose_rules(Destination.HHS_508)) == len(before) + 1


MEASURE_NAMES = ", ".join(MEASURES)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("smallest_type", "smalest_type", f"5: rules[0].measure: found 'smalest_type'; allowed: 'smallest_type' perhaps; one of {MEASURE_NAMES}"),
        ("[nih]", "[moon]", "4: rules[0].for[0]: found 'moon'; allowed: one of grants-gov, nih, hhs-508, nara, print"),
        ("[nih]", "nih", "4: rules[0].for: found 'nih'; allowed: a list, each entry after a hyphen"),
        ("limit: 12", "limit: large", "6: rules[0].limit: found 'large'; allowed: for smallest_type a number"),
        ("limit: 12", "limit: [9, 12]", "6: rules[0].limit: found [9, 12]; allowed: for smallest_type a number"),
        ("    limit: 12\n", "", "2: rules[0].limit: found nothing; allowed: for smallest_type a number"),
        ("smallest_type", "security", "6: rules[0].limit: found 12; allowed: for security no limit: take the line away"),
        ("smallest_type", "page_size", "6: rules[0].limit: found 12; allowed: for page_size two numbers in square brackets, the smaller first: [8.5, 11]"),
        ("OWN1", "my rule", "2: rules[0].id: found 'my rule'; allowed: 1 to 12 letters, digits and hyphens, such as NIH3"),
        ("2026-11-26", "26 Nov 2026", "8: rules[0].entered_on: found '26 Nov 2026'; allowed: the day as year-month-day: 2026-11-26"),
        ("    source: An office, a notice, 2027\n", "", "2: rules[0].source: found nothing; allowed: a value: 1 to 400 characters of plain text on one line, without control or direction characters"),
        ("rules:", "rule:", "1: rule: found the unknown key 'rule'; allowed: 'rules' perhaps; one of rules"),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        read(tmp_path, RULE.replace(old, new))
    told = [str(fault).removeprefix(f"{tmp_path}/own.yaml:") for fault in caught.value.faults]
    assert message in told


def test_an_id_stands_once(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"own.yaml:9: rules\[1\].id: found own1 again, as in line 2; allowed: each id once"
    ):
        read(tmp_path, RULE + RULE.replace("rules:\n", "").replace("OWN1", "own1"))


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("name_length", ["[20, 30]", "50"], ["[30, 20]", "[1, 2, 3]", "-5"]),
        ("name_characters", ['"A-Z space &"'], ['"A-"', "[]"]),
        ("links", ["none", "any", "[https://a.gov]"], ["[]"]),
        ("typeface", ["[Arial, 11]"], ["[11]", "Arial", "[Arial, large]"]),
        ("contrast", ["4.5", "7"], ["4,5", "[4.5]x"]),
        ("archive_part", ["[1, 2]", "2"], ["[]"]),
    ],
)
def test_limits_have_the_form_of_their_measure(
    tmp_path: Path, name: str, good: list[str], bad: list[str]
) -> None:
    text = RULE.replace("smallest_type", name)
    for limit in good:
        assert read(tmp_path, text.replace("limit: 12", f"limit: {limit}")).own[0].measure == name
    assert bad
    for limit in bad:
        with pytest.raises(DataError):
            read(tmp_path, text.replace("limit: 12", f"limit: {limit}"))


def test_the_rules_are_known_where_they_lie_and_told_where_nothing_reads_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = copy_data(tmp_path, "GU")
    (data / PREFLIGHT).write_text(RULE, encoding="utf-8")
    told = invoke("check", "GU", "--data", data).stderr
    assert f"{data}/{PREFLIGHT}:1: file: found a file that nothing reads; " in told
    monkeypatch.chdir(resources.DATA.parent)
    assert PREFLIGHT not in invoke("check", "GU", "--data", "data").stderr
