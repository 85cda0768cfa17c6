"""Which sources a sheet draws on, in the order in which their figures stand on it."""

from collections.abc import Iterator, Mapping

from factsheet.model import (
    CallTypes,
    CountyCounts,
    Demographics,
    Measure,
    Ranking,
    Residents,
    Source,
    YearSeries,
    list_key_figures,
    list_rankings,
)
from factsheet.sources.profile_file import ProfileFile

LAWS_SOURCE = "laws-and-efforts"
SHAPES_SOURCE = "census-shapes"
REGIONS_SOURCE = "hhs-regions"
FACT_SOURCES = frozenset({LAWS_SOURCE, SHAPES_SOURCE, REGIONS_SOURCE})  # of no figures

SourcedPart = Measure | Demographics | CallTypes | Ranking
Sourced = Measure | YearSeries | CountyCounts | Residents


def list_used_sources(
    content: ProfileFile, figures: tuple[Sourced | None, ...], sources: Mapping[str, Source]
) -> tuple[Source, ...]:
    """Return each source used, once, in order of first use.

    Args:
        content: The profile file.
        figures: Key figures, series, county counts and residents, as joined from the tables.
        sources: All sources by key; every key used is in it.
    """
    keys = [figure.source for figure in figures if figure]
    keys += [key for _, key in list_named_sources(content)]
    if content.laws or content.efforts.collaborations or content.efforts.resources or content.efforts.funding:
        keys.append(LAWS_SOURCE)
    keys += [SHAPES_SOURCE, REGIONS_SOURCE]
    return tuple(sources[key] for key in dict.fromkeys(keys))


def list_sourced_parts(content: ProfileFile) -> Iterator[tuple[str, SourcedPart]]:
    """Yield path and content of each part of a profile file with a period and a source, in page order."""
    parts: dict[str, SourcedPart | None] = {
        **{f"figures.{name}": measure for name, measure in list_key_figures(content.figures).items()},
        "demographics": content.demographics,
        "call_types": content.call_types,
        **list_rankings(content.venues),
        "efforts.agencies": content.efforts.agencies,
    }
    yield from ((path, part) for path, part in parts.items() if part is not None)


def list_named_sources(content: ProfileFile) -> Iterator[tuple[str, str]]:
    """Yield path and key of each source that a profile file names, in the order of the page."""
    for path, part in list_sourced_parts(content):
        yield f"{path}.source", part.source
    groups = content.demographics.groups if content.demographics else ()
    for index, group in enumerate(groups):
        if group.source:
            yield f"demographics.groups[{index}].source", group.source


def list_left_out_sources(content: ProfileFile) -> Iterator[tuple[str, str]]:
    """Yield path and key of each source whose figures a profile file leaves out."""
    for index, key in enumerate(content.blocks.leave_out_sources or ()):
        yield f"blocks.leave_out_sources[{index}]", key
