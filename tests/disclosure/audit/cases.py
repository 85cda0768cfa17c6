"""One case of the audit: made from its title alone, protected and read, with what a reader gets at."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet.disclosure import Protected
from factsheet.model import Profile
from tests.disclosure.audit.editions import BEFORE, NOW, read_editions
from tests.disclosure.audit.engine import print_profile, print_states
from tests.disclosure.audit.nations import read_states
from tests.disclosure.audit.readers import Knowledge, read_sheet
from tests.disclosure.audit.shapes import list_shapes
from tests.disclosure.audit.sheets import AuditedSheet, Kind, compare_sheet
from tests.disclosure.audit.widths import Reached, UnreadableError, Violation, find_need, measure_widths

ALONE = "sheet"
GUESS, NOTED = "a guess that counts are complete", "other guesses (noted, not promised)"


@dataclass(frozen=True, slots=True)
class Subject:
    """What is audited: one profile, two editions ("before" and "now"), or several states by postal code.

    Attributes:
        title: From which it can be made again: "profile 1/17".
        is_sound: Whether the counts agree; where they do not, a reader may find nothing that fits.
    """

    title: str
    profiles: Mapping[str, Profile]
    shapes: frozenset[str] = frozenset()
    is_sound: bool = True


@dataclass(frozen=True, slots=True)
class Finding:
    """A reader who comes too close to hidden counts, or another fault of a case.

    Attributes:
        reader: The least that he has to know.
        text: What he gets at.
        is_promised: Whether the promise holds against this reader.
    """

    reader: str
    text: str
    is_promised: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """What became of one subject.

    Attributes:
        hidden: How many counts have a width that is promised.
        least_widths: By threshold, of the reader who does not guess.
    """

    subject: Subject
    findings: tuple[Finding, ...] = ()
    hidden: int = 0
    is_refused: bool = False
    least_widths: Mapping[int, int] = field(default_factory=dict)


def audit_subject(subject: Subject) -> Case:
    """Return what becomes of a subject: what is printed of it, and what a reader of that gets at."""
    try:
        sheets = print_subject(subject.profiles)
    except ValueError as error:  # what the engine raises where it slips
        return Case(subject, (Finding("a slip of the program", " ".join(str(error).split())),))
    if sheets is None:
        return Case(subject, is_refused=True)
    wrong = [
        Finding("wrong print", f"{key} {name}: small and shown, or another number")
        for key, sheet in sheets.items()
        for name in sheet.wrong
    ]
    try:
        knowledge = read_sheets(sheets)
        reached = measure_widths(knowledge)
    except UnreadableError:
        unread = [Finding("unreadable", "nothing fits what is taken for known")] if subject.is_sound else []
        return Case(subject, (*wrong, *unread))
    findings = _group_violations(sheets, reached)
    return Case(
        subject,
        (*wrong, *findings),
        hidden=len(knowledge.thresholds),
        least_widths=_find_least(knowledge, reached),
    )


def print_subject(profiles: Mapping[str, Profile]) -> Mapping[str, AuditedSheet] | None:
    """Return each profile beside what is printed of it, None where a profile or an edition is refused.

    Of several states the sheets of some may be refused; what they would say adds to what nobody sees.
    """
    printed: Mapping[str, Protected | None]
    if ALONE in profiles:
        printed = {key: print_profile(profile) for key, profile in profiles.items()}
    elif set(profiles) == {BEFORE, NOW}:
        before = print_profile(profiles[BEFORE])
        printed = {BEFORE: before, NOW: before and print_profile(profiles[NOW], profiles[BEFORE])}
    else:
        printed = print_states(tuple(profiles.values())) or {"none": None}
    found = {key: protected.profile for key, protected in printed.items() if protected is not None}
    if len(found) < len(printed):
        return None
    return {key: compare_sheet(profiles[key], safe) for key, safe in found.items()}


def list_case_shapes(subject: Subject) -> frozenset[str]:
    """Return what is special about the last profile of a subject, and about the subject itself."""
    return subject.shapes | list_shapes(list(subject.profiles.values())[-1])


def read_sheets(sheets: Mapping[str, AuditedSheet]) -> Knowledge:
    """Return what a reader of one sheet, of two editions or of several states knows."""
    if set(sheets) == {BEFORE, NOW}:
        return read_editions(sheets[BEFORE], sheets[NOW])
    return read_sheet(sheets[ALONE]) if ALONE in sheets else read_states(sheets)


def _group_violations(sheets: Mapping[str, AuditedSheet], reached: Reached) -> list[Finding]:
    """Return one finding for each reader; what one sheet alone gives away belongs to a case of its own."""
    alone = set() if ALONE in sheets else _list_names_found_alone(sheets)
    readers = dict[str, list[Violation]]()
    for violation in reached.violations:
        if violation.name not in alone:
            readers.setdefault(_name_reader(sheets, violation), []).append(violation)
    return [
        Finding(reader, "; ".join(map(_tell_range, violations)), reader != NOTED)
        for reader, violations in readers.items()
    ]


def _list_names_found_alone(sheets: Mapping[str, AuditedSheet]) -> set[str]:
    return {
        f"{key}:{violation.name}"
        for key, sheet in sheets.items()
        for violation in measure_widths(read_sheet(sheet)).violations
    }


def _name_reader(sheets: Mapping[str, AuditedSheet], violation: Violation) -> str:
    """Return by what a reader comes too close: the least that he has to know, or a guess."""
    key, _, name = violation.name.rpartition(":")
    sheet = sheets[key] if key else next(iter(sheets.values()))
    is_kept = name in sheet.counts and sheet.counts[name].kind is Kind.KEPT
    if violation.guess is not None:
        return GUESS if violation.guess.is_promised and not is_kept else NOTED
    if key:
        return "two editions" if set(sheets) == {BEFORE, NOW} else "the nation's sums"
    readers = {
        "sums and thresholds": read_sheet(sheet, is_cover_known=False, has_orders=False),
        "a cover is not small": read_sheet(sheet, has_orders=False),
        "cases <= calls, persons": read_sheet(sheet),
    }
    return next(reader for reader, knowledge in readers.items() if _is_reached(knowledge, violation.name))


def _is_reached(knowledge: Knowledge, name: str) -> bool:
    violations = measure_widths(knowledge).violations
    return any(each.name == name and each.guess is None for each in violations)


def _tell_range(violation: Violation) -> str:
    guess = "" if violation.guess is None else f" (guess: {violation.guess.text})"
    need = find_need(violation.threshold)
    return (
        f"{violation.name} in [{violation.found.low}, {violation.found.high}], width {need} promised{guess}"
    )


def _find_least(knowledge: Knowledge, reached: Reached) -> Mapping[int, int]:
    least = dict[int, int]()
    for name, found in reached.ranges.items():
        threshold = knowledge.thresholds[name]
        least[threshold] = min(found.width, least.get(threshold, found.width))
    return least
