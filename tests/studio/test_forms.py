"""The forms of the editor: all that a profile may have is a field, and typed values are read as meant."""

import types
import typing
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from factsheet import resources
from factsheet.drafts.draft_files import make_state_files, read_state_tree
from factsheet.drafts.field_edits import EditKind, FieldEdit, Step
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import find_node, key_tree
from factsheet.errors import UsageError
from factsheet.model.local_text import LocalText
from factsheet.model.period import Period
from factsheet.reading.yaml_values import Plain
from factsheet.sources.data_library import Library, open_library
from factsheet.sources.profile_file import ProfileFile
from factsheet.studio.field_names import name_field, read_name, write_name
from factsheet.studio.forms.form_records import FieldKind, FormList
from factsheet.studio.forms.part_forms import PartMaker
from factsheet.studio.forms.part_specs import PART_SPECS, TABLE_PARTS
from factsheet.studio.forms.posted_edits import find_kind, press_button, read_posted
from factsheet.studio.forms.table_forms import TableMaker
from factsheet.studio.forms.typed_values import read_typed, show_value
from factsheet.studio.interface_words import LANGUAGES, load_words

TODAY = date(2026, 3, 2)
NO_FIELD = {"profile.state"}  # it is the name of the file


@pytest.fixture(scope="module")
def library() -> Library:
    return open_library(resources.DATA, shows_counts=True)


def open_draft(library: Library, usps: str = "MA") -> Draft:
    return Draft(usps.lower(), key_tree(read_state_tree(library, usps)))


def take_edits(draft: Draft, *edits: FieldEdit) -> Draft:
    made = datetime(2026, 3, 2, 14, 2, tzinfo=UTC)
    return draft.take_step(Step(number=draft.number + 1, made=made, tab="a", edits=edits))


