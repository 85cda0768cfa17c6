"""The upper bounds of the map's classes, held against the counts of the counties."""

from factsheet.count_wording import word_limit
from factsheet.errors import DataError, Fault, FormCode
from factsheet.model import CountyCounts
from factsheet.sources.profile_file import ReadProfile


def refuse_low_bounds(read: ReadProfile, path: str, counties: CountyCounts | None, *, is_told: bool) -> None:
    """Refuse fixed class bounds that leave a county without a class.

    Args:
        read: The profile file, whose bounds they are.
        path: Of the map in it, "map" or "second_map".
        counties: The counts by county, None where there are none.
        is_told: Whether the fault may tell the highest count.

    Raises:
        DataError: The last bound lies below the highest count.
    """
    choice = read.content.map if path == "map" else read.content.second_map
    bounds = choice.bounds
    cells = counties.cells.values() if counties else ()
    highest = max((cell for cell in cells if isinstance(cell, int)), default=0)
    if bounds and bounds[-1] < highest:
        origin = read.origins[f"{path}.bounds"]
        limit = word_limit(highest, "the highest count of a county", is_told=is_told)
        allowed = f"rising whole numbers, the last at least {limit}"
        found = str(list(bounds))
        raise DataError(Fault(origin.file, origin.line, origin.field, found, allowed, code=FormCode.BOUNDS))
