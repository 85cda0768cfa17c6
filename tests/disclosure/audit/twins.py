"""Twins: another truth under the same printed picture, whose sheets must be the same bytes."""

import random
from dataclasses import dataclass, replace
from itertools import islice

from factsheet.disclosure import SafeProfile
from factsheet.disclosure.cell_names import (
    list_counts,
)
from factsheet.errors import LayoutError
from factsheet.layout import draw_sheet
from factsheet.model import Profile, Source
from factsheet.model.shared import Imported
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from tests.disclosure.audit.engine import print_profile
from tests.disclosure.audit.plans import make_plan
from tests.disclosure.audit.profiles import build_profile
from tests.disclosure.audit.programs import Program
from tests.disclosure.audit.readers import read_sheet
from tests.disclosure.audit.replacing import replace_counts
from tests.disclosure.audit.sheets import compare_sheet

LANGUAGES = ("en", "es")
TRIES = 12


@dataclass(frozen=True, slots=True)
class Twins:
    """Two truths that print the same, and the counts in which they differ."""

    title: str
    one: SafeProfile
    other: SafeProfile
    differing: tuple[str, ...]


def find_twins(title: str) -> Twins | None:
    """Return a made-up profile with a twin, None where none was found."""
    rng = random.Random(title)
    profile = build_profile(make_plan(rng))
    protected = print_profile(profile)
    if protected is None:
        return None
    knowledge = read_sheet(compare_sheet(profile, protected.profile))
    program, names = Program(knowledge.system), list_counts(profile)
    hidden = [name for name in knowledge.thresholds if isinstance(names.get(name), int)]
    for _ in range(TRIES if hidden else 0):
        values = program.find_extreme({name: rng.choice((-1, 0, 1)) for name in hidden}) or {}
        changed = {name: values[name] for name in hidden if name in values and values[name] != names[name]}
        twin = change_secrets(replace_counts(profile, changed))
        printed = print_profile(twin) if changed else None
        if printed and list_counts(printed.profile) == list_counts(protected.profile):
            return Twins(title, protected.profile, printed.profile, tuple(changed))
    return None


def list_differing_files(twins: Twins) -> list[str]:
    """Return the formats and languages in which the sheets of twins differ."""
    return [
        f"{form.value}, {lang}"
        for form in Format
        for lang in LANGUAGES
        if _draw(twins.one, form, lang) != _draw(twins.other, form, lang)
    ]


def find_drawable_twins(count: int, seed: int) -> list[Twins]:
    """Return so many pairs of twins whose sheets have room for their texts, the same for the same seed."""
    titles = (f"twins {seed}/{index}" for index in range(20 * count))
    found = (twins for title in titles if (twins := find_twins(title)) is not None)
    return list(islice((twins for twins in found if _can_be_drawn(twins)), count))


def _can_be_drawn(twins: Twins) -> bool:
    """Return whether a sheet has room for the texts of its profile in each format and language."""
    try:
        for form in Format:
            for lang in LANGUAGES:
                _draw(twins.one, form, lang)
    except LayoutError:
        return False
    return True


def change_secrets(profile: Profile) -> Profile:
    """Return the profile with other texts where none may travel: notes, policies, reasons, imports."""
    return replace(profile, sources=tuple(_change_source(source) for source in profile.sources))


def _draw(profile: SafeProfile, form: Format, lang: str) -> bytes:
    return draw_sheet(profile, SheetOptions(form=form, lang=lang)).content


def _change_source(source: Source) -> Source:
    """Change what is for the publisher alone; that a source is open may be told, with the reason."""
    policy = source.disclosure
    changed = (
        policy if policy is None or policy.is_open else policy.model_copy(update={"reason": "Another one."})
    )
    return source.model_copy(
        update={
            "notes": "What only the other twin says.",
            "policy": "What only the other twin does.",
            "imported": (Imported(file="other.csv", sha256="ab" * 32, on="2026-11-24"),),
            "disclosure": changed,
        }
    )
