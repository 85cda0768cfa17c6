"""What is audited, made from a title alone and told in a few lines: a profile, two editions, some states."""

import random
from collections.abc import Callable, Iterator, Mapping

from tests.disclosure.audit.cases import ALONE, Case, Finding, Subject, audit_subject, print_subject
from tests.disclosure.audit.descriptions import describe_profile
from tests.disclosure.audit.editions import BEFORE, NOW
from tests.disclosure.audit.nations import load_real_states, make_states
from tests.disclosure.audit.plans import make_plan
from tests.disclosure.audit.profiles import build_profile
from tests.disclosure.audit.sheets import show_sheet
from tests.disclosure.audit.shrinking import Profiles, shrink_profiles
from tests.disclosure.audit.succession import make_next_edition


def make_profile_subject(title: str) -> Subject:
    """Return a made-up profile of any shape."""
    made = make_plan(random.Random(title))
    is_sound = made.plan.slips is None
    shapes = frozenset() if is_sound else frozenset({"contradiction"})
    return Subject(title, {ALONE: build_profile(made)}, shapes, is_sound)


def make_edition_subject(title: str) -> Subject:
    """Return a made-up profile and its next edition."""
    rng = random.Random(title)
    made = make_plan(rng)
    later, changes = make_next_edition(rng, made)
    profiles = {BEFORE: build_profile(made), NOW: build_profile(later)}
    return Subject(title, profiles, changes, made.plan.slips is None)


def make_nation_subject(title: str) -> Subject:
    """Return some made-up states of one table."""
    states = make_states(random.Random(title))
    return Subject(title, {profile.jurisdiction.usps: profile for profile in states})


def make_shipped_subject(title: str) -> Subject:
    """Return the states of the shipped table under the threshold that ends the title."""
    states = load_real_states(int(title.split()[-1]))
    return Subject(title, {profile.jurisdiction.usps: profile for profile in states})


MAKERS: Mapping[str, Callable[[str], Subject]] = {
    "profile": make_profile_subject,
    "edition": make_edition_subject,
    "nation": make_nation_subject,
    "shipped": make_shipped_subject,
}


def audit_case(title: str) -> Case:
    """Return what becomes of a case, by its title alone: "profile 1/17"."""
    return audit_subject(MAKERS[title.split()[0]](title))


def explain_finding(case: Case, finding: Finding) -> str:
    """Return what is wrong with a case, by as few counts as still have the fault."""

    def is_wrong(profiles: Profiles) -> bool:
        found = audit_subject(Subject(case.subject.title, profiles, is_sound=case.subject.is_sound)).findings
        return finding.reader in {each.reader for each in found}

    small = Subject(case.subject.title, shrink_profiles(case.subject.profiles, is_wrong), case.subject.shapes)
    (again, *_) = [each for each in audit_subject(small).findings if each.reader == finding.reader]
    return "\n".join((f"{case.subject.title}: {finding.reader}", *_list_lines(small), f"    {again.text}"))


def _list_lines(subject: Subject) -> Iterator[str]:
    yield from (f"    {shape}" for shape in sorted(subject.shapes))
    try:
        sheets = print_subject(subject.profiles) or {}
    except ValueError:
        sheets = {key: show_sheet(profile) for key, profile in subject.profiles.items()}
    for key, sheet in list(sheets.items())[:8]:  # of a whole nation, some are enough
        yield f"  {key}"
        yield describe_profile(sheet)
