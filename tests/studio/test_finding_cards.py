"""Findings as cards: where each stands, what it tells, and that what mends it by a click does mend it."""

from datetime import date

import pytest

from factsheet.checks import Finding, Severity
from factsheet.drafts.field_edits import EditKind, FieldEdit, apply_edits
from factsheet.drafts.keyed_tree import find_node, key_tree, take_keys
from factsheet.errors import Fault
from factsheet.sources.data_library import open_library
from factsheet.studio.findings.finding_cards import make_silence
from factsheet.studio.findings.finding_places import find_place_of
from factsheet.studio.findings.list_edits import sort_ranking
from tests.studio.looked_over import look_over, put

LAWS, BARS = "profile/laws", "profile/demographics/groups/@1/bars"
NO_SILENCES = put("profile/silenced", None)


def add(path: str, value: object, after: str = "") -> FieldEdit:
    return FieldEdit.model_validate(
        {"kind": EditKind.ADD, "at": tuple(path.split("/")), "value": value, "after": after}
    )


LAW = {
    "title": "Victims of Human Trafficking Trust Fund",
    "citation": "M.G.L. ch. 10 § 66A",
    "source": "HHS profile of Massachusetts",
    "checked_on": "2026-11-23",
}
CASES = {
    "FS101": (
        [put("profile/region", 2)],
        "The state belongs to another HHS region than 2.",
        "Take the region out",
    ),
    "FS103": (
        [put("profile/figures/cases/value", 340), NO_SILENCES],
        "The groups add to 336 of 598 persons.",
        "The counts divide cases",
    ),
    "FS104": (
        [NO_SILENCES],
        "The groups add to 336, which is the number of cases.",
        "The counts divide cases",
    ),
    "FS105": (
        [put("profile/demographics/groups/@1/not_stated", 5)],
        "The groups and those not stated add to 339, not 336.",
        "Enter 2 as not stated",
    ),
    "FS107": (
        [put("profile/figures/cases/value", 340)],
        "The yearly table adds to 336, not 340.",
        "Use 336 from the table",
    ),
    "FS115": (
        [put(f"{BARS}/@2/published", None)],
        "This count is so small that it will not be printed.",
        "Fold the small groups into “Other / not stated”",
    ),
    "FS116": ([put(f"{BARS}/@1/label", "Female")], "“Female” stands here twice.", "Take the second one out"),
    "FS117": (
        [put(f"profile/demographics/groups/@2/bars/{key}/value", 0) for key in ("@0", "@1")],
        "All counts of this breakdown are zero.",
        "Take the breakdown out",
    ),
    "FS120": (
        [put("profile/venues/sex/counts", [8, 30, 12, 20])],
        "The names do not stand in the order of their counts.",
        "Put them in order",
    ),
    "FS121": (
        [
            put("profile/venues/sex/names/@3", "Escort services"),
            put("profile/venues/sex/counts", [9, 8, 7, 6]),
        ],
        "“Escort services” stands twice in this list.",
        "Take the second one out",
    ),
    "FS122": (
        [put("profile/venues/labor/names/@1", "Other")],
        "“Other” is what is left over, and does not stand last.",
        "Move it to the end",
    ),
    "FS124": (
        [put(f"{BARS}/@2/published", None), put("profile/demographics/groups/@1/of", None)],
        "One count is hidden, and nothing says what these counts divide.",
        "The counts divide cases",
    ),
    "FS129": (
        [put(f"{BARS}/@2/value", 30)],
        "This count may be printed anyway; it needs no permission.",
        "Take the permission out",
    ),
    "FS206": (
        [put(f"{LAWS}/@7/title", "Trafficking, see https://malegislature.gov/50")],
        "A web address stands within the text.",
        "Move the address to the link",
    ),
    "FS211": (
        [put(f"{LAWS}/{key}/url", "https://malegislature.gov/50") for key in ("@7", "@8")],
        "The same link stands at two entries.",
        "Take the link out",
    ),
    "FS212": (
        [put(f"{LAWS}/@7/url", "https://example.com/a")],
        "“https://example.com/a” only holds a place.",
        "Take the link out",
    ),
    "FS214": ([add(f"{LAWS}/@new", LAW, "@8")], "This law stands there twice.", "Take the second one out"),
    "FS301": (
        [put(f"{LAWS}/@7/checked_on", "2024-02-01")],
        "Last checked on February 1, 2024, which is long ago.",
        "I checked it today",
    ),
    "FS302": (
        [put(f"{LAWS}/@7/checked_on", "2027-02-01")],
        "The day it was checked, February 1, 2027, has not come yet.",
        "I checked it today",
    ),
    "FS303": (
        [put("profile/edition", 2015)],
        "The edition is 2015, but figures reach to 2016.",
        "Raise the edition to 2016",
    ),
    "FS902": (
        [put("profile/demographics/groups/@0/of", "cases")],
        "A reason is given, but nothing is found here any more.",
        "Take the reason out",
    ),
}


@pytest.mark.parametrize("code", CASES)
def test_a_card_tells_what_stands_there_and_its_first_button_mends_it(code: str) -> None:
    edits, headline, label = CASES[code]
    over = look_over(edits)
    card = over.card(code)
    assert (card.headline, card.remedies[0].label) == (headline, label)
    after = look_over([*edits, *card.remedies[0].edits])
    assert after.checked.profile is not None
    assert not after.has(card)


