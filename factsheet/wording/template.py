"""Texts with places to fill in, and a little markup for bold words and for the words of a link.

{name}     a value, inserted as it is: braces or markup inside a value mean nothing
*words*    bold
[words]    the link of the text
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby

TEMPLATE_ALLOWED = (
    "text with {names} in small letters, *bold* words and one kind of [link], each closed again"
)

_TOKEN = re.compile(r"\{(?P<field>[a-z_]+)\}|(?P<mark>[*\[\]])|(?P<text>[^{}*\[\]]+)|(?P<fault>.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a text that is set in one way."""

    text: str
    is_strong: bool = False
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class _Slot:
    """A piece of a template: fixed text, or the name of a value."""

    part: Part
    is_field: bool


@cache
def parse_template(template: str) -> tuple[_Slot, ...]:
    """Return the pieces of a template in order.

    Raises:
        ValueError: A brace, bracket or star has no partner.
    """
    slots: list[_Slot] = []
    is_strong = is_link = False
    for token in _TOKEN.finditer(template):
        kind, text = token.lastgroup, token.group()
        if kind == "mark":
            is_strong, is_link = _apply_mark(text, is_strong=is_strong, is_link=is_link)
        elif kind == "fault":
            raise ValueError(TEMPLATE_ALLOWED)
        else:
            slots.append(_Slot(Part(token.group(kind or 0), is_strong, is_link), kind == "field"))
    if is_strong or is_link:
        raise ValueError(TEMPLATE_ALLOWED)
    return tuple(slots)


def _apply_mark(mark: str, *, is_strong: bool, is_link: bool) -> tuple[bool, bool]:
    """Return the two states after a mark."""
    if mark == "*":
        return not is_strong, is_link
    if is_link == (mark == "["):
        raise ValueError(TEMPLATE_ALLOWED)
    return is_strong, mark == "["


@cache
def list_template_fields(template: str) -> frozenset[str]:
    """Return the names of the values that a template needs."""
    return frozenset(slot.part.text for slot in parse_template(template) if slot.is_field)


def fill_template(
    template: str, values: Mapping[str, str], contractions: Mapping[str, str]
) -> tuple[Part, ...]:
    """Return the template's pieces with its values in place; neighbours set alike are joined.

    Args:
        template: As parsed by `parse_template`.
        values: One for each name in the template.
        contractions: What the end of a text and the begin of a value melt into: ``{"de el": "del"}``.

    Raises:
        KeyError: A value is missing.
    """
    texts = _fill_slots(template, values, contractions)
    looks = [(slot.part.is_strong, slot.part.is_link) for slot in parse_template(template)]
    groups = groupby(zip(looks, texts, strict=True), key=lambda pair: pair[0])
    parts = [Part("".join(text for _, text in group), *look) for look, group in groups]
    return tuple(part for part in parts if part.text)


def fill_text(template: str, values: Mapping[str, str], contractions: Mapping[str, str]) -> str:
    """Return the text of `fill_template`, whatever is bold or a link in it."""
    return "".join(_fill_slots(template, values, contractions))


def _fill_slots(template: str, values: Mapping[str, str], contractions: Mapping[str, str]) -> list[str]:
    texts: list[str] = []
    for slot in parse_template(template):
        text = values[slot.part.text] if slot.is_field else slot.part.text
        if slot.is_field and texts and contractions:
            texts[-1], text = _contract_words(texts[-1], text, contractions)
        texts.append(text)
    return texts


def _contract_words(before: str, value: str, contractions: Mapping[str, str]) -> tuple[str, str]:
    """Melt the last word of `before` and the first word of `value` where the language does so."""
    for words, melted in contractions.items():
        head, tail = words.split(" ")
        ends = re.search(rf"(?<!\w){re.escape(head)} $", before)
        if ends and value.startswith(f"{tail} "):
            return f"{before[: ends.start()]}{melted} ", value[len(tail) + 1 :]
    return before, value
