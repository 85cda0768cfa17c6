"""A profile file joined with what the shared files have of its state."""

from collections.abc import Collection
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from factsheet.model import Profile, StateShapes
from factsheet.sources.aggregation import complete_figures, make_hotline_series
from factsheet.sources.cited_sources import list_used_sources
from factsheet.sources.compared_states import make_residents
from factsheet.sources.county_maps import Counting, CountyMaps, choose_county_maps
from factsheet.sources.map_bounds import refuse_low_bounds
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE_SOURCE, RESIDENTS_SOURCE
from factsheet.sources.own_counties import count_own_counties, list_county_sources
from factsheet.sources.profile_file import ReadProfile
from factsheet.sources.shapes import read_shapes, replace_county_unit
from factsheet.sources.unprinted_data import list_unprinted_data

if TYPE_CHECKING:  # which calls this module
    from factsheet.sources.data_library import Library


def join_state(library: "Library", usps: str, read: ReadProfile) -> Profile:
    """Return everything that the sheet of one state alone is drawn from.

    Raises:
        DataError: A shared file, or a row of the state in a table, holds something that is not allowed.
    """
    content = read.content
    blocks = content.blocks.complete(library.sound_theme.blocks)
    left_out = blocks.leave_out_sources or ()
    shapes = read_shapes(library.geography, usps, library.tables.list_placed_rows(usps))
    maps = _choose_maps(library, read, shapes, left_out)
    rows = () if HOTLINE_SOURCE in left_out else library.tables.list_hotline_rows(usps)
    hotline = make_hotline_series(rows, is_told=library.tables.can_tell(HOTLINE_SOURCE))
    figures = complete_figures(content.figures, hotline)
    offenses = (
        None if FBI_SOURCE in left_out else library.tables.count_offenses(usps, library.nation_set.codes)
    )
    residents = None if RESIDENTS_SOURCE in left_out else make_residents(library.tables.residents.of(usps))
    by_year = offenses.by_year if offenses else None
    beside = residents if hotline.cases and library.nation.nation else None
    counted = (figures.cases, figures.persons, figures.calls, hotline.cases, maps.first, maps.second, by_year)
    return Profile(
        jurisdiction=replace_county_unit(shapes, library.find(usps)),
        edition=content.edition,
        version=content.version,
        status=content.status,
        publisher=content.publisher,
        cases=figures.cases,
        persons=figures.persons,
        calls=figures.calls,
        cases_by_year=hotline.cases,
        calls_by_year=hotline.calls,
        demographics=content.demographics,
        call_types=content.call_types,
        venues=content.venues,
        laws=content.laws,
        federal_laws=library.federal_laws,
        efforts=content.efforts,
        shapes=shapes,
        map_choice=content.map,
        counties=maps.first,
        second_map_choice=content.second_map,
        second_counties=maps.second,
        offenses=offenses,
        contact=library.contact,
        sources=list_used_sources(content, (*counted, beside), library.sources),
        origins=read.origins,
        english_prevails=content.english_prevails,
        blocks=blocks,
        texts=content.texts.complete(library.sound_theme.texts),
        nation=library.nation.nation,
        residents=residents,
        unprinted=list_unprinted_data(maps, rows, content.venues, _list_left_out(library, usps, left_out)),
    )


def _choose_maps(
    library: "Library", read: ReadProfile, shapes: StateShapes, left_out: Collection[str]
) -> CountyMaps:
    """Return what the maps show; counts of the office's own come before the FBI's."""
    rows = library.tables.own_counties.of(shapes.usps)
    counted: dict[str, Counting] = {
        source: partial(count_own_counties, shapes, rows, source, is_told=library.tables.can_tell(source))
        for source in list_county_sources(rows)
        if source not in left_out
    }
    offenses = None if FBI_SOURCE in left_out else library.tables.count_counties(shapes)
    if offenses is not None:
        counted[FBI_SOURCE] = lambda: offenses
    maps = choose_county_maps(read, counted)
    if offenses is None and library.tables.counties.of(shapes.usps) and FBI_SOURCE not in left_out:
        maps = replace(maps, others=(*maps.others, FBI_SOURCE))  # of counties of another edition
    for path, counts in (("map", maps.first), ("second_map", maps.second)):
        refuse_low_bounds(
            read, path, counts, is_told=counts is not None and library.tables.can_tell(counts.source)
        )
    return maps


def _list_left_out(library: "Library", usps: str, left_out: Collection[str]) -> list[str]:
    """Return the sources left out by choice of which the tables have counts of the state."""
    tables = library.tables
    held = {
        HOTLINE_SOURCE: tables.hotline.of(usps),
        FBI_SOURCE: tables.list_offense_rows(usps),
        **dict.fromkeys(list_county_sources(tables.own_counties.of(usps)), (True,)),
    }
    return [source for source in left_out if held.get(source)]
