"""What those who take files would say of the four formats: each rule, sheet by sheet."""

from functools import cache
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.preflight.destinations import DESTINATION_FORMATS, Destination
from factsheet.preflight.measured import Answer
from factsheet.preflight.rule_answers import DestinationAnswers, answer_file
from factsheet.preflight.rule_files import read_rule_set
from tests.sheets.drawn import STATES, draw, profile_of

pytestmark = pytest.mark.slow

SHOWN = ("MA", "TX", "GU")  # with a second page or many small parts, full, without figures

# The sheets of one page are set smaller, and closer to the foot, than NIH allows. Large print has its name on
# each page.
SMALL = ["NIH8", "NIH9", "NIH12", "NIH17"]
FAILED_MUSTS = {
    ("nih", "MA", "handout"): ["NIH8", "NIH9", "NIH10", "NIH12", "NIH17"],
    ("nih", "MA", "gray"): ["NIH8", "NIH9", "NIH10", "NIH12", "NIH17"],
    ("nih", "MA", "large"): ["NIH17", "NIH19"],
    ("nih", "TX", "handout"): SMALL,
    ("nih", "TX", "gray"): SMALL,
    ("nih", "TX", "large"): ["NIH17", "NIH19"],
    ("nih", "GU", "handout"): ["NIH8", "NIH9", "NIH12", "NIH17"],
    ("nih", "GU", "gray"): ["NIH8", "NIH9", "NIH12", "NIH17"],
    ("nih", "GU", "large"): ["NIH17", "NIH19"],
}
LOW_FOOT = ("PR2",)
ATTACHED = ("NARA2", "NARA5")
ADVICE = {
    "handout": {"nara": ATTACHED, "print": LOW_FOOT},
    "gray": {"nara": ATTACHED, "print": LOW_FOOT},
    "grant": {},
    "large": {"nara": ATTACHED},
}
FOR_A_PERSON = {
    "grants-gov": ["GG3", "GG5", "GG6", "GG8", "GG9"],
    "nih": ["GG8", "GG9", "NIH5", "NIH18"],
    "hhs-508": ["GG8", "GG9"]
    + [f"508-{number}" for number in ("A4", "A5", "A8", "A11", "A12", "A13", "B1", "P1", "L3", "F2", "F3")]
    + [f"508-{number}" for number in ("T2", "W1", "W2", "W3")],
    "nara": [],
    "print": ["GG9", "PR6", "PR7"],
}


@cache
def answers_of(usps: str, form: Format) -> dict[str, DestinationAnswers]:
    """Return what each destination would say of a sheet, lying alone in a folder."""
    sheet = draw(profile_of(usps), SheetOptions(form))
    with TemporaryDirectory() as folder:
        path = Path(folder) / sheet.name
        path.write_bytes(sheet.content)
        file = answer_file(path, tuple(Destination), read_rule_set(), package=(path,))
    assert file.proposed_name is None
    return {each.destination.value: each for each in file.destinations}


def ids(answers: DestinationAnswers, answer: Answer) -> list[str]:
    return [each.rule.id for each in answers.list_answers(answer)]


EACH_SHEET = [*product(SHOWN, Format, Destination)]


@pytest.mark.parametrize(("usps", "form", "destination"), EACH_SHEET)
def test_the_musts_that_fail_are_those_that_are_known(
    usps: str, form: Format, destination: Destination
) -> None:
    failed = [each.rule.id for each in answers_of(usps, form)[destination].failed_musts]
    assert failed == FAILED_MUSTS.get((destination, usps, form), [])


@pytest.mark.parametrize(("usps", "form", "destination"), EACH_SHEET)
def test_the_advice_that_is_not_followed_is_known(usps: str, form: Format, destination: Destination) -> None:
    known = [*ADVICE[form].get(destination, ())]
    if (usps, destination) == ("MA", "print") and form in (Format.HANDOUT, Format.GRAY):
        known.append("PR5")  # set in 8.2 pt
    assert [each.rule.id for each in answers_of(usps, form)[destination].failed_advice] == known


@pytest.mark.parametrize(("usps", "form", "destination"), EACH_SHEET)
def test_what_is_left_to_a_person_is_known(usps: str, form: Format, destination: Destination) -> None:
    answers = answers_of(usps, form)
    known = {*FOR_A_PERSON[destination]}
    has_links = "NIH17" in [each.rule.id for each in answers["nih"].failed_musts]
    known |= {"508-L1"} if has_links and destination is Destination.HHS_508 else set()
    is_small = destination is Destination.NIH and form in (Format.HANDOUT, Format.GRAY)
    known |= {"NIH13"} if is_small else set()
    assert {*ids(answers[destination], Answer.LOOK)} == known


@pytest.mark.parametrize("usps", SHOWN)
def test_no_part_of_a_sheet_is_called_damaged(usps: str) -> None:
    found = [
        each.measured.found
        for form in Format
        for answers in answers_of(usps, form).values()
        for each in answers.answers
    ]
    assert len(found) > 300
    assert [words for words in found if "could not be measured" in words] == []


@pytest.mark.parametrize("usps", SHOWN)
def test_a_sheet_drawn_for_a_destination_breaks_no_more_than_any_other(usps: str) -> None:
    """The format that `build --for` chooses is one with the fewest broken rules and unheeded advice."""
    for destination in (*Destination,):
        broken = {
            form: len(answers.failed_musts)
            for form in Format
            for answers in [answers_of(usps, form)[destination]]
        }
        assert broken[DESTINATION_FORMATS[destination][0]] == min(broken.values())
    assert len(DESTINATION_FORMATS) == len(Destination)


@pytest.mark.parametrize("usps", STATES)
def test_each_grant_sheet_is_taken_everywhere(usps: str) -> None:
    answers = answers_of(usps, Format.GRANT)
    broken = {name: [each.rule.id for each in answers[name].failed_musts] for name in answers}
    assert broken == {destination.value: [] for destination in Destination}
    assert [each.rule.id for each in answers["nih"].failed_advice] == []
