"""The publisher's choice of blocks: a profile's own comes before that of the theme, field by field."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from factsheet.model import BlockChoice, BlockName, OwnTexts
from factsheet.model.blocks import AS_USUAL, NEVER_GIVES_WAY, NO_TEXTS

NAMES = st.lists(st.sampled_from(BlockName), unique=True)
GIVING = st.lists(st.sampled_from([name for name in BlockName if name not in NEVER_GIVES_WAY]), unique=True)
CHOICES = st.fixed_dictionaries(
    {},
    optional={
        "leave_out": NAMES,
        "order": NAMES,
        "gives_way": GIVING,
        "prefer_back": NAMES,
        "leave_out_sources": st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), unique=True),
    },
).map(BlockChoice.model_validate)
TEXTS = st.fixed_dictionaries(
    {}, optional=dict.fromkeys(OwnTexts.model_fields, st.from_regex(r"[A-Z][a-z]{0,8}", fullmatch=True))
).map(OwnTexts.model_validate)


def fields_of(record: BlockChoice | OwnTexts) -> dict[str, Any]:
    return {name: getattr(record, name) for name in type(record).model_fields}


@given(CHOICES, CHOICES)
def test_what_a_profile_says_nothing_about_is_as_the_theme_has_it(
    one: BlockChoice, other: BlockChoice
) -> None:
    mine, theirs = fields_of(one), fields_of(other)
    assert fields_of(one.complete(other)) == {
        name: theirs[name] if value is None else value for name, value in mine.items()
    }


@given(CHOICES)
def test_a_choice_of_nothing_changes_nothing(choice: BlockChoice) -> None:
    assert choice.complete(AS_USUAL) == AS_USUAL.complete(choice) == choice


def test_an_empty_list_of_a_profile_takes_the_choice_of_the_theme_back() -> None:
    theme = BlockChoice(leave_out=(BlockName.VENUES,))
    assert BlockChoice(leave_out=()).complete(theme).leave_out == ()
    assert BlockChoice().complete(theme).leave_out == (BlockName.VENUES,)


@given(TEXTS, TEXTS)
def test_each_text_is_the_own_one_or_that_of_the_theme(one: OwnTexts, other: OwnTexts) -> None:
    mine, theirs = fields_of(one), fields_of(other)
    assert fields_of(one.complete(other)) == {name: mine[name] or theirs[name] for name in mine}
    assert one.complete(NO_TEXTS) == one


@pytest.mark.parametrize("name", NEVER_GIVES_WAY)
def test_figures_and_map_never_give_way(name: BlockName) -> None:
    with pytest.raises(ValidationError) as caught:
        BlockChoice(gives_way=(BlockName.VENUES, name))
    (detail,) = caught.value.errors(include_url=False)
    assert detail["msg"] == (
        "Value error, any of by_year, counties, second_map, people, call_types, venues, comparison, "
        "offenses, laws, federal_laws, efforts, requests, lines; 'leave_out' takes out the others"
    )
    assert BlockChoice(leave_out=(name,)).leave_out == (name,)


@pytest.mark.parametrize("field", ["leave_out", "order", "gives_way", "prefer_back"])
def test_other_names_than_those_of_blocks_are_refused(field: str) -> None:
    with pytest.raises(ValidationError):
        BlockChoice.model_validate({field: ["charts"]})
