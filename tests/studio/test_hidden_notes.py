"""What is told beside counts that will not be printed, before anybody saves them."""

from factsheet.drafts.keyed_tree import find_node, take_keys
from tests.studio.looked_over import look_over, put

GROUP = ("profile", "demographics", "groups", "@1")
UNPUBLISHED = put("profile/demographics/groups/@1/bars/@2/published", None)


def test_a_small_count_and_its_cover_say_why_and_name_each_other() -> None:
    cover, small = look_over([UNPUBLISHED]).notes
    assert (small.address, small.part) == ((*GROUP, "bars", "@2"), "people")
    assert small.sentence == (
        "Will not be printed: 3 is a small count (1 to 10), which can point at a person."
    )
    assert small.says == "The page says “not shown”."
    assert small.others == "Hidden with it, so that nobody can work it out: Gender: Male."
    assert cover.sentence == "Will not be printed: with it, another hidden count could be worked out."
    assert cover.others == "It covers: Gender: Gender minorities."


def test_folding_makes_one_group_of_the_small_ones_and_hides_nothing() -> None:
    remedy = look_over([UNPUBLISHED]).notes[0].remedies[0]
    assert remedy.label == "Fold Male, Gender minorities into “Other / not stated”"
    after = look_over([UNPUBLISHED, *remedy.edits])
    assert take_keys(find_node(after.tree, (*GROUP, "bars"))) == [
        {"label": "Female", "value": 287},
        {"label": "Other / not stated", "value": 47},
    ]
    assert (after.notes, after.checked.withheld.entries) == ((), ())


def test_a_group_that_is_called_other_takes_the_small_ones_in() -> None:
    named = put("profile/demographics/groups/@1/bars/@1/label", "Other / not stated")
    remedy = look_over([UNPUBLISHED, named]).notes[0].remedies[0]
    after = look_over([UNPUBLISHED, named, *remedy.edits])
    assert take_keys(find_node(after.tree, (*GROUP, "bars"))) == [
        {"label": "Female", "value": 287},
        {"label": "Other / not stated", "value": 47},
    ]


def test_a_small_count_that_its_source_printed_is_told_too() -> None:
    (note,) = look_over().notes
    assert (note.kind, note.address) == ("published", (*GROUP, "bars", "@2"))
    assert note.sentence == "Will be printed although small, since its source printed it (HHS)."
    assert look_over([put("profile/demographics/groups/@1/bars/@2/value", 30)]).notes == ()


def test_notes_speak_spanish() -> None:
    _cover, small = look_over([UNPUBLISHED], lang="es").notes
    assert small.sentence == (
        "No se imprimirá: 3 es una cifra pequeña (de 1 a 10) que puede señalar a una persona."
    )
