"""Footnotes of counts that are shown because their source printed them: a mark at the count, a line below."""

from collections.abc import Iterable, Iterator, Sequence

from factsheet.disclosure import SafeProfile
from factsheet.model import Bar, Measure, Published, list_key_figures
from factsheet.page.sheet_context import SheetContext, set_text_block
from factsheet.page.stacking import Block
from factsheet.typesetting.paragraphs import TextSpan

_SIGNS = "*†‡"
_BY = "\ufffc"  # stands for the name while the sentence around it is taken apart

Entries = Sequence[Bar] | Sequence[Measure]


def mark_published(context: SheetContext, text: str, entry: Bar | Measure) -> str:
    """Return a text with the mark of the footnote of a count, or as it is where the count has none."""
    return text if entry.published is None else f"{text}{_list_signs(context.profile)[entry.published.by]}"


def make_footnotes(context: SheetContext, entries: Entries) -> list[TextSpan]:
    """Return a sentence for each publisher whom counts are shown after, in the order of the counts."""
    signs = _list_signs(context.profile)
    names = dict.fromkeys(entry.published.by for entry in entries if entry.published is not None)
    spans: list[TextSpan] = []
    for name in names:
        spans += [TextSpan(" ", context.styles.note)] if spans else []
        spans += _make_footnote(context, signs[name], name)
    return spans


def set_footnotes(context: SheetContext, entries: Entries, width: float) -> list[Block]:
    """Return the footnotes as a paragraph, nothing where there are none."""
    spans = make_footnotes(context, entries)
    return [set_text_block(spans, width)] if spans else []


def word_published(context: SheetContext, bars: Iterable[Bar]) -> str:
    """Return what those hear who do not see the marks of a chart: each count with who published it."""
    told = [
        context.wording.say(
            "alt.published",
            label=context.wording.term(bar.label).text,
            by=_word_publisher(context, bar.published.by),
        )
        for bar in bars
        if bar.published is not None
    ]
    return " ".join(told)


def _make_footnote(context: SheetContext, sign: str, name: str) -> tuple[TextSpan, ...]:
    """Return a sentence in which the publisher is named in its own language."""
    before, after = context.wording.say("footnotes.published", mark=sign, by=_BY).split(_BY)
    style = context.styles.note
    return (
        TextSpan(before, style),
        TextSpan(_word_publisher(context, name), style, lang=context.wording.term(name).lang),
        TextSpan(after, style),
    )


def _word_publisher(context: SheetContext, name: str) -> str:
    """Return a name with its article, without a full stop, which the end of the sentence has: "Inc."."""
    return context.wording.place(name).removesuffix(".")


def _list_signs(profile: SafeProfile) -> dict[str, str]:
    """Return a mark for each publisher, the same in all parts of the sheet."""
    names = dict.fromkeys(published.by for published in _list_published(profile))
    return {name: _SIGNS[at % len(_SIGNS)] * (at // len(_SIGNS) + 1) for at, name in enumerate(names)}


def _list_published(profile: SafeProfile) -> Iterator[Published]:
    groups = profile.demographics.groups if profile.demographics else ()
    types = profile.call_types.bars if profile.call_types else ()
    told = [measure.published for measure in list_key_figures(profile).values()]
    told += [bar.published for group in groups for bar in group.bars]
    return (published for published in (*told, *(bar.published for bar in types)) if published)
