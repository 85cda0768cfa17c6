"""What is told of two sheets by what they carry: numbers, texts, choices, and no hidden count."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.differences.change_words import format_value, word_difference, word_percent
from factsheet.differences.changed_data import compare_data
from factsheet.differences.difference_records import Changes, NumberChange, TextChange
from factsheet.embedded_data.carried_drawing import format_drawing_json, make_carried_drawing
from factsheet.embedded_data.changed_values import ChangeKind
from factsheet.model.sheet_options import SheetOptions
from factsheet.pdf.carried_data import CarriedData
from factsheet.version import VERSION
from factsheet.wording.language_files import read_language
from tests.differences.builders import Edit, carried, keep, tree_of
from tests.embedded_data.builders import a_full_profile, safe


def compare(profile: Edit = keep, drawing: Edit = keep, usps: str = "MA") -> Changes:
    return compare_data(carried(usps), carried(usps, profile, drawing))


def tell(change: NumberChange | TextChange) -> str:
    """Return a change in one line."""
    if change.before is None or change.after is None:
        return f"{change.words} [{change.path}]: {change.kind}"
    if isinstance(change, TextChange):
        return f"{change.words} [{change.path}]: {change.before} -> {change.after}"
    values = f"{format_value(change, change.before)} -> {format_value(change, change.after)}"
    more = "withheld" if change.is_withheld else f"{word_difference(change)} {word_percent(change)}".strip()
    return f"{change.words} [{change.path}]: {values}, {more}"


def set_value(value: object, *keys: str | int) -> Edit:
    def edit(tree: dict[str, Any]) -> None:
        inner: Any = tree
        for key in keys[:-1]:
            inner = inner[key]
        assert inner[keys[-1]] != value
        inner[keys[-1]] = value

    return edit


NUMBERS = {
    "a key figure": (
        set_value(612, "persons", "value"),
        "Persons [persons.value]: 598 -> 612, +14 +2.3%",
    ),
    "one that fell": (
        set_value(300, "cases", "value"),
        "Cases reported [cases.value]: 336 -> 300, −36 −10.7%",
    ),
    "a year": (
        set_value(93, "cases_by_year", "values", 4),
        "Cases by year, 2016 [cases_by_year.2016]: 88 -> 93, +5 +5.7%",
    ),
    "a bar": (
        set_value(91, "demographics", "groups", 0, "bars", 1, "value"),
        "Potential persons trafficked, Citizenship, Foreign national "
        "[demographics.groups['Citizenship'].bars['Foreign national'].value]: 85 -> 91, +6 +7.1%",
    ),
    "a county": (
        set_value(60, "counties", "cells", "25025"),
        "Offenses by county, Suffolk County [counties.cells.25025]: 51 -> 60, +9 +17.6%",
    ),
    "offenses of no county": (
        set_value(100, "counties", "not_placed"),
        "Offenses by county, not tied to one county [counties.not_placed]: 0 -> 100, +100",
    ),
    "a type": (
        set_value(200, "offenses", "by_type", 0, "value"),
        "Offenses by type, Commercial sex acts [offenses.by_type['commercial_sex_acts'].value]: "
        "151 -> 200, +49 +32.5%",
    ),
    "residents": (
        set_value(6700000, "residents", "by_year", "2012"),
        "Residents, 2012 [residents.by_year.2012]: 6,663,005 -> 6,700,000, +36,995 +0.6%",
    ),
    "a percentage": (
        set_value(28, "nation", "cases_per_call_percent"),
        "Beside the nation, percent of calls that became cases, nation [nation.cases_per_call_percent]: "
        "26% -> 28%, +2 points",
    ),
    "a rate": (
        set_value(1.2, "nation", "state_cases_per_100000_residents"),
        "Beside the nation, cases per 100,000 residents a year [nation.state_cases_per_100000_residents]: "
        "1.0 -> 1.2, +0.2 +20.0%",
    ),
}


@pytest.mark.parametrize("name", list(NUMBERS))
def test_a_number_is_told_with_its_difference(name: str) -> None:
    edit, expected = NUMBERS[name]
    changes = compare(edit)
    assert [tell(change) for change in changes.numbers] == [expected]
    assert replace(changes, numbers=()) == Changes()


def test_a_rise_from_zero_has_no_percent() -> None:
    change = compare(set_value(4, "counties", "cells", "25007")).numbers[0]
    assert (change.before, change.after, change.difference, change.percent) == (0, 4, 4, None)


def drop_law(tree: dict[str, Any]) -> None:
    del tree["laws"][0]


def add_year(tree: dict[str, Any]) -> None:
    tree["cases_by_year"]["years"].append(2017)
    tree["cases_by_year"]["values"].append(7)


def turn_laws(tree: dict[str, Any]) -> None:
    tree["federal_laws"].reverse()


def drop_persons(tree: dict[str, Any]) -> None:
    tree["persons"] = None


TEXTS = {
    "a citation": (
        set_value("St. 2011, ch. 178", "laws", 0, "citation"),
        "State laws, An Act Relative to the Commercial Exploitation of People, citation "
        "[laws['An Act Relative to the Commercial Exploitation of People'].citation]: "
        "H.3808 -> St. 2011, ch. 178",
    ),
    "a law that is gone": (
        drop_law,
        "State laws, An Act Relative to the Commercial Exploitation of People "
        "[laws['An Act Relative to the Commercial Exploitation of People']]: removed",
    ),
    "another order": (turn_laws, "Federal laws [federal_laws]: in another order"),
    "a figure that is gone": (drop_persons, "Persons [persons]: removed"),
    "a title of a source": (
        set_value("Calls, cases", "sources", 1, "title"),
        "Sources, hotline-annual, title [sources['hotline-annual'].title]: "
        "Calls and cases by state, 2012 to 2016 -> Calls, cases",
    ),
    "a period": (
        set_value(2017, "cases", "period", "last"),
        "Cases reported, period, last year [cases.period.last]: 2016 -> 2017",
    ),
    "a version": (set_value(2, "version"), "Version [version]: 1 -> 2"),
    "a phone": (
        set_value("888-000-0000", "contact", "phone"),
        "Hotline, phone [contact.phone]: 888-373-7888 -> 888-000-0000",
    ),
    "own words": (set_value({"lead": "Hello"}, "texts"), "Text of the publisher's own [texts]: added"),
    "a long text": (
        set_value("word " * 200, "sources", 1, "licence"),
        "Sources, hotline-annual, licence [sources['hotline-annual'].licence]: "
        f"facts published by the Hotline; no licence is stated -> {'word ' * 200}",
    ),
}


@pytest.mark.parametrize("name", list(TEXTS))
def test_a_text_is_told_in_full(name: str) -> None:
    edit, expected = TEXTS[name]
    changes = compare(edit)
    assert [tell(change) for change in changes.texts] == [expected]
    assert replace(changes, texts=()) == Changes()


def test_a_year_that_is_new_is_told_without_its_count() -> None:
    changes = compare(add_year)
    assert [tell(change) for change in changes.numbers] == ["Cases by year, 2017 [cases_by_year.2017]: added"]


def color(tree: dict[str, Any]) -> None:
    tree["theme"] = {"palette": {"navy": "#5b2a86"}, "logo": {"alt": "A", "pixels": {"rgb": "AAAA"}}}


def class_map(tree: dict[str, Any]) -> None:
    tree["map"] = {"method": "quantile", "classes": 4}
    tree["blocks"] = {"leave_out": ["venues", "laws"]}


def compare_others(tree: dict[str, Any]) -> None:
    tree["rate"] = [{"name": "Alaska", "value": "1.0"}]


CHOICES = {
    "a theme": (
        color,
        [
            "Colour, navy [drawing.theme.palette.navy]: as usual -> #5b2a86",
            "Theme, logo [drawing.theme.logo]: added",
        ],
    ),
    "classes and blocks": (
        class_map,
        [
            "Map, method [drawing.map.method]: as usual -> quantile",
            "Map, classes [drawing.map.classes]: as usual -> 4",
            "Blocks, leave out [drawing.blocks.leave_out]: as usual -> venues, laws",
        ],
    ),
    "another format": (set_value("large", "format"), ["Format [drawing.format]: grant -> large"]),
    "other states": (compare_others, ["Other states, cases per 100,000 residents [drawing.rate]: added"]),
}


@pytest.mark.parametrize("name", list(CHOICES))
def test_a_choice_of_drawing_is_told(name: str) -> None:
    edit, expected = CHOICES[name]

    def begin(tree: dict[str, Any]) -> None:
        if name == "another format":
            tree["format"] = "grant"

    def draw(tree: dict[str, Any]) -> None:
        begin(tree)
        edit(tree)

    changes = compare_data(carried(drawing=begin), carried(drawing=draw))
    assert [tell(change) for change in changes.choices] == expected
    assert replace(changes, choices=()) == Changes()


def test_a_figure_of_another_state_is_told_by_its_name() -> None:
    def begin(tree: dict[str, Any]) -> None:
        tree["rate"] = [{"name": "Alaska", "value": "1.0"}, {"name": "Iowa", "value": "1.1"}]

    def end(tree: dict[str, Any]) -> None:
        tree["rate"] = [{"name": "Alaska", "value": "1.4"}]

    changes = compare_data(carried(drawing=begin), carried(drawing=end))
    assert [tell(change) for change in changes.choices] == [
        "Other states, cases per 100,000 residents, Alaska [drawing.rate['Alaska'].value]: 1.0 -> 1.4",
        "Other states, cases per 100,000 residents, Iowa [drawing.rate['Iowa']]: removed",
    ]


def own_words(**changed: str) -> Edit:
    """Return an edit by which a sheet carries a whole wording, as that of a copy of the data does."""
    file = read_language("en")

    def edit(tree: dict[str, Any]) -> None:
        texts = {**file.texts, **{key.replace("__", "."): text for key, text in changed.items()}}
        tree["wording"] = {
            "language": file.lang,
            "locale": file.locale,
            "contractions": dict(file.contractions),
            "articles": dict(file.articles),
            "texts": texts,
            "terms": dict(file.terms),
            "expansions": dict(file.expansions),
        }

    return edit


def test_own_words_are_told_where_they_differ_from_those_of_the_program() -> None:
    assert compare(drawing=own_words()) == Changes()
    changes = compare(drawing=own_words(tiles__cases="Cases"))
    assert [tell(change) for change in changes.choices] == [
        "Words of the publisher's own, tiles.cases [drawing.wording.texts.tiles.cases]: "
        "Cases reported -> Cases"
    ]


def test_own_words_beside_those_of_another_version_are_told_in_one_line() -> None:
    before = carried(drawing=set_value("0.0.9", "program"))
    changes = compare_data(before, carried(drawing=own_words()))
    assert [tell(change) for change in changes.choices] == [
        "Words of the publisher's own [drawing.wording]: as usual -> a whole wording"
    ]


def test_the_version_of_the_program_is_no_choice() -> None:
    assert compare(drawing=set_value("0.0.9", "program")) == Changes()
    assert carried().drawing["program"] == VERSION


def hidden_sheet() -> CarriedData:
    """Return what a sheet carries that hides counts below 11."""
    profile = safe(a_full_profile())
    drawing = format_drawing_json(make_carried_drawing(profile, SheetOptions()))
    assert drawing
    return CarriedData("sheet.pdf", tree_of(profile), {})


def list_places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where a sheet carries the mark of a hidden count."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from list_places(inner, (*path, key))
    if value == "not shown":
        yield path


def edited(data: CarriedData, edit: Edit) -> CarriedData:
    tree: dict[str, Any] = deepcopy(data.profile)
    edit(tree)
    return replace(data, profile=tree)


def test_a_count_that_one_sheet_hides_is_told_only_as_changed() -> None:
    before = hidden_sheet()
    places = list(list_places(before.profile))
    assert len(places) > 5
    for place in places:
        after = edited(before, set_value(7, *place))
        for pair in ((before, after), (after, before)):
            changes = compare_data(*pair)
            assert changes.texts == ()
            (change,) = changes.numbers
            assert (change.before, change.after, change.difference, change.percent) == (None,) * 4
            assert change.kind is ChangeKind.CHANGED


@pytest.mark.parametrize(
    ("more", "is_withheld"), [(1, True), (-10, True), (10, True), (11, False), (-40, False)]
)
def test_beside_hidden_counts_a_difference_below_the_threshold_is_not_told(
    more: int,
    is_withheld: bool,  # noqa: FBT001
) -> None:
    """100 cases last year and 103 now tell the three that a breakdown may hide."""
    before = hidden_sheet()
    calls: Any = before.profile["calls"]
    changes = compare_data(before, edited(before, set_value(calls["value"] + more, "calls", "value")))
    (change,) = changes.numbers
    assert (change.before, change.after) == (90, 90 + more)
    assert change.is_withheld is is_withheld
    assert change.difference == (None if is_withheld else more)
    assert (change.percent is None) is is_withheld


def test_where_nothing_is_hidden_small_differences_are_told() -> None:
    (change,) = compare(set_value(337, "cases", "value")).numbers
    assert (change.difference, change.percent, change.is_withheld) == (1, Decimal("0.3"), False)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)
KEYS = ["cases", "counties", "sources", "nation", "laws", "status", "cases_by_year", "texts"]
TREES = st.dictionaries(st.sampled_from(KEYS), JSON, max_size=4)
DRAWINGS = st.dictionaries(
    st.sampled_from(["theme", "wording", "shapes", "rate", "map", "lang"]), JSON, max_size=3
)


def make_up(profile: dict[str, Any], drawing: dict[str, Any]) -> CarriedData:
    """Return what the sheet of a state carries, some of it made up."""
    data = carried("GU")
    return replace(data, profile={**data.profile, **profile}, drawing={**data.drawing, **drawing})


@given(TREES, DRAWINGS)
def test_a_sheet_does_not_differ_from_itself(profile: dict[str, Any], drawing: dict[str, Any]) -> None:
    data = make_up(profile, drawing)
    assert compare_data(data, deepcopy(data)) == Changes()


MIRRORED = {ChangeKind.ADDED: ChangeKind.REMOVED, ChangeKind.REMOVED: ChangeKind.ADDED}


def mirror(change: Any) -> tuple[object, ...]:
    """Return a change the other way round, without its words, which are those of the newer sheet."""
    kind = MIRRORED.get(change.kind, change.kind)
    if isinstance(change, TextChange):
        return change.path, kind, change.after, change.before
    difference = None if change.difference is None else -change.difference
    return change.path, kind, change.after, change.before, difference, change.unit, change.is_withheld


def keep_change(change: Any) -> tuple[object, ...]:
    if isinstance(change, TextChange):
        return change.path, change.kind, change.before, change.after
    return (
        *(change.path, change.kind, change.before, change.after, change.difference),
        *(change.unit, change.is_withheld),
    )


@given(TREES, DRAWINGS, TREES, DRAWINGS)
def test_the_other_way_round_before_and_after_are_exchanged(
    profile: dict[str, Any],
    drawing: dict[str, Any],
    other_profile: dict[str, Any],
    other_drawing: dict[str, Any],
) -> None:
    one, other = make_up(profile, drawing), make_up(other_profile, other_drawing)
    there, back = compare_data(one, other), compare_data(other, one)
    for part in ("numbers", "texts", "choices"):
        turned = {mirror(change) for change in getattr(back, part)}
        assert {keep_change(change) for change in getattr(there, part)} == turned
