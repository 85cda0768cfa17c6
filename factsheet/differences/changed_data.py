"""In what the data of two sheets differ, and what they are drawn with: numbers, texts, choices."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from factsheet.differences.changed_numbers import find_least_difference, find_unit, make_number_change
from factsheet.differences.difference_records import Changes, NumberChange, TextChange
from factsheet.differences.own_parts import complete_drawings
from factsheet.differences.value_words import PlaceWords
from factsheet.embedded_data.changed_values import ChangeKind, ShownPair, pair_shown_values
from factsheet.pdf.carried_data import CarriedData
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.sources.data_library import open_library
from factsheet.wording.language import load_wording

_CHOSEN = frozenset({"left_out"})  # in the data for those who read them; told with the choice of blocks
_OTHER_STATES = ("rate", "share", "change")
_NO_CHOICES = frozenset({"program", *_OTHER_STATES})
_WHOLE = frozenset({"logo", "shapes"})  # told without their content, which nobody reads
AS_USUAL = "as usual"


@dataclass(frozen=True, slots=True)
class _Two:
    """What two sheets carry, and the words for it."""

    before: CarriedData
    after: CarriedData
    words: PlaceWords


def compare_data(before: CarriedData, after: CarriedData) -> Changes:
    """Return in what two sheets differ by what they carry; nothing where only their looks can differ."""
    counties = {**_name_own_counties(before.drawing), **_name_own_counties(after.drawing)}
    words = PlaceWords(load_wording(), {**_name_counties(), **counties}, after.profile)
    two = _Two(before, after, words)
    numbers, texts = list[NumberChange](), list[TextChange]()
    least = find_least_difference(before.profile, after.profile)
    for pair in _pair_data(two):
        place, unit = words.word_place(pair.keys), find_unit(pair.keys)
        if unit is not None and pair.kind is not ChangeKind.REORDERED:
            numbers.append(make_number_change(place, pair, unit, least))
        else:
            texts.append(_make_text_change(place, pair))
    choices = (*_compare_drawings(two), *_compare_other_states(two))
    return Changes(tuple(numbers), tuple(texts), choices)


def _pair_data(two: _Two) -> Iterator[ShownPair]:
    before, after = (
        {key: part for key, part in each.profile.items() if key not in _CHOSEN and not _is_empty(part)}
        for each in (two.before, two.after)
    )
    yield from pair_shown_values(before, after, opens_missing=False)


def _is_empty(value: Plain) -> bool:
    return value is None or value == {} or value == []


def _make_text_change(place: str, pair: ShownPair) -> TextChange:
    before, after = (None, None) if pair.values is None else map(_word_value, pair.values)
    return TextChange(place, pair.path, pair.kind, before, after)


def _word_value(value: Plain) -> str:
    """Return a value in full, as it may be read; the parts of a list joined."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_word_value, value)) or "nothing"
    return "values" if isinstance(value, dict) else str(value)


def _compare_drawings(two: _Two) -> Iterator[TextChange]:
    """Yield the choices that differ; they count nobody, so that both sides are told."""
    drawings = complete_drawings(two.before.drawing, two.after.drawing)
    before, after = (dict(_list_choices(drawing)) for drawing in drawings)
    for keys in dict.fromkeys((*after, *before)):
        sides = (before.get(keys), after.get(keys))
        if sides[0] == sides[1]:
            continue
        place, path = two.words.word_place(keys), f"drawing.{'.'.join(keys)}"
        if keys[-1] in _WHOLE:
            yield TextChange(place, path, _judge_kind(*sides))
        else:
            told = [AS_USUAL if side is None else _word_value(side) for side in sides]
            yield TextChange(place, path, ChangeKind.CHANGED, *told)


def _judge_kind(before: Plain, after: Plain) -> ChangeKind:
    if before is None:
        return ChangeKind.ADDED
    return ChangeKind.REMOVED if after is None else ChangeKind.CHANGED


def _list_choices(value: Plain, keys: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Plain]]:
    """Yield each choice with the keys that lead to it; what is told whole is left whole."""
    if not isinstance(value, dict) or _WHOLE & {*keys[-1:]}:
        if not _is_empty(value):
            yield keys, value
        return
    for key, inner in value.items():
        if keys or key not in _NO_CHOICES:
            yield from _list_choices(inner, (*keys, key))


def _compare_other_states(two: _Two) -> Iterator[TextChange]:
    """Yield the figures of other states that differ, by the rule of all figures."""
    before, after = (
        {key: each.drawing[key] for key in _OTHER_STATES if key in each.drawing}
        for each in (two.before, two.after)
    )
    for pair in pair_shown_values(before, after, opens_missing=False):
        change = _make_text_change(two.words.word_place(pair.keys), pair)
        yield TextChange(change.words, f"drawing.{change.path}", change.kind, change.before, change.after)


@cache
def _name_counties() -> dict[str, str]:
    """Return the full names of the counties that the program knows, by FIPS."""
    return {fips: county.full_name for fips, county in open_library().geography.counties.items()}


def _name_own_counties(drawing: Tree) -> dict[str, str]:
    """Return the names of the counties of shapes that a sheet carries itself."""
    counties = copy_mapping(drawing.get("shapes")).get("counties")
    listed = [copy_mapping(county) for county in counties] if isinstance(counties, list) else []
    return {str(county.get("fips")): str(county.get("full_name")) for county in listed}
