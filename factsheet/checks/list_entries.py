"""Rules on lists: their order, what stands in them twice, and where the rest belongs."""

import re
from collections.abc import Iterator
from itertools import pairwise

from factsheet.checks.context import CheckContext, NamedCount, list_bars_by_path
from factsheet.checks.count_voice import word_named_count, word_sentence
from factsheet.checks.finding import Found
from factsheet.disclosure.cell_names import name_bars
from factsheet.model import Effort, list_rankings

_RESIDUAL = re.compile(
    r"(all )?others?\b|unknown\b|miscellaneous\b|not (stated|specified|known|reported)\b|unspecified\b", re.I
)
_RESIDUAL_END = "under 'residual', which is printed last"


def find_rank_disorder(context: CheckContext) -> Iterator[Found]:
    """Find counts of a ranking that rise, or that are more or fewer than its names."""
    for path, ranking in list_rankings(context.content.venues).items():
        counts = ranking.counts
        if counts and len(counts) != len(ranking.names):
            expected = f"{len(ranking.names)}, one for each name"
            yield Found(context.place(f"{path}.counts"), f"{len(counts)} counts", expected)
        named = [NamedCount(count, (f"{path}.counts[{index}]",)) for index, count in enumerate(counts)]
        for before, after in pairwise(named):
            if after.number > before.number:
                most = word_sentence(context, "{}, as above", [before], hidden="the count above")
                expected = f"at most {most}: names stand in order of their counts"
                # Told whatever is hidden: the order of the names is printed.
                yield Found(context.place(after.cells[0]), word_named_count(context, after), expected)


def find_doubled_names(context: CheckContext) -> Iterator[Found]:
    """Find a name twice in a ranking, its residual included."""
    for path, ranking in list_rankings(context.content.venues).items():
        seen: set[str] = set()
        for index, name in enumerate(ranking.names):
            if _normalize_text(name) in seen:
                yield Found(context.place(f"{path}.names[{index}]"), f"'{name}' again", "each name once")
            seen.add(_normalize_text(name))
        if ranking.residual and _normalize_text(ranking.residual) in seen:
            place = context.place(f"{path}.residual")
            yield Found(place, f"'{ranking.residual}' again", "each name once")


def find_misplaced_rest(context: CheckContext) -> Iterator[Found]:
    """Find what is left over, such as "Other venues", among the names or before the last bar."""
    for path, ranking in list_rankings(context.content.venues).items():
        for index, name in enumerate(ranking.names):
            if _RESIDUAL.match(name):
                yield Found(context.place(f"{path}.names[{index}]"), f"'{name}'", _RESIDUAL_END)
    for path, bars in list_bars_by_path(context):
        for (name, bar), (_next_name, next_bar) in pairwise(name_bars(path, bars).items()):
            if _RESIDUAL.match(bar.label) and not _RESIDUAL.match(next_bar.label):
                place = context.place(f"{name}.label")
                yield Found(place, f"'{bar.label}'", "the last place for what is left over")


def find_doubled_laws(context: CheckContext) -> Iterator[Found]:
    """Find a law that stands there twice: the same title with the same citation."""
    seen: dict[tuple[str, str], int] = {}
    for index, law in enumerate(context.content.laws):
        key = (_normalize_text(law.title), _normalize_text(law.citation))
        if key in seen:
            expected = f"each law once; it is laws[{seen[key]}] already"
            yield Found(context.place(f"laws[{index}].title"), f"'{law.title}' again", expected)
        seen.setdefault(key, index)


def find_doubled_citations(context: CheckContext) -> Iterator[Found]:
    """Find two laws of different titles under one citation."""
    seen: dict[str, tuple[int, str]] = {}
    for index, law in enumerate(context.content.laws):
        before, title = seen.setdefault(_normalize_text(law.citation), (index, _normalize_text(law.title)))
        if before != index and title != _normalize_text(law.title):
            expected = f"a citation of its own; laws[{before}] has the same"
            yield Found(context.place(f"laws[{index}].citation"), f"'{law.citation}'", expected)


def find_doubled_efforts(context: CheckContext) -> Iterator[Found]:
    """Find an effort that stands there twice, in one list or in two."""
    seen: dict[str, str] = {}
    for path, effort in list_efforts(context):
        before = seen.setdefault(_normalize_text(effort.name), path)
        if before != path:
            expected = f"each effort once; it is {before} already"
            yield Found(context.place(f"{path}.name"), f"'{effort.name}' again", expected)


def list_efforts(context: CheckContext) -> Iterator[tuple[str, Effort]]:
    """Yield path and record of each effort, in the order of the page."""
    given = context.content.efforts
    lists = {
        "collaborations": given.collaborations,
        "resources": given.resources,
        "funding": given.funding,
    }
    for name, entries in lists.items():
        for index, effort in enumerate(entries):
            yield f"efforts.{name}[{index}]", effort


def _normalize_text(text: str) -> str:
    """Return a text as it is compared: letters and digits alone, small."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()
