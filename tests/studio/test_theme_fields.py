"""The fields of the theme: shown from what is kept, and read back as edits."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.color import measure_contrast
from factsheet.drafts.field_edits import apply_edits
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import key_tree, take_keys
from factsheet.model import BlockName
from factsheet.reading.yaml_values import Plain
from factsheet.studio.interface_words import LANGUAGES, load_words
from factsheet.studio.theming.block_rows import list_blocks_in_order, move_block, read_blocks
from factsheet.studio.theming.theme_fields import list_sections, read_fields
from factsheet.studio.theming.told_contrasts import tell_contrasts
from factsheet.theme import Palette

ENGLISH = load_words("en")
NAMES = [name.value for name in BlockName]


def begin(tree: Mapping[str, Plain]) -> Draft:
    return Draft("theme", key_tree(dict(tree)))


def change(tree: Mapping[str, Plain], posted: Mapping[str, str]) -> Plain:
    """Return a theme after a form was sent."""
    draft = begin(tree)
    return take_keys(apply_edits(draft.base, (*read_fields(draft, posted), *read_blocks(draft, posted))))


def list_posted(tree: Mapping[str, Plain]) -> dict[str, str]:
    """Return the whole form of a theme as a browser sends it."""
    draft = begin(tree)
    fields = {
        field.name: field.value for section in list_sections(ENGLISH, draft) for field in section.fields
    }
    for row in list_blocks_in_order(ENGLISH, draft.now):
        fields[f"blocks.{row.name}.place"] = row.place
        if row.can_give_way:
            fields[f"blocks.{row.name}.gives_way"] = str(row.gives_way or "")
    return fields


THEME: Mapping[str, Plain] = {
    "publisher": "Office of Examples",
    "colors": {"navy": "#0b5d1e", "ramp": ["#fee5d9", "#fcae91", "#fb6a4a", "#cb181d", "#67000d"]},
    "contact": {"name": "Line", "phone": "555-555-0100", "text": "555010"},
    "funding": {"federal": 450000, "nonfederal": 0, "agency": "Office"},
    "texts": {"lead": {"en": "One", "es": "Uno", "fr": "Un"}, "laws": "Note"},
    "blocks": {"leave_out": ["lines", "map"], "order": ["laws"], "gives_way": ["laws", "people"]},
}


def test_a_form_sent_as_it_was_shown_changes_nothing() -> None:
    assert change(THEME, list_posted(THEME)) == THEME
    assert change({}, list_posted({})) == {}


def test_what_is_typed_stands_in_the_theme() -> None:
    posted = {
        "publisher": "  Office   of Trials ",
        "colors.blue": "1F7A34",
        "funding.federal": "1,200,000",
        "contact.phone": "",
        "texts.lead.es": "",
        "texts.laws.es": "Nota",
        "state": "MA",
    }
    assert change(THEME, posted) == {
        **THEME,
        "publisher": "Office of Trials",
        "colors": {"navy": "#0b5d1e", "ramp": THEME["colors"]["ramp"], "blue": "#1f7a34"},  # type: ignore[index,call-overload]
        "funding": {"federal": 1200000, "nonfederal": 0, "agency": "Office"},
        "contact": {"name": "Line", "phone": None, "text": "555010"},
        "texts": {"lead": {"en": "One", "fr": "Un"}, "laws": {"en": "Note", "es": "Nota"}},
    }


def test_one_shade_alone_gets_the_others_of_the_series() -> None:
    posted = {f"colors.ramp.{at}": "" for at in range(5)} | {"colors.ramp.4": "#000000"}
    assert change({}, posted) == {"colors": {"ramp": [*Palette().ramp[:4], "#000000"]}}
    assert change({"colors": {"ramp": ["#ffffff"] * 5}}, {f"colors.ramp.{at}": "" for at in range(5)}) == {
        "colors": {"ramp": None}
    }


def test_every_field_and_block_has_its_words_in_both_languages() -> None:
    made = [list_sections(words, begin(THEME)) for words in map(load_words, LANGUAGES)]
    keys = [*("colors", "ramp", "publisher", "contact", "funding", "texts")]
    assert [[section.key for section in sections] for sections in made] == [keys, keys]
    assert all(field.label for sections in made for section in sections for field in section.fields)
    english, spanish = (
        list_blocks_in_order(words, key_tree(dict(THEME))) for words in map(load_words, LANGUAGES)
    )
    assert [row.name for row in english] == ["laws", *(name for name in NAMES if name != "laws")]
    assert not {row.label for row in english} & {row.label for row in spanish}


def test_blocks_say_where_they_are_and_when_they_give_way() -> None:
    posted = {f"blocks.{name}.place": "" for name in NAMES}
    posted |= {"blocks.offenses.place": "leave_out", "blocks.people.place": "prefer_back"}
    posted |= {"blocks.laws.gives_way": "2", "blocks.venues.gives_way": "1", "blocks.lines.gives_way": "x"}
    assert change(THEME, posted) == {
        **THEME,
        "blocks": {
            "leave_out": ["offenses"],
            "prefer_back": ["people"],
            "order": ["laws"],
            "gives_way": ["venues", "laws"],
        },
    }


@settings(max_examples=25)
@given(st.permutations(NAMES), st.sampled_from(NAMES), st.sampled_from(["up", "down"]))
def test_a_block_moves_by_one_place_and_the_file_names_no_more_than_it_must(
    order: list[str], name: str, way: str
) -> None:
    draft = begin({"blocks": {"order": [*order]}})
    after = apply_edits(draft.base, move_block(draft, name, way))
    now = [row.name for row in list_blocks_in_order(ENGLISH, after)]
    at, last = order.index(name), len(order) - 1
    to = min(max(at + (1 if way == "down" else -1), 0), last)
    wanted = [other for other in order if other != name]
    wanted.insert(to, name)
    assert now == wanted
    assert move_block(draft, "no such block", way) == ()


def test_an_order_as_usual_is_not_written() -> None:
    draft = begin({"blocks": {"order": [NAMES[1]]}})
    assert move_block(draft, NAMES[1], "down")[0].value is None
    moved = move_block(begin({}), NAMES[2], "up")
    assert moved[0].value == [NAMES[0], NAMES[2]]


@pytest.mark.parametrize(
    ("colors", "name", "kind", "text"),
    [
        ({}, "colors.navy", "good", "13.6 : 1 on white, good."),
        (
            {"blue": "#7aa7d9"},
            "colors.blue",
            "stop",
            "2.5 : 1 on white: too pale, at least 4.5 : 1 is needed.",
        ),
        ({}, "colors.pale_blue", "good", "3.0 : 1 on white: good for bars, too pale for text."),
        (
            {"navy": "#ffffff"},
            "colors.on_navy",
            "stop",
            "1.0 : 1 on the band: too pale, at least 4.5 : 1 is needed.",
        ),
        (
            {"red": "red"},
            "colors.red",
            "stop",
            "No color: write six digits from 0 to 9 and a to f, such as #24518f.",
        ),
        (
            {"ramp": ["#fddbc7", "#fcae91", "#fb6a4a", "#cb181d", "#67000d"]},
            "colors.ramp.0",
            "look",
            "10.2 darker than white: so pale that some may take it for none recorded.",
        ),
    ],
)
def test_each_color_says_how_it_is_seen(colors: dict[str, Plain], name: str, kind: str, text: str) -> None:
    told = tell_contrasts(ENGLISH, key_tree({"colors": colors}))[name]
    assert (told.kind, told.text) == (kind, text)


@settings(max_examples=25)
@given(st.from_regex("#[0-9a-f]{6}", fullmatch=True))
def test_a_color_is_stopped_where_the_house_stops_it(color: str) -> None:
    told = tell_contrasts(ENGLISH, key_tree({"colors": {"ink": color}}))["colors.ink"]
    assert (told.kind == "stop") == (measure_contrast(color, "#ffffff") < 4.5)
    assert told.color == color
