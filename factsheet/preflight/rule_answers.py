"""Each rule of a destination answered for a file: pass, fail, or left to a person."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from factsheet.errors import Fault, PdfError
from factsheet.preflight.destinations import Destination
from factsheet.preflight.measured import Answer, Measured, leave_to_person
from factsheet.preflight.measures import MEASURES, NAME_LENGTH, NAME_MEASURES
from factsheet.preflight.pdf_survey import PdfSurvey, open_survey
from factsheet.preflight.plain_names import PLAIN_NAME_LENGTH, propose_name
from factsheet.preflight.rule_files import RuleSet
from factsheet.preflight.rule_records import PreflightRule, RuleSeverity


@dataclass(frozen=True, slots=True)
class RuleAnswer:
    """A rule, and how a file keeps it."""

    rule: PreflightRule
    measured: Measured

    @property
    def is_failed(self) -> bool:
        """Whether the file breaks the rule."""
        return self.measured.answer is Answer.FAIL

    @property
    def is_failed_must(self) -> bool:
        """Whether the file breaks a rule that is a must."""
        return self.is_failed and self.rule.severity is RuleSeverity.MUST


@dataclass(frozen=True, slots=True)
class DestinationAnswers:
    """The answers for one destination, in the order of the rules."""

    destination: Destination
    answers: tuple[RuleAnswer, ...]

    @property
    def failed_musts(self) -> tuple[RuleAnswer, ...]:
        """The musts that fail."""
        return tuple(answer for answer in self.answers if answer.is_failed_must)

    @property
    def failed_advice(self) -> tuple[RuleAnswer, ...]:
        """The advice that is not followed."""
        return tuple(answer for answer in self.answers if answer.is_failed and not answer.is_failed_must)

    def list_answers(self, answer: Answer) -> tuple[RuleAnswer, ...]:
        """Return the rules that have an answer."""
        return tuple(each for each in self.answers if each.measured.answer is answer)


@dataclass(frozen=True, slots=True)
class FilePreflight:
    """What was found of a file.

    Attributes:
        pages: How many it has.
        proposed_name: A better one, where a rule on names fails.
        faults: Why it could not be read.
    """

    path: Path
    pages: int = 0
    destinations: tuple[DestinationAnswers, ...] = ()
    proposed_name: str | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def passes(self) -> bool:
        """Whether it could be read and no must fails."""
        return not self.faults and not any(each.failed_musts for each in self.destinations)


def answer_files(
    paths: Sequence[Path], destinations: Iterable[Destination], rules: RuleSet
) -> tuple[FilePreflight, ...]:
    """Return the answers for files that go to the same places together."""
    asked = tuple(dict.fromkeys(destinations))
    return tuple(answer_file(path, asked, rules, package=paths) for path in paths)


def answer_file(
    path: Path, destinations: Sequence[Destination], rules: RuleSet, *, package: Sequence[Path]
) -> FilePreflight:
    """Return the answers for one file; one that cannot be read has its faults instead.

    Args:
        path: The file.
        destinations: Where it goes.
        rules: What is asked for there.
        package: The files that go there together, it among them.
    """
    try:
        with open_survey(path, package) as survey:
            answered = tuple(
                DestinationAnswers(each, _answer_rules(survey, rules.choose_rules(each)))
                for each in destinations
            )
            pages = len(survey.pdf.pages)
    except PdfError as error:
        return FilePreflight(path, faults=error.faults)
    return FilePreflight(path, pages, answered, _propose_name(path, package, answered))


def _answer_rules(survey: PdfSurvey, rules: Iterable[PreflightRule]) -> tuple[RuleAnswer, ...]:
    return tuple(RuleAnswer(rule, _measure_rule(survey, rule)) for rule in rules)


def _measure_rule(survey: PdfSurvey, rule: PreflightRule) -> Measured:
    try:
        return MEASURES[rule.measure].take(survey, rule.bounds)
    except Exception:  # whatever the libraries raise at a part of a file that nobody vouches for
        return leave_to_person("this part of the file is damaged and could not be measured")


def _propose_name(path: Path, package: Sequence[Path], answered: Iterable[DestinationAnswers]) -> str | None:
    answers = [answer for each in answered for answer in each.answers]
    if not any(answer.is_failed and answer.rule.measure in NAME_MEASURES for answer in answers):
        return None
    lengths = [float(one.rule.bounds.values[-1]) for one in answers if one.rule.measure == NAME_LENGTH]
    others = [other.name for other in package if other is not path]
    proposed = propose_name(path.name, most=int(min([PLAIN_NAME_LENGTH, *lengths])), taken=others)
    return None if proposed == path.name else proposed