@pytest.mark.parametrize(
    ("file", "field", "address", "part"),
    [
        ("data/profiles/ma.yaml", "demographics.groups[1].bars[2].value", f"{BARS}/@2/value", "people"),
        ("data/profiles/ma.yaml", "silenced[0]", "profile/silenced/@0", "silenced"),
        ("data/profiles/ma.yaml", "texts.venues", "", "venues"),
        ("data/profiles/ma.yaml", "blocks", "", "version"),
        ("data/profiles/ma.yaml", "laws[0].url", "profile/laws/@0/url", "laws"),
        ("data/tables/hotline_annual.csv", "MA.2014.calls", "years/2014/calls", "years"),
        ("data/tables/fbi_county_offenses.csv", "25001.2020.offenses", "counties/25001/2020", "counties"),
        ("data/sources.yaml", "fbi-offenses.checked_on", "sources/fbi-offenses/checked_on", "sources"),
        ("data/contact.yaml", "phone", "", "sources"),
    ],
)
def test_a_finding_is_led_to_its_place_in_the_tree(file: str, field: str, address: str, part: str) -> None:
    place = find_place_of(look_over().tree, Fault(file, 1, field, "", ""))
    assert ("/".join(place.address), place.part) == (address, part)


def test_letters_in_a_table_are_led_to_their_cell() -> None:
    card = look_over([put("years/2014/calls", "many")]).card("FS001")
    assert (card.address, card.part, card.severity) == (("years", "2014", "calls"), "years", Severity.ERROR)
    assert card.shows_exact
    assert "hotline_annual.csv" in card.exact


def test_findings_of_all_states_have_a_headline_and_a_place() -> None:
    states = [one.usps for one in open_library().jurisdictions]
    cards = [card for usps in [*states[:3], "SD", "WY", "MD"] for card in look_over(usps=usps).cards]
    assert {card.code for card in cards} >= {"FS112", "FS133"}
    assert all(card.headline and card.remedy and card.address for card in cards)


def test_a_finding_is_kept_with_a_reason_and_the_reason_taken_back() -> None:
    edits = [put("profile/figures/cases/value", 340)]
    card = look_over(edits).card("FS107")
    assert card.keep_label == "Keep 340, give a reason…"
    kept = look_over([*edits, make_silence(card, "The source prints this number.")])
    (told,) = [each for each in kept.cards if each.code == "FS107"]
    assert (told.reason, told.can_be_silenced) == ("The source prints this number.", False)
    silences = take_keys(find_node(kept.tree, ("profile", "silenced")))
    assert isinstance(silences, list)
    assert silences[-1] == {
        "code": "FS107",
        "field": "figures.cases.value",
        "reason": "The source prints this number.",
    }
    back = look_over([*edits, make_silence(card, "The source prints it."), *told.remedies[0].edits])
    assert back.card("FS107").reason == ""


def test_what_can_only_be_mended_is_not_kept() -> None:
    card = look_over([put("profile/figures/cases/value", "many")]).card("FS001")
    assert (card.can_be_silenced, card.keep_label) == (False, "")
    with pytest.raises(ValueError, match="FS001 can only be mended"):
        make_silence(card, "Because it stands so.")


def test_facts_of_shared_files_say_so_and_are_not_kept_by_one_state() -> None:
    over = look_over(today=date(2028, 1, 1))
    shared = [card for card in over.cards if card.code == "FS301" and card.shared]
    assert {card.shared for card in shared} >= {"contact.yaml", "sources.yaml"}
    assert not any(card.can_be_silenced for card in shared)
    source = next(card for card in shared if card.shared == "sources.yaml")
    assert source.remedies[0].edits[0].value == "2028-01-01"


def test_cards_speak_spanish() -> None:
    card = look_over([put("profile/figures/cases/value", 340)], lang="es").card("FS107")
    assert card.headline == "La tabla anual suma 336, no 340."
    assert card.remedies[0].label == "Usar 336 de la tabla"
    assert card.keep_label == "Dejar 340 e indicar el motivo…"


def test_names_are_sorted_with_their_counts() -> None:
    ranking = {"names": ["a", "b", "c", "d"], "counts": [1, 4, 2, 4]}
    tree = key_tree({"venues": ranking})
    edits = sort_ranking(tree, ("venues",))
    assert take_keys(apply_edits(tree, edits)) == {
        "venues": {"names": ["b", "d", "c", "a"], "counts": [4, 4, 2, 1]}
    }
    assert sort_ranking(key_tree({"venues": {**ranking, "counts": [1]}}), ("venues",)) == ()


def test_places_are_found_again_by_the_names_that_messages_have() -> None:
    over = look_over([NO_SILENCES])
    placed = [card for card in over.cards if card.address]
    assert placed
    assert [card.code for card in placed if find_node(over.tree, card.address[:-1]) is None] == []
    finding = Finding(Fault("data/profiles/ma.yaml", 1, "laws[2].title", "", ""), Severity.NOTICE)
    assert find_place_of(over.tree, finding.fault).address == ("profile", "laws", "@2", "title")
