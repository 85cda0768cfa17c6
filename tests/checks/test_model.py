# ruff: noqa: E501 - a finding a line, with its whole message
"""The sheet that this project began with, entered as it stands, shows all its mistakes in one run."""

import shutil
from pathlib import Path

from factsheet.checks import Limits
from factsheet.checks.state import check_state
from factsheet.sources import open_library
from tests.checks.builders import DAY

PRINTED = Path(__file__).parent / "data" / "massachusetts-2016.yaml"
URL = "a link that begins with https:// or mailto:, without spaces"
RANK = "the name alone; ranks and headings are counted from the list"
RANKING = "one of period, source, names, residual, counts"
EXPECTED = [
    "7: figures.cases.period: found 'December 2012 to December 2016'; allowed: a year such as 2016, or two with a hyphen such as 2012-2016, from 1990 to 2100; a part of a year such as 2024 Q1 or Jan-Jun 2024; or {years: 2024, label: ...} for any other [FS001 error]",
    f"28: venues.sex.title: found the unknown key 'title'; allowed: {RANKING} [FS004 error]",
    f"46: laws[0].url: found '#'; allowed: {URL} [FS006 error]",
    f"48: laws[2].url: found '#'; allowed: {URL} [FS006 error]",
    "50: efforts.agencies.value: found '#'; allowed: a whole number from 0 to 10,000,000, digits only [FS001 error]",
    f"52: efforts.collaborations[0].url: found '#'; allowed: {URL} [FS006 error]",
    f"57: efforts.funding[0].url: found '#'; allowed: {URL} [FS006 error]",
    "5: publisher: found 'Region III'; allowed: 1, the HHS region of Massachusetts [FS101 error]",
    "5: publisher: found 'U.S. Department of Health and Human Services Region III'; allowed: the office that publishes this sheet; the department's name marks its endorsement [FS207 warning]",
    "13: demographics.groups[0]: found counts that add to 336, the number of cases; allowed: counts of the 598 persons, or 'of: cases' if the source counts them [FS104 warning]",
    "17: demographics.groups[1]: found a count that is not shown, and no 'of'; allowed: 'of: cases' or 'of: persons', what its counts divide [FS124 error]",
    "17: demographics.groups[1]: found counts that add to 334 of 598 persons; allowed: 598, or 'not_stated: 264', or 'of' with what the counts divide [FS103 warning]",
    "21: demographics.groups[1].bars[2].value: found a count below 11; allowed: 11 or more by the policy of hhs-massachusetts-2016; the sheet will say 'not shown' [FS115 notice]",
    "22: demographics.groups[2]: found counts that add to 336, the number of cases; allowed: counts of the 598 persons, or 'of: cases' if the source counts them [FS104 warning]",
    "22: demographics.groups[2]: found the counts 251, 85; allowed: other counts than those of demographics.groups[0] [FS102 warning]",
    "33: venues.sex.names[1]: found 'Other Venues'; allowed: under 'residual', which is printed last [FS122 warning]",
    f"41: venues.labor.names[0]: found '1. Domestic Work'; allowed: {RANK} [FS204 warning]",
    f"42: venues.labor.names[1]: found '2. Restaurants/Food Service'; allowed: {RANK} [FS204 warning]",
    f"43: venues.labor.names[2]: found '3. Health and Beauty Services'; allowed: {RANK} [FS204 warning]",
    f"44: venues.labor.names[3]: found '4. Traveling Sales Crews'; allowed: {RANK} [FS204 warning]",
    "47: laws[1].citation: found '[M.G.L. ch.119 §39K](#)' in '[M.G.L. ch.119 §39K](#)'; allowed: words without markup [FS202 warning]",
    "55: efforts.resources[0].name: found 'Four victim service agencies'; allowed: the number as a count with its period and source, such as 'agencies:' [FS203 warning]",
]


def found(folder: Path, text: str, *, shows_counts: bool = True) -> list[str]:
    """Check a profile of Massachusetts against the shipped tables; its path is left out."""
    path = folder / "profiles" / "ma.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    checked = check_state(open_library(folder, shows_counts=shows_counts), "MA", Limits(DAY))
    return [str(each).removeprefix(f"{path}:") for each in checked.findings]


def test_the_model_as_printed_shows_all_its_mistakes(tmp_path: Path) -> None:
    assert found(tmp_path, PRINTED.read_text(encoding="utf-8")) == EXPECTED


def test_what_rests_on_counts_that_no_sheet_shows_is_left_to_the_own_screen(tmp_path: Path) -> None:
    told = found(tmp_path, PRINTED.read_text(encoding="utf-8"), shows_counts=False)
    left_out = [each for each in EXPECTED if each not in told]
    assert [each for each in EXPECTED if each in told] == told
    assert [each[-15:-1].split("[")[1] for each in left_out] == [
        *("FS104 warning", "FS103 warning", "FS104 warning", "FS102 warning"),
    ]


def test_years_instead_of_months_and_figures_of_one_year_are_mixed_periods(tmp_path: Path) -> None:
    text = PRINTED.read_text(encoding="utf-8")
    text = text.replace("December 2012 to December 2016", "2012-2016").replace("value: Four", "value: 4")
    told = found(tmp_path, text)
    assert (
        "50: efforts.agencies.period: found '2016'; allowed: 2012-2016, the period of the cases [FS110 warning]"
        in told
    )
    assert not [each for each in told if "FS107" in each]  # 336 is what the annual table adds to


def test_a_total_of_other_years_is_told_with_the_years_it_has(tmp_path: Path) -> None:
    text = PRINTED.read_text(encoding="utf-8").replace("December 2012 to December 2016", "2013-2016")
    (told,) = [each for each in found(tmp_path, text) if "FS107" in each]
    assert told.startswith("7: figures.cases.value: found 336; allowed: 273, the sum of 2013-2016 in ")
    assert told.endswith("; 336 is the sum of 2012-2016 [FS107 warning]")


def test_the_shipped_profile_is_the_same_sheet_mended(tmp_path: Path) -> None:
    shipped = open_library().folder.path / "profiles" / "ma.yaml"
    (tmp_path / "profiles").mkdir()
    shutil.copyfile(shipped, tmp_path / "profiles" / "ma.yaml")
    checked = check_state(open_library(tmp_path), "MA", Limits(DAY))
    assert checked.findings == ()
    assert [each.finding.code for each in checked.silenced] == [
        "FS104", "FS103", "FS102", "FS104", "FS110",
    ]  # fmt: skip
