"""What the log tells the publisher of hidden counts: which and why, and no value."""

from dataclasses import replace

from factsheet.disclosure import Offer, Suppression, protect_profile
from factsheet.disclosure.suppressed_cells import SuppressionRule
from factsheet.model import YearSeries
from tests.disclosure.builders import (
    SYNTHETIC,
    a_group,
    a_policy,
    a_profile,
    of_groups,
)


def test_the_log_tells_reasons_and_no_values() -> None:
    profile = a_profile((4, 20, 40), years=(64,), types=(64,))
    entries = protect_profile(profile).log.entries
    assert entries == (
        Suppression(
            "counties.25001",
            "Barnstable County",
            SuppressionRule.PRIMARY,
            "counts from 1 to 10 are not shown: The entry of the source states no 'disclosure'.",
        ),
        Suppression(
            "counties.25003",
            "Berkshire County",
            SuppressionRule.SECONDARY,
            "with it, 'Barnstable County' could be worked out",
        ),
    )
    assert protect_profile(profile).log.offers == (
        Offer(
            "counties",
            "count over more years, or leave the counties out and show the whole jurisdiction alone",
        ),
    )


def test_years_can_be_put_together_and_breakdowns_left_out() -> None:
    profile = of_groups(a_group("Age", Adult=3, Minor=4))
    offers = protect_profile(
        replace(profile, cases_by_year=YearSeries((2022, 2023), (44, 3), SYNTHETIC))
    ).log.offers
    assert offers == (
        Offer("demographics.groups[0]", "leave this breakdown out: no merge of its categories can be shown"),
        Offer("cases_by_year", "put several years together, or show the whole period alone"),
    )


def test_nothing_in_the_log_tells_which_of_two_counts_is_the_smaller_one() -> None:
    logs = [
        protect_profile(of_groups(a_group("Age", "cases", A=a, B=b, C=60), cases=71)).log
        for a, b in ((6, 5), (5, 6))
    ]
    assert logs[0] == logs[1]
    assert [entry.label for entry in logs[0].entries] == ["Age: A", "Age: B"]


def test_a_number_in_the_reason_of_a_policy_stays_out_of_the_log() -> None:
    policy = a_policy().model_copy(update={"reason": "There were 3 of them, and two of the others."})
    profile = a_profile((4, 20, 40), years=(64,), types=(64,), policy=policy)
    told = [entry.reason for entry in protect_profile(profile).log.entries]
    assert told[0] == "counts from 1 to 10 are not shown: There were # of them, and # of the others."


def test_of_what_stays_hidden_the_log_does_not_tell_whether_it_is_small_by_now() -> None:
    before = of_groups(a_group("Age", "cases", A=40, B=20, C=3), cases=63)
    now = replace(before, edition=before.edition + 1, before=before)
    assert {entry.reason for entry in protect_profile(now).log.entries} == {
        "the edition before does not show it"
    }