def leaves(model: type[BaseModel], base: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the address of each value that a record may have, entries of lists as "@"."""
    for name, field in model.model_fields.items():
        at = (*base, field.alias or name)
        yield from leaves_of(field.annotation, at)


def leaves_of(kind: object, at: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    parts = [part for part in typing.get_args(kind) if part is not types.NoneType]
    origin = typing.get_origin(kind)
    is_optional = origin in (typing.Union, types.UnionType) and len(parts) == 1
    if is_optional or origin is typing.Annotated:
        yield from leaves_of(parts[0], at)
    elif typing.get_origin(kind) is tuple:
        inner = parts[0]
        is_record = isinstance(inner, type) and issubclass(inner, BaseModel)
        yield from leaves_of(inner, (*at, "@")) if is_record else iter((at,))
    elif isinstance(kind, type) and issubclass(kind, BaseModel) and kind not in (Period, LocalText):
        yield from leaves(kind, at)
    else:
        yield at


def test_every_value_of_a_profile_has_a_field_or_is_a_list_of_its_own() -> None:
    lists = {
        (*group.address, *spec.path)
        for groups in PART_SPECS.values()
        for group in groups
        for spec in group.lists
    }
    names = {("profile", "venues", "sex", "names"), ("profile", "venues", "labor", "names")}
    missing = []
    for at in leaves(ProfileFile, ("profile",)):
        if ".".join(at) in NO_FIELD or at in lists | names:
            continue
        try:
            find_kind(at)
        except UsageError:
            missing.append(".".join(at))
    assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_part_of_every_state_is_a_form_whose_fields_show_what_the_files_have(
    library: Library, lang: str
) -> None:
    seen = 0
    for state in library.jurisdictions:
        draft = open_draft(library, state.usps)
        maker = PartMaker(load_words(lang), draft, {})
        for part in PART_SPECS:
            form = maker.make_part(part)
            for group in form.groups:
                for field in group.fields:
                    assert field.value == show_value(field.kind, find_node(draft.now, field.address))
                    assert field.saved is None
                    assert field.label
                    seen += 1
    assert seen > 56 * 30


def test_tables_have_a_field_for_each_row_and_the_year_to_come(library: Library) -> None:
    draft = open_draft(library)
    tables = TableMaker(PartMaker(load_words("en"), draft, {}), library, "MA", 2026)
    years, counties = (tables.make_part(part).tables[0] for part in TABLE_PARTS)
    assert [head for head, _fields in years.rows] == ["2012", "2013", "2014", "2015", "2016", "2017"]
    assert [field.value for field in years.rows[0][1]] == [
        str(find_node(draft.now, ("years", "2012", name))) for name in ("calls", "cases")
    ]
    assert [field.value for field in years.rows[-1][1]] == ["", ""]
    assert len(counties.rows) == 14
    filled = sum(field.value != "" for _head, fields in counties.rows for field in fields)
    rows = find_node(draft.now, ("counties",))
    assert isinstance(rows, dict)
    assert filled == sum(len(row) for row in rows.values() if isinstance(row, dict))


@pytest.mark.parametrize(
    ("kind", "typed", "expected"),
    [
        (FieldKind.COUNT, "1,204", 1204),
        (FieldKind.COUNT, " 599 ", 599),
        (FieldKind.COUNT, "34x", "34x"),
        (FieldKind.COUNT, "", None),
        (FieldKind.SHOWN, "Not shown", "not shown"),
        (FieldKind.PERIOD, "2012 – 2016", "2012-2016"),
        (FieldKind.PERIOD, "2016", 2016),
        (FieldKind.PERIOD, "2024 Q1", "2024 Q1"),
        (FieldKind.DAY, "2026-11-23", "2026-11-23"),
        (FieldKind.YES, "true", "true"),
        (FieldKind.YES, "", None),
        (FieldKind.TEXT, "  two   blanks ", "two blanks"),
        (FieldKind.COUNTS, "4, 9, 1,", [4, 9, 1]),
        (FieldKind.SET, "map, laws", ["map", "laws"]),
    ],
)
def test_what_is_typed_is_read_as_it_was_meant(kind: FieldKind, typed: str, expected: Plain) -> None:
    assert read_typed(kind, typed) == expected


def test_a_period_that_says_more_than_its_years_stays_as_it_is() -> None:
    old: Plain = {"years": 2024, "label": {"en": "Fiscal year 2024", "es": "Año fiscal 2024"}}
    assert show_value(FieldKind.PERIOD, key_tree(old)) == "Fiscal year 2024"
    assert read_typed(FieldKind.PERIOD, "Fiscal year 2024", old) == old


def test_a_whole_form_that_nobody_changed_is_no_edit(library: Library) -> None:
    for usps in ("MA", "TX", "GU"):
        draft = open_draft(library, usps)
        maker = PartMaker(load_words("en"), draft, {})
        fields = [
            (field.name, field.value)
            for part in PART_SPECS
            for group in maker.make_part(part).groups
            for field in group.fields
        ]
        assert fields
        assert read_posted(draft, fields) == ()


def test_a_number_that_is_typed_reaches_the_file_and_nothing_else_does(library: Library) -> None:
    draft = open_draft(library)
    edits = read_posted(draft, [("profile/figures/persons/value", "599")])
    after = take_edits(draft, *edits)
    (file,) = make_state_files(library, "MA", after.base, after.now)
    old = (resources.DATA / file.name).read_text(encoding="utf-8").splitlines()
    new = file.content.decode().splitlines()
    changed = [(one, other) for one, other in zip(old, new, strict=True) if one != other]
    assert changed == [
        (
            "  persons: {value: 598, period: 2012-2016, source: hhs-massachusetts-2016}",
            "  persons: {value: 599, period: 2012-2016, source: hhs-massachusetts-2016}",
        )
    ]


@pytest.mark.parametrize(
    ("button", "expected"),
    [
        ("up:profile/laws/@2", ["@0", "@2", "@1"]),
        ("up:profile/laws/@0", ["@0", "@1", "@2"]),
        ("down:profile/laws/@0", ["@1", "@0", "@2"]),
        ("remove:profile/laws/@1", ["@0", "@2", "@3"]),
        ("place:profile/laws/@2:", ["@2", "@0", "@1"]),
        ("place:profile/laws/@0:@2", ["@1", "@2", "@0"]),
    ],
)
def test_buttons_move_and_remove_entries(library: Library, button: str, expected: list[str]) -> None:
    draft = open_draft(library)
    after = take_edits(draft, *press_button(draft, button, TODAY))
    laws = find_node(after.now, ("profile", "laws"))
    assert isinstance(laws, dict)
    assert list(laws)[:3] == expected


def test_what_was_removed_is_put_back_in_its_place(library: Library) -> None:
    draft = open_draft(library)
    gone = take_edits(draft, *press_button(draft, "remove:profile/laws/@1", TODAY))
    laws = PartMaker(load_words("en"), gone, {}).make_part("laws").groups[0].lists[0]
    assert [each.title for each in laws.removed] == [
        "Child Welfare Service Needs of Sexually Exploited Children"
    ]
    back = take_edits(gone, *press_button(gone, "restore:profile/laws/@1", TODAY))
    assert back.wanted == back.before


def test_a_new_entry_is_empty_and_reaches_no_file_before_something_is_typed(library: Library) -> None:
    for name in ("profile/laws", "profile/venues/sex/names", "profile/demographics/groups"):
        draft = open_draft(library)
        after = take_edits(draft, *press_button(draft, f"add:{name}", TODAY))
        assert after.wanted != after.before
        assert make_state_files(library, "MA", after.base, after.now) == ()


def test_today_and_back(library: Library) -> None:
    draft = open_draft(library)
    (today,) = press_button(draft, "today:profile/laws/@0/checked_on", TODAY)
    assert today.value == "2026-03-02"
    changed = take_edits(draft, today)
    back = take_edits(changed, *press_button(changed, "back:profile/laws/@0/checked_on", TODAY))
    assert back.wanted == back.before


@pytest.mark.parametrize(
    "button",
    [
        "",
        "add:profile/figures",
        "up:profile/laws/@77",
        "today:profile/edition",
        "burn:profile/laws/@0",
        "add:",
    ],
)
def test_a_button_that_no_form_has_is_refused(library: Library, button: str) -> None:
    with pytest.raises(UsageError):
        press_button(open_draft(library), button, TODAY)


@pytest.mark.parametrize(
    "name", ["profile/state", "profile/nothing", "theme/logo", "profile/laws/@0/", "..", "years/2012"]
)
def test_a_field_that_no_form_has_is_refused(library: Library, name: str) -> None:
    with pytest.raises(UsageError):
        read_posted(open_draft(library), [(name, "x")])


@given(st.lists(st.text(min_size=1), min_size=1, max_size=5))
def test_a_name_stands_for_one_address(steps: list[str]) -> None:
    assert read_name(write_name(steps)) == tuple(steps)


def test_fields_are_named_with_what_they_belong_to(library: Library) -> None:
    draft, words = open_draft(library), load_words("en")

    def name(at: str) -> str:
        return name_field(words, draft.now, tuple(at.split(".")))

    assert name("profile.figures.persons.value") == "Potential persons trafficked: number"
    assert name("profile.figures.persons") == "Potential persons trafficked"
    assert name("profile.demographics.groups.@1.bars.@2.value") == "Gender minorities: count"
    assert name("profile.laws.@0.citation") == (
        "An Act Relative to the Commercial Exploitation of People: citation"
    )
    assert name("years.2014.calls") == "Calls, 2014"


def test_a_list_tells_what_it_is_and_what_is_new_in_it(library: Library) -> None:
    draft = open_draft(library)
    added = FieldEdit(
        kind=EditKind.ADD, at=("profile", "laws", "@new"), value={"title": "New Act"}, after="@0"
    )
    laws: FormList = (
        PartMaker(load_words("es"), take_edits(draft, added), {}).make_part("laws").groups[0].lists[0]
    )
    assert (laws.label, laws.add) == ("Leyes", "Añadir una ley")
    assert [(entry.title, entry.is_new) for entry in laws.entries][1] == ("New Act", True)


def test_the_sum_of_the_table_is_told_where_a_figure_is_empty(library: Library) -> None:
    maker = PartMaker(load_words("en"), open_draft(library), {})
    cases, persons, calls = maker.make_part("figures").groups[:3]
    assert calls.note == (
        "1,355 is printed: the sum of Years, 2012 to 2016. To print another number, write it here."
    )
    assert cases.note == "The sum of Years is printed where this is empty."
    assert persons.note == ""
