"""Two profiles of one printed picture and other secrets are the same file, byte for byte."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from factsheet.disclosure.cell_names import list_counts
from factsheet.model import Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from tests.disclosure.builders import a_policy
from tests.embedded_data.builders import a_full_profile, safe
from tests.sheets.drawn import draw

ONE, OTHER = a_full_profile(), a_full_profile((5, 5), secret="another")


def opened(profile: Profile) -> Profile:
    """Return the profile with every count shown."""
    sources = (source.model_copy(update={"disclosure": a_policy(None)}) for source in profile.sources)
    return replace(profile, sources=tuple(sources))


def test_the_two_differ_in_counts_and_in_what_is_entered_beside_them() -> None:
    assert list_counts(ONE) != list_counts(OTHER)
    assert ONE.nation != OTHER.nation
    assert ONE.venues.sex is not None
    assert OTHER.venues.sex is not None
    assert ONE.venues.sex.counts != OTHER.venues.sex.counts
    for field in ("notes", "policy", "imported"):
        assert {getattr(each, field) for each in ONE.sources}.isdisjoint(
            getattr(each, field) for each in OTHER.sources
        )
    assert list_counts(safe(ONE)) == list_counts(safe(OTHER))


def noted(profile: Profile) -> Profile:
    """Return the profile with a note of its first source as the line of the publisher."""
    return replace(profile, publisher=profile.sources[0].notes)


@pytest.mark.parametrize("lang", ["en", "es"])
@pytest.mark.parametrize("form", list(Format))
def test_twins_are_the_same_bytes(form: Format, lang: str) -> None:
    options = SheetOptions(form=form, lang=lang)
    assert draw(ONE, options).content == draw(OTHER, options).content


@pytest.mark.parametrize("change", [opened, noted])
def test_twins_of_which_something_shows_are_not(change: Callable[[Profile], Profile]) -> None:
    assert draw(change(ONE)).content != draw(change(OTHER)).content
