"""What a search finds: words that name a state, and words for what is looked for within it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from factsheet.model import Jurisdiction
from factsheet.sources.jurisdictions import find_meant_jurisdictions
from factsheet.studio.interface_words import InterfaceWords
from factsheet.studio.overview.signposts import (
    SignKind,
    Signpost,
    find_way,
    list_entry_posts,
    list_form_posts,
)
from factsheet.studio.overview.state_facts import StateFacts
from factsheet.studio.overview.word_search import are_begun, is_begun, list_words

MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class FoundThing:
    """Something that was found.

    Attributes:
        place: The state that it belongs to.
        way: The address that it leads to.
    """

    place: Jurisdiction
    post: Signpost
    way: str


@dataclass(frozen=True, slots=True)
class FoundThings:
    """What was found, the likeliest first.

    Attributes:
        meant: Where nothing is: states whose names are spelled alike.
    """

    typed: str
    things: tuple[FoundThing, ...] = ()
    meant: tuple[Jurisdiction, ...] = ()


def find_things(facts: Sequence[StateFacts], words: InterfaceWords, typed: str) -> FoundThings:
    """Return what somebody may look for.

    Args:
        facts: All states.
        words: Of the interface.
        typed: What was typed, such as "ma persons".
    """
    wanted, form = list_words(typed), list_form_posts(words)
    found = [pair for one in facts for pair in _find_in_state(one, form, wanted)] if wanted else []
    things = tuple(thing for _, thing in sorted(found, key=lambda pair: pair[0]))[:MOST_FOUND]
    places = tuple(one.place for one in facts)
    return FoundThings(typed, things, () if things or not wanted else find_meant_jurisdictions(places, typed))


_Rank = tuple[int, int, int, str, int]


def _find_in_state(
    facts: StateFacts, form: Sequence[Signpost], wanted: Sequence[str]
) -> Iterator[tuple[_Rank, FoundThing]]:
    """Yield what is found in one state, each with its rank: the less, the sooner it is told."""
    place = facts.place
    names = [place.usps.lower(), *list_words(place.name)]
    rest = [word for word in wanted if not is_begun(word, names)]
    entries = list_entry_posts(facts.profile) if facts.profile else ()
    own = Signpost(SignKind.STATE, "", place.name, tuple(names))
    nearness = 0 if place.usps.lower() in wanted else 1
    if rest == [*wanted]:  # no state is named: titles alone, for each state has the same parts and fields
        posts = [post for post in entries if are_begun(wanted, post.words)]
    else:
        posts = [post for post in (own, *form, *entries) if are_begun(rest, post.words)]
        posts = posts if rest or nearness == 0 else [own]
    for order, post in enumerate(posts):
        is_whole = int(post.words[:1] != tuple(rest[:1]))
        yield (
            (nearness, post.kind, is_whole, place.name, order),
            FoundThing(place, post, find_way(place, post)),
        )
