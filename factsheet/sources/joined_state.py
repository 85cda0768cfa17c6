"""A profile file joined with what the shared files have of its state."""

from typing import TYPE_CHECKING

from factsheet.model import Profile
from factsheet.sources.aggregation import complete_figures, make_hotline_series
from factsheet.sources.cited_sources import list_used_sources
from factsheet.sources.map_bounds import refuse_low_bounds
from factsheet.sources.national_schemas import FBI_SOURCE, HOTLINE_SOURCE
from factsheet.sources.profile_file import ReadProfile
from factsheet.sources.shapes import read_shapes, replace_county_unit

if TYPE_CHECKING:  # which calls this module
    from factsheet.sources.data_library import Library


def join_state(library: "Library", usps: str, read: ReadProfile) -> Profile:
    """Return everything that the sheet of one state alone is drawn from.

    Raises:
        DataError: A shared file, or a row of the state in a table, holds something that is not allowed.
    """
    content = read.content
    shapes = read_shapes(library.geography, usps, library.county_rows(usps))
    counties = library.tables.count_counties(shapes)
    refuse_low_bounds(read, counties, is_told=library.tables.can_tell(FBI_SOURCE))
    rows = library.tables.list_hotline_rows(usps)
    hotline = make_hotline_series(rows, is_told=library.tables.can_tell(HOTLINE_SOURCE))
    figures = complete_figures(content.figures, hotline)
    drawn = (figures.cases, figures.persons, figures.calls, hotline.cases, counties)
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
        counties=counties,
        offenses=library.tables.count_offenses(usps),
        contact=library.contact,
        sources=list_used_sources(content, drawn, library.sources),
        origins=read.origins,
        english_prevails=content.english_prevails,
        nation=library.nation.nation,
    )
