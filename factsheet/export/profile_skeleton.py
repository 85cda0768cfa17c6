"""The file of a profile to begin with: what is known filled in, the rest as comments to fill in."""

from collections.abc import Sequence

from factsheet.model import Jurisdiction
from factsheet.sources.county_names import County
from factsheet.sources.data_library import Library
from factsheet.sources.national_schemas import FBI_SOURCE

_WIDTH = 116
_LATEST_EDITION_WITHOUT_DATA = 2023

_TEXT = """\
# yaml-language-server: $schema=../profile.schema.json
# {name}. What is not published is left out: no empty entries, no zeros for "not known".
# HHS region {region}. The Hotline's page on {name}: {hotline}.
state: {usps}
edition: {edition}    # year of the newest figures; it stands in the name of the file
version: 1    # raise it with each correction
status: draft    # final, draft, illustrative or synthetic; all but final are stamped on the sheet

# Key figures: cases and calls are summed from tables/hotline_annual.csv where it has rows of {name}. To print
# other numbers, take away the "# " and fill in. The source is a key of sources.yaml, where your own sources
# stand: publisher and title are enough. A period is a year, 2022-2024, or a part such as 2024 Q1.
# figures:
#   cases: {{value: 0, period: 2012-2016, source: hotline-annual}}
#   persons: {{value: 0, period: 2012-2016, source: hotline-annual}}

# Potential persons trafficked, or what the heading says; one group a breakdown, which may have a period and a
# source of its own.
# demographics:
#   heading: Potential persons trafficked
#   period: 2012-2016
#   source: hotline-annual
#   groups:
#     - title: Gender
#       of: persons
#       bars:
#         - {{label: Female, value: 0}}
#         - {{label: Male, value: 0}}

# Types of calls.
# call_types:
#   period: 2016
#   source: hotline-annual
#   bars:
#     - {{label: Crisis, value: 0}}

# Venues in order of their counts; "residual" is what is left over, such as other venues.
# venues:
#   sex:
#     period: 2012-2016
#     source: hotline-annual
#     names:
#       - Name of the venue

# Laws, in the order of printing. To add one, copy an entry; "url" only if it leads to the text itself.
# "checked_on" is the day somebody last looked; "short_title" stands on a tight page where the title would
# take a line more; "lang" is the language of a title that is not English, "citation_lang" that of
# a citation that is in another one; "read_in: copy" if it was not compared with the law in force.
# laws:
#   - title: Name of the law
#     citation: Where it stands in the code
#     source: Where this was read
#     checked_on: 2026-01-31

# What is done in the whole jurisdiction: collaborations, resources and funding, entries as below; "lang" is
# the language of a name that is not English.
# efforts:
#   collaborations:
#     - name: Name of the task force or coalition
#       source: Where this was read
#       checked_on: 2026-01-31

# The county map: "scale" has the classes of its source on every sheet; "natural" breaks, "quantile", or
# "fixed" with "bounds", the upper bound of each class, are made for one map.
# "source" names whose counts by county it shows, if not those that come first; "second_map" likewise.
map:
  method: scale

# What the sheet has: sources whose figures in the tables are not printed; blocks that are left out, come
# first, or give way first. In theme.yaml the same lines hold for all sheets.
# blocks:
#   leave_out_sources: [hotline-annual, fbi-offenses]
#   leave_out: [requests, lines]
#   order: [figures, people]
#   gives_way: [venues]

# Short texts of your own: below the title, and in blocks.
# texts:
#   lead: What this sheet is about, in a sentence.
#   map: What readers should know of the map.

# Counts by county stand in tables/fbi_county_offenses.csv, those of other sources in
# tables/county_counts.csv, under these codes:
{counties}
"""


def begin_profile(state: Jurisdiction, library: Library) -> str:
    """Return a profile of a state that is ready for checking, with comments on what may be filled in."""
    period = library.sources[FBI_SOURCE].period
    return _TEXT.format(
        name=state.name,
        usps=state.usps,
        region=state.region,
        hotline=state.hotline_url or "none is known",
        edition=period.last if period else _LATEST_EDITION_WITHOUT_DATA,
        counties="\n".join(_wrap_counties(_list_counties(state.usps, library))),
    )


def _list_counties(usps: str, library: Library) -> Sequence[County]:
    """Return the counties of the newest edition there is of a state."""
    own = [county for county in library.counties if county.usps == usps]
    newest = max(edition for county in own for edition in county.editions)
    return sorted((county for county in own if newest in county.editions), key=lambda county: county.fips)


def _wrap_counties(counties: Sequence[County]) -> list[str]:
    """Return codes and names as lines of comment."""
    lines = ["#"]
    for county in counties:
        entry = f" {county.fips} {county.full_name};"
        if len(lines[-1]) + len(entry) > _WIDTH:
            lines.append("#")
        lines[-1] += entry
    return [*lines[:-1], lines[-1].removesuffix(";")]
