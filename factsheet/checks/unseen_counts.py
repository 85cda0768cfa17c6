"""Which counts a sheet does not show, and the rule on breakdowns that have one of them."""

from collections.abc import Iterator

from factsheet.checks.context import CheckContext
from factsheet.checks.finding import Found
from factsheet.checks.policies import find_policy
from factsheet.disclosure.cell_names import list_counts, name_bars, name_groups, name_not_stated
from factsheet.model import Breakdown, Cell, CellMark


def is_unseen(context: CheckContext, cell: str, value: Cell, source: str, *, is_exempt: bool) -> bool:
    """Return whether a count is not shown for the policy of its source, which is not an open one.

    Where the sheet cannot be made safe, a count counts that is small, or that its source keeps back.

    Args:
        context: What is known of the state.
        cell: Name of the count in disclosure control.
        value: As the profile file has it.
        source: Key of its source.
        is_exempt: Whether it is shown however small it is.
    """
    policy = find_policy(context.shared.sources, source)
    if policy.is_open:
        return False
    if context.safe is not None:
        return list_counts(context.safe).get(cell) is CellMark.NOT_SHOWN
    if isinstance(value, int):
        return policy.is_small(value) and not is_exempt
    return value is CellMark.NOT_SHOWN


def find_undeclared_breakdowns(context: CheckContext) -> Iterator[Found]:
    """Find breakdowns with a hidden count that do not say what they divide."""
    people = context.content.demographics
    for name, group in name_groups(people).items():
        source = people.credit_group(group) if people else ""
        cells = _list_cells(name, group)
        if group.of is None and any(
            is_unseen(context, cell, value, source, is_exempt=is_exempt) for cell, value, is_exempt in cells
        ):
            expected = "'of: cases' or 'of: persons', what its counts divide"
            yield Found(context.place(name), "a count that is not shown, and no 'of'", expected)


def _list_cells(name: str, group: Breakdown) -> list[tuple[str, Cell, bool]]:
    """Return name, content and exemption of each count of a breakdown."""
    bars = name_bars(name, group.bars).items()
    cells = [(bar_name, bar.value, bar.published is not None) for bar_name, bar in bars]
    rest = group.not_stated
    return cells if rest is None else [*cells, (name_not_stated(name), rest, False)]
