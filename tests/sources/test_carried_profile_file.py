"""The data of a sheet read back: the same profile, protected anew where somebody changed it."""

import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from factsheet.disclosure import SafeProfile
from factsheet.disclosure.cell_names import list_counts
from factsheet.embedded_data import make_verification_code
from factsheet.embedded_data.carried_drawing import format_drawing_json, make_carried_drawing
from factsheet.embedded_data.carried_json import format_profile_json
from factsheet.embedded_data.carried_profile import make_carried_profile
from factsheet.errors import DataError
from factsheet.model import CellMark, NetBar, Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.reading.yaml_values import YamlFile
from factsheet.sources.carried_profile_file import CarriedState, read_carried_state
from tests.disclosure.builders import values_of
from tests.embedded_data.builders import a_full_profile, safe
from tests.sheets.drawn import library, profile_of

LEFT_AT_HOME = {"origins", "unprinted", "sources", "shapes"}
OTHER_RECORDS = {"venues", "offenses"}  # of the same content: counts of venues are never told


@cache
def tree_text(usps: str = "") -> str:
    """Return the data of a sheet of the shipped data, or of the made-up profile, as JSON."""
    return write(safe(profile_of(usps) if usps else a_full_profile()))


def write(profile: SafeProfile) -> str:
    tree = json.loads(format_profile_json(make_carried_profile(profile)))
    drawing = format_drawing_json(make_carried_drawing(profile, SheetOptions()))
    return json.dumps({**tree, "drawing": json.loads(drawing), "code": make_verification_code(profile)})


def read(tree: dict[str, Any]) -> CarriedState:
    return read_carried_state(YamlFile("ma.pdf", tree, {"": 1}), library().geography)


def read_text(text: str) -> CarriedState:
    return read(json.loads(text))


@pytest.mark.parametrize("usps", ["MA", "TX", "GU", "AK", "CT", ""])
def test_a_profile_comes_back_as_it_is_printed(usps: str) -> None:
    profile = safe(profile_of(usps) if usps else a_full_profile())
    again = read_text(tree_text(usps)).protect().profile
    assert write(again) == tree_text(usps)
    before, after = values_of(profile), values_of(again)
    differing = {name for name in before if before[name] != after[name]} - LEFT_AT_HOME - OTHER_RECORDS
    assert differing == set()
    assert again.shapes == profile.shapes
    assert [source.citation for source in again.sources] == [source.citation for source in profile.sources]


def test_corrections_below_zero_come_back() -> None:
    profile = profile_of("GU")
    assert profile.offenses is not None
    below = NetBar(label="involuntary_servitude", value=-2)
    made: Profile = replace(profile, offenses=replace(profile.offenses, by_type=(below,)))
    again = read_text(write(safe(made))).profile
    assert again.offenses is not None
    assert [bar.value for bar in again.offenses.by_type] == [-2]


def test_data_that_nobody_changed_are_printed_as_they_are() -> None:
    state = read_text(tree_text())
    assert CellMark.NOT_SHOWN in list_counts(state.profile).values()
    assert list_counts(state.protect().profile) == list_counts(state.profile)
    assert not state.protect().log.entries


def test_a_small_count_that_somebody_adds_is_hidden() -> None:
    tree = json.loads(tree_text())
    bars = tree["demographics"]["groups"][0]["bars"]
    assert [bar["value"] for bar in bars] == ["not shown", "not shown", "not shown", 40]
    bars[0]["value"] = 4
    state = read(tree)
    assert list_counts(state.profile)["demographics.groups[0].bars[0]"] == 4
    assert list_counts(state.protect().profile)["demographics.groups[0].bars[0]"] is CellMark.NOT_SHOWN


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            ("cases",),
            {"value": -1, "period": "2016", "source": "x"},
            "ma.pdf:1: cases.value: found -#; allowed: a whole number from 0 to 10,000,000, digits only",
        ),
        (("edition",), None, "ma.pdf:1: edition: found nothing; allowed: a value: a year from 1990 to 2100"),
        (
            ("jurisdiction", "usps"),
            "/x",
            "ma.pdf:1: jurisdiction: found keys with values; allowed: usps: 2 capital letters",
        ),
        (
            ("drawing", "lang"),
            "../../../etc/x",
            "ma.pdf:1: drawing.lang: found '../../../etc/x'; "
            "allowed: the tag of a language, such as en or pt-BR",
        ),
        (
            ("cases_by_year", "values"),
            [63, 69],
            "ma.pdf:1: cases_by_year: found 5 years and 2 counts; "
            "allowed: one count for each year, the years without a gap",
        ),
        (
            ("cases", "source"),
            "nowhere",
            "ma.pdf:1: cases: found the source 'nowhere'; allowed: a key of 'sources', which the sheet cites",
        ),
        (
            ("shapes_edition",),
            1999,
            "data/geography/1999/MA.json:1: file: found no file; allowed: shapes of the edition 2016",
        ),
        (
            ("counties", "cells", "25001"),
            None,
            "ma.pdf:1: counties.cells: found no count of 25001; "
            "allowed: one count for each county of the shapes",
        ),
        (
            ("counties", "cells", "48001"),
            7,
            "ma.pdf:1: counties.cells: found a count of 48001; "
            "allowed: one count for each county of the shapes",
        ),
        (
            ("drawing", "theme"),
            {"logo": {"alt": "A seal"}},
            "ma.pdf:1: drawing.theme.logo: found a logo without a picture; "
            "allowed: the picture of the logo as the sheet carries it",
        ),
        (
            ("publisher",),
            "An office 中",
            "ma.pdf:1: publisher: found the character '中' (U+4E2D); "
            "allowed: characters that the sheet's font has",
        ),
    ],
)
def test_what_does_not_fit_is_told(path: tuple[str, ...], value: object, message: str) -> None:
    tree = json.loads(tree_text("MA"))
    at = tree
    for key in path[:-1]:
        at = at[key]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    with pytest.raises(DataError) as raised:
        read(tree)
    assert str(raised.value).replace(str(library().folder.path), "data") == message
