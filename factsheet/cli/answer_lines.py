"""What is told of the answers of preflight: lines for people, or JSON."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict

import click

from factsheet.cli.terminal import escape_controls, format_count
from factsheet.preflight.destinations import DESTINATION_TITLES, Destination
from factsheet.preflight.measured import Answer
from factsheet.preflight.rule_answers import DestinationAnswers, FilePreflight, RuleAnswer
from factsheet.preflight.rule_records import PreflightRule
from factsheet.reading.files import format_path

NOTICE_WINS = (
    "The notice of funding always wins: put what it asks for into a file of rules (--rules; "
    "--rules-example prints one to begin with)."
)
PERSON_NEEDED = (
    "These are the checks of a program. They can never show by themselves that everybody can use a file: "
    "the rules marked LOOK wait for a person."
)
_INDENT = " " * 19


def print_answers(files: Iterable[FilePreflight], destinations: Sequence[Destination]) -> None:
    """Print the answers for each file that could be read: fails first, then what waits for a person."""
    for file in files:
        if not file.faults:
            for line in _word_file(file):
                click.echo(escape_controls(line))
    if {Destination.GRANTS_GOV, Destination.NIH} & {*destinations}:
        click.echo(NOTICE_WINS)
    if Destination.HHS_508 in destinations:
        click.echo(PERSON_NEEDED)


def _word_file(file: FilePreflight) -> Iterator[str]:
    yield f"{format_path(file.path)}, {format_count(file.pages, 'page')}"
    if file.proposed_name:
        yield f"A name that every portal takes: {file.proposed_name}"
    for each in file.destinations:
        yield ""
        yield _word_summary(each)
        for answer in each.failed_musts:
            yield from _word_fail("FAIL", answer)
        for answer in each.failed_advice:
            yield from _word_fail("ADVICE", answer)
        for answer in each.list_answers(Answer.LOOK):
            yield _word_rule("LOOK", answer)
            yield f"{_INDENT}Found: {answer.measured.found}"
        for answer in each.list_answers(Answer.PASS):
            yield f"{_word_rule('pass', answer)} {_word_measured(answer)}"
    yield ""


def _word_summary(answers: DestinationAnswers) -> str:
    passed = len(answers.list_answers(Answer.PASS))
    return f"For {DESTINATION_TITLES[answers.destination]}: {_word_counts(answers)}, {passed} pass."


def _word_counts(answers: DestinationAnswers) -> str:
    failed, advice = len(answers.failed_musts), len(answers.failed_advice)
    fails = f"{failed} fail{'s' * (failed == 1)}" if failed else "none fails"
    told = [fails, f"{advice} not as advised" if advice else ""]
    return ", ".join(
        [*filter(None, told), f"{len(answers.list_answers(Answer.LOOK))} for a person to look at"]
    )


def _word_rule(label: str, answer: RuleAnswer) -> str:
    return f"  {label:<7} {answer.rule.id:<8} {answer.rule.what}"


def _word_fail(label: str, answer: RuleAnswer) -> Iterator[str]:
    yield _word_rule(label, answer)
    yield f"{_INDENT}{_word_measured(answer)}"
    if answer.rule.remedy:
        yield f"{_INDENT}Remedy: {answer.rule.remedy}"


def _word_measured(answer: RuleAnswer) -> str:
    limit = f"; limit: {answer.rule.limit_words}" if answer.rule.limit_words else ""
    return f"Measured: {answer.measured.found}{limit}"


def word_sheet_answers(file: FilePreflight) -> Iterator[str]:
    """Yield what is told of a sheet that was just drawn: a line, and the musts that it fails."""
    name = format_path(file.path)
    for each in file.destinations:
        yield f"{name}\tfor {each.destination}\t{_word_counts(each)}"
        for answer in each.failed_musts:
            yield from _word_fail("FAIL", answer)


def convert_answers(files: Sequence[FilePreflight]) -> dict[str, object]:
    """Return the answers for other programs."""
    return {"passes": all(file.passes for file in files), "files": [convert_file(file) for file in files]}


def convert_file(file: FilePreflight) -> dict[str, object]:
    """Return the answers for one file for other programs."""
    return {
        "file": format_path(file.path),
        "passes": file.passes,
        "pages": file.pages,
        "proposed_name": file.proposed_name,
        "faults": [asdict(fault) for fault in file.faults],
        "destinations": [
            {
                "for": each.destination.value,
                "passes": not each.failed_musts,
                "answers": [_convert_answer(answer) for answer in each.answers],
            }
            for each in file.destinations
        ],
    }


def _convert_answer(answer: RuleAnswer) -> dict[str, object]:
    rule = answer.rule
    return {
        "id": rule.id,
        "answer": answer.measured.answer.value,
        "severity": rule.severity.value,
        "what": rule.what,
        "measured": answer.measured.found,
        "measure": rule.measure,
        "limit": rule.limit_words or None,
        "remedy": rule.remedy,
        "source": rule.source,
        "url": rule.url,
        "entered_on": rule.entered_on.isoformat(),
        "checked_on": rule.checked_on.isoformat() if rule.checked_on else None,
    }


def word_explanation(rule: PreflightRule, about: str) -> Iterator[str]:
    """Yield what a rule asks for, who says so and what mends a file that breaks it.

    Args:
        rule: The rule.
        about: What is measured for it, in a sentence.
    """
    yield f"{rule.id} ({rule.severity}): {rule.what}"
    yield f"For: {', '.join(rule.destinations)}"
    yield f"Measured by {rule.measure}: {about}"
    if rule.limit_words:
        yield f"Limit: {rule.limit_words}"
    if rule.remedy:
        yield f"Remedy: {rule.remedy}"
    yield f"Source: {rule.source}"
    if rule.url:
        yield f"Link: {rule.url}"
    checked = f"; compared with its source on {rule.checked_on}" if rule.checked_on else ""
    yield f"Entered on {rule.entered_on}{checked}"
