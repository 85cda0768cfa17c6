"""The rule on data that no sheet of a state prints, whatever room there is."""

from collections.abc import Iterator

from factsheet.checks.context import CheckContext
from factsheet.checks.finding import Found
from factsheet.model import BlockName, Efforts, list_rankings

_CHOSEN = "that, if it is meant: left out by choice, 'blocks: leave_out'"


def find_unprinted_data(context: CheckContext) -> Iterator[Found]:
    """Find data that is on no sheet: left out by choice, or more than a sheet has place for."""
    if context.safe is None:
        return
    for data in context.safe.unprinted:
        yield Found(
            context.place("blocks"),
            f"{data.what}, which no sheet prints",
            f"that, if it is meant: {data.reason}",
        )
    for name in context.safe.blocks.leave_out or ():
        if name in _list_held_blocks(context):
            yield Found(
                context.place("blocks.leave_out"), f"data for '{name}', which no sheet prints", _CHOSEN
            )


def _list_held_blocks(context: CheckContext) -> set[BlockName]:
    """Return the blocks for which there are data of the state."""
    content, safe = context.content, context.safe
    if safe is None:
        return set()
    held = {
        BlockName.FIGURES: any((safe.cases, safe.persons, safe.calls)),
        BlockName.BY_YEAR: any((safe.cases_by_year, safe.calls_by_year)),
        BlockName.MAP: safe.counties is not None,
        BlockName.COUNTIES: safe.counties is not None,
        BlockName.SECOND_MAP: safe.second_counties is not None,
        BlockName.PEOPLE: content.demographics is not None,
        BlockName.CALL_TYPES: content.call_types is not None,
        BlockName.VENUES: bool(list_rankings(content.venues)),
        BlockName.OFFENSES: safe.offenses is not None,
        BlockName.LAWS: bool(content.laws),
        BlockName.EFFORTS: content.efforts != Efforts(),
    }
    return {name for name, is_held in held.items() if is_held}
