import pytest

from factsheet.gallery.fit_words import name_part, word_fit, word_losses, word_pages
from factsheet.gallery.reported_build import ReportedFit
from factsheet.model.sheet_fit import LeftOut
from factsheet.page import ladder
from tests.gallery.reports import a_fit


def told(**fit: object) -> ReportedFit:
    return ReportedFit.model_validate(a_fit(**fit))


@pytest.mark.parametrize(
    ("fit", "expected"),
    [
        ({}, ("One page", "9.5 pt type", "97% of the page filled")),
        (
            {"step": "tight", "type_size": 8.6},
            (
                "One page",
                "Smaller type (8.6 pt)",
                "Laws and efforts arranged to save room",
                "97% of the page filled",
            ),
        ),
        (
            {"step": "as long as it takes", "type_size": 18.0, "pages": 7, "fill": 0.5},
            ("7 pages", "18 pt type", "50% of the last page filled"),
        ),
        (
            {"step": "short titles", "extras": ["offenses by type", "call_types"]},
            (
                "One page",
                "9.5 pt type",
                "Short titles of laws",
                "97% of the page filled",
                "Room for more: Offenses by type, Types of calls",
            ),
        ),
    ],
)
def test_how_a_sheet_fits_is_told_in_plain_words(fit: dict[str, object], expected: tuple[str, ...]) -> None:
    assert word_fit(told(**fit)) == expected


def test_what_is_not_printed_is_told_with_its_reason() -> None:
    fit = told(
        shortened={"laws": 4, "counties": 33, "calls by year": 3, "efforts.collaborations": 2},
        left_out=["beside the nation", "call_types", "offenses by type", "counties"],
        reasons={
            "laws": LeftOut.NO_ROOM,
            "counties": LeftOut.SHADE,
            "calls by year": LeftOut.COLUMN,
            "call_types": LeftOut.CHOSEN,
            "offenses by type": LeftOut.LOOKS,
        },
    )
    assert word_losses(fit) == (
        "and 4 more left out of Laws, for want of room",
        "Counties: 33 more are shades on the map alone, without a name",
        "Calls by year: 3 more are columns alone, without a number",
        "and 2 more left out of Collaborations, for want of room",
        "The state beside the nation left out, for want of room",
        "Types of calls left out, by choice",
        "Offenses by type left out, since the sheet has no place for it",
        "Counties: shades on the map alone, without a name",
    )


def test_a_reason_of_a_later_program_is_told_as_it_is() -> None:
    fit = told(left_out=["new_block"], reasons={"new_block": "too old"})
    assert word_losses(fit) == ("New block left out, too old",)


def test_nothing_is_told_where_all_is_printed() -> None:
    assert word_losses(told()) == ()


@pytest.mark.parametrize("reason", LeftOut)
def test_every_reason_has_words_of_its_own(reason: LeftOut) -> None:
    assert word_losses(told(left_out=["laws"], reasons={"laws": reason})) != (
        f"Laws left out, {reason.value}",
    )


def test_every_step_of_every_ladder_is_told_without_its_name() -> None:
    ladders = (ladder.ONE_PAGE, ladder.LAST_RESORT, ladder.ON_THE_BACK, ladder.TWO_PAGES)
    names = {step.name for steps in (*ladders, ladder.AS_LONG_AS_IT_TAKES) for step in steps}
    shown = {"short titles", "rebalanced", "tight", "shortened", "left out", "on the back"}
    silent = {"roomy", "without strips", "one page", "two pages", "as long as it takes"}
    assert names == shown | silent
    assert {name for name in names if len(word_fit(told(step=name))) > 3} == shown


def test_the_lists_and_blocks_that_give_way_have_the_names_of_a_reader() -> None:
    parts = {part for parts in ladder.GIVING_WAY.values() for part in parts}
    assert not {name_part(part) for part in parts if "_" in name_part(part) or "." in name_part(part)}
    assert name_part("efforts.collaborations") == "Collaborations"


def test_pages_are_counted() -> None:
    assert (word_pages(1), word_pages(2)) == ("One page", "2 pages")
