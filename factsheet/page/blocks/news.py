"""The line below the title: what the counts of the sheet say first, or what it is good for without counts.

No causes, no percents, and nothing of a count that is kept back: of a series the first and the last year, of
what a map shows the sum.
"""

from factsheet.model import (
    BlockName,
    JurisdictionKind,
    Measure,
    Period,
    YearSeries,
    list_key_figures,
    list_rankings,
    sum_cells,
)
from factsheet.page.blocks.credits import list_credits, list_side_credits
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sparse_rule import is_sparse
from factsheet.wording.language import capitalize_first
from factsheet.wording.source_words import name_items, name_source, word_figure

_LEAST_ALONE = 10  # fewer are no news by themselves, and come close to telling of a person
_SEVERAL = 2  # asks for the plural

Total = tuple[int, Period, str]
"""A sum of what was counted, its period, and the key of its source."""


@keep_answer
def word_lead(content: SheetContent) -> str:
    """Return the publisher's own lead with where its counts come from; else the news that the counts hold."""
    lead = content.profile.texts.lead
    if lead is not None:
        return f"{content.wording.choose(lead).text} {_word_sources(content)}"
    return word_news(content) or _word_use(content)


def word_news(content: SheetContent) -> str:
    """Return the course of the cases and the sum of what the map shows; "" where there is neither to tell."""
    course = _word_course(content)
    told = [*course, *_word_total(content, least=1 if course else _LEAST_ALONE)]
    return f"{capitalize_first('; '.join(told))}." if told else ""


def _word_course(content: SheetContent) -> list[str]:
    """Return the cases of the first and the last year, else the first key figure in sum; nothing without."""
    profile = content.profile
    series = profile.cases_by_year if content.has_block(BlockName.BY_YEAR) else None
    if series is not None and len(series.years) > 1:
        told = _word_series(content, series)
        if told:
            return [told]
    figures = list_key_figures(profile) if content.has_block(BlockName.FIGURES) else {}
    shown = ((name, figure) for name, figure in figures.items() if isinstance(figure.value, int))
    return [_word_measure(content, name, figure) for name, figure in shown][:1]


def _word_series(content: SheetContent, series: YearSeries) -> str:
    first, last = series.values[0], series.values[-1]
    if not isinstance(first, int) or not isinstance(last, int):
        return ""
    wording, source = content.wording, content.source(series.source)
    name, begin, end = name_source(wording, source).text, series.years[0], series.years[-1]
    figures = word_figure(wording, source, "cases", first if first == last else _SEVERAL)
    told = {"place": content.place, "figures": figures, "first": wording.number(first), "name": name}
    if first == last:
        return wording.say("news.same", begin=begin, end=end, **told)
    course = "rose" if first < last else "fell"
    return wording.say(f"news.{course}", begin=begin, end=end, last=wording.number(last), **told)


def _word_measure(content: SheetContent, name: str, figure: Measure) -> str:
    wording, source = content.wording, content.source(figure.source)
    return wording.say(
        "news.figure",
        place=content.place,
        n=wording.number(figure.value),
        figures=word_figure(wording, source, name, figure.value),
        period=wording.period(figure.period),
        name=name_source(wording, source).text,
    )


def _word_total(content: SheetContent, *, least: int) -> list[str]:
    """Return how many of what the map shows were recorded in the whole jurisdiction, from `least` on."""
    found = _find_total(content) if content.has_block(BlockName.MAP) else None
    if found is None or found[0] < least:
        return []
    (total, period, key), wording = found, content.wording
    source = content.source(key)
    return [
        wording.counted(
            "news.total",
            total,
            items=name_items(wording, source.item, total),
            period=wording.period(period),
            name=name_source(wording, source).text,
        )
    ]


def _find_total(content: SheetContent) -> Total | None:
    """Return the sum of what the map shows; None where a part of it is not known."""
    counts = content.profile.counties
    total = None if counts is None else sum_cells((*counts.cells.values(), counts.not_placed))
    return None if counts is None or total is None else (total, counts.period, counts.source)


def _word_use(content: SheetContent) -> str:
    """Return what a sheet without counts to tell is good for, or what was not found."""
    profile, say = content.profile, content.wording.say
    if profile.jurisdiction.kind is JurisdictionKind.TERRITORY or is_sparse(content):
        return say("news.use", place=content.place)
    return _word_sources(content)


def _word_sources(content: SheetContent) -> str:
    """Say of what kind the counts are that follow on the sheet; never more than is there."""
    profile, say = content.profile, content.wording.say
    credits = list_credits(content)
    if len({*credits, *list_side_credits(content)}) == 1 == len(credits):
        ((source, period),) = credits
        name = name_source(content.wording, content.source(source)).text
        return say("summary.one_source", name=name, period=content.wording.period(period))
    if credits:
        return say("summary.several_sources")
    if profile.efforts.agencies is not None:
        return say("summary.agencies_alone", place=content.place)
    if list_rankings(profile.venues):
        return say("summary.rankings_alone", place=content.place)
    return say("summary.no_counts", place=content.place)
