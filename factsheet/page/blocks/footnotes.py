"""Footnotes of counts that are shown because their source printed them: a mark at the count, a line below."""

from collections.abc import Iterable, Iterator, Sequence

from factsheet.model import Bar, Measure, Profile, Published, list_key_figures
from factsheet.page.sheet_context import SheetContext, set_text_block
from factsheet.page.stacking import Block
from factsheet.typesetting.paragraphs import TextSpan

_SIGNS = "*†‡"
_BY = "\ufffc"  # stands for the name while the sentence around it is taken apart

Entries = Sequence[Bar] | Sequence[Measure]


def mark_published(context: SheetContext, text: str, entry: Bar | Measure) -> str:
    """Return a text with the mark of the footnote of a count, or as it is where the count has none."""
    return text if entry.published is None else f"{text}{_list_signs(context.profile)[entry.published.by]}"


def set_footnotes(context: SheetContext, entries: Entries, width: float) -> list[Block]:
    """Return a line for each publisher whom counts are shown after, in the order of the counts."""
    signs = _list_signs(context.profile)
    names = dict.fromkeys(entry.published.by for entry in entries if entry.published is not None)
    return [_set_footnote(context, signs[name], name, width) for name in names]


def word_published(context: SheetContext, bars: Iterable[Bar]) -> str:
    """Return what those hear who do not see the marks of a chart: each count with who published it."""
    told = [
        context.wording.say(
            "alt.published",
            label=context.wording.term(bar.label).text,
            by=context.wording.place(bar.published.by),
        )
        for bar in bars
        if bar.published is not None
    ]
    return " ".join(told)


def _set_footnote(context: SheetContext, sign: str, name: str, width: float) -> Block:
    """Return the line with the name of the publisher in its own language."""
    text = context.wording.say("footnotes.published", mark=sign, by=_BY)
    before, after = text.split(_BY)
    style = context.styles.note
    spans = (
        TextSpan(before, style),
        TextSpan(context.wording.place(name), style, lang=context.wording.term(name).lang),
        TextSpan(after, style),
    )
    return set_text_block(spans, width)


def _list_signs(profile: Profile) -> dict[str, str]:
    """Return a mark for each publisher, the same in all parts of the sheet."""
    names = dict.fromkeys(published.by for published in _list_published(profile))
    return {name: _SIGNS[at % len(_SIGNS)] * (at // len(_SIGNS) + 1) for at, name in enumerate(names)}


def _list_published(profile: Profile) -> Iterator[Published]:
    groups = profile.demographics.groups if profile.demographics else ()
    types = profile.call_types.bars if profile.call_types else ()
    bars = (*(bar for group in groups for bar in group.bars), *types)
    for entry in (*list_key_figures(profile).values(), *bars):
        if entry.published is not None:
            yield entry.published
