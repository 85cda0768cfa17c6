"""What the data of a state hold and no sheet has place for, with the reasons."""

from collections.abc import Collection, Iterable, Iterator

from factsheet.model import Unprinted, Venues, list_rankings
from factsheet.model.period import list_runs
from factsheet.sources.county_maps import CountyMaps
from factsheet.sources.covered_years import take_latest_run
from factsheet.sources.national_tables import Entry

_TWO_MAPS = (
    "two maps at most, of the office's own counts first; 'map: source' and 'second_map: source' choose others"
)
_CHOSEN = "left out by choice, 'blocks: leave_out_sources'"
_RANKS = "they are there to check the order by, and never printed"
_OLDER = "years without a row lie between these and the newest, which are drawn"


def list_unprinted_data(
    maps: CountyMaps, annual: Collection[Entry], venues: Venues, left_out: Iterable[str]
) -> tuple[Unprinted, ...]:
    """Return what no sheet prints.

    Args:
        maps: What the maps show.
        annual: The rows of the state in the annual table, none where its source is left out.
        venues: Of the profile.
        left_out: Keys of the sources that are left out and have counts of the state.
    """
    return (
        *(Unprinted(f"counts by county of {source}", _TWO_MAPS) for source in maps.others),
        *(Unprinted(f"counts in the tables of {source}", _CHOSEN) for source in left_out),
        *_list_older_years(annual),
        *(
            Unprinted(f"{path}.counts", _RANKS)
            for path, ranking in list_rankings(venues).items()
            if ranking.counts
        ),
    )


def _list_older_years(annual: Collection[Entry]) -> Iterator[Unprinted]:
    """Yield each run of years before the latest one."""
    drawn = {entry.year for entry in take_latest_run(tuple(annual))}
    for run in list_runs(entry.year for entry in annual if entry.year not in drawn):
        years = f"{run[0]}" if len(run) == 1 else f"{run[0]}-{run[-1]}"
        yield Unprinted(f"calls and cases of {years}", _OLDER)
