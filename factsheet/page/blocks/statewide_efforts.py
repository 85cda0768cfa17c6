"""Statewide efforts: agencies, collaborations, resources and funding."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factsheet.model import BlockName, Effort, Efforts, Measure
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.blocks.shown_entries import Entries, compose_more, count_list_columns, shorten_entries
from factsheet.page.ladder import AGENCIES, COLLABORATIONS, FUNDING, RESOURCES, Shortening
from factsheet.page.laws_list import find_foreign_language
from factsheet.page.lists import set_bulleted_list
from factsheet.page.sheet_content import SheetContent, keep_answer
from factsheet.page.sheet_context import (
    SheetContext,
    StepContext,
    set_heading_block,
    set_linked_block,
    set_own_note,
    set_subheading_block,
    set_text_block,
    style_parts,
)
from factsheet.page.stacking import Block, leave_out, make_space, set_beside, stack_blocks
from factsheet.typesetting.paragraphs import TextSpan

GUTTER = 22.0
FEW_ENTRIES = 4
LEAST_LISTED = 3  # entries of all efforts; fewer are run in behind what they are


def has_printed_efforts(context: StepContext) -> bool:
    """Return whether anything statewide is printed: not where all its lists are left out."""
    show = context.shortening.count_shown
    if not context.has_block(BlockName.EFFORTS):
        return False
    lists = _list_lists(context.profile.efforts).items()
    return context.profile.efforts.agencies is not None or any(
        show(path, len(items)) for path, items in lists
    )


def is_run_in(context: StepContext) -> bool:
    """Return whether the efforts are so few that they are run in behind what they are."""
    lists, show = _list_lists(context.profile.efforts), context.shortening.count_shown
    counts = {path: show(path, len(items)) for path, items in lists.items()}
    is_whole = all(counts[path] or not items for path, items in lists.items())
    return is_whole and sum(counts.values()) < LEAST_LISTED


def _list_lists(efforts: Efforts) -> Mapping[str, tuple[Effort, ...]]:
    """Return the lists by their paths, in the order of the page."""
    return {COLLABORATIONS: efforts.collaborations, RESOURCES: efforts.resources, FUNDING: efforts.funding}


def compose_efforts(context: StepContext, width: float) -> Block | None:
    """Return agencies, collaborations, resources and funding; no height where all that is left out."""
    efforts = context.profile.efforts
    if not context.has_block(BlockName.EFFORTS):
        return _leave_out_efforts(efforts)
    groups = _compose_groups(context, _group_efforts(context, context.shortening), width)
    if not has_printed_efforts(context):
        return stack_blocks(*groups) if groups else None
    kind = context.profile.jurisdiction.kind
    parts = [set_heading_block(context, context.wording.say(f"efforts.heading_{kind}"), width)]
    if efforts.agencies is not None:
        parts += [_set_agencies(context, efforts.agencies, width), make_space(2, 6)]
    note = set_own_note(context, context.profile.texts.efforts, width)
    return stack_blocks(*parts, *groups, *note).named("efforts", COLLABORATIONS)


def _leave_out_efforts(efforts: Efforts) -> Block | None:
    """Return what there is of efforts that the publisher left out."""
    held = {AGENCIES: [efforts.agencies] if efforts.agencies else [], **_list_lists(efforts)}
    parts = [leave_out(path, len(items), reason=LeftOut.CHOSEN) for path, items in held.items() if items]
    return stack_blocks(*parts) if parts else None


def _set_agencies(context: SheetContext, agencies: Measure, width: float) -> Block:
    """Return how many victim service agencies there are, and in which list: that of the source, or itself."""
    wording, source = context.wording, context.source(agencies.source)
    styles = (context.styles.body, context.styles.strong, context.styles.link)
    if source.directory is None:
        listed, url = context.credit(source.key, agencies.period), source.url
    else:
        listed, url = wording.choose(source.directory).text, context.profile.contact.directory
    sentence = wording.counted_parts("efforts.agencies", agencies.value, list=listed)
    return set_text_block(style_parts(sentence, styles, url=context.url(url)), width)


@dataclass(frozen=True, slots=True)
class _Group:
    """Efforts that share a title.

    Attributes:
        lone: The title of a single entry that is run in.
    """

    title: str
    lone: str
    entries: Entries[Effort]


@keep_answer
def _group_efforts(content: SheetContent, shortening: Shortening) -> tuple[_Group, ...]:
    """Return the groups there are; a few resources and funds stand under one title."""
    say, efforts = content.wording.say, content.profile.efforts
    collaborations, resources, funding = (
        (COLLABORATIONS, efforts.collaborations),
        (RESOURCES, efforts.resources),
        (FUNDING, efforts.funding),
    )
    lone = {name: say(f"efforts.lone.{name}") for name in ("collaboration", "resource", "funding")}
    groups = [
        _Group(
            say("efforts.collaborations"), lone["collaboration"], shorten_entries(shortening, collaborations)
        )
    ]
    both = shorten_entries(shortening, resources, funding)
    is_mixed = all(shortening.count_shown(path, len(items)) for path, items in (resources, funding))
    if is_mixed and len(efforts.resources + efforts.funding) <= FEW_ENTRIES:
        title = say("efforts.resources_and_funding")
        groups.append(_Group(title, title, both))
    else:
        shown = shorten_entries(shortening, resources), shorten_entries(shortening, funding)
        groups.append(_Group(say("efforts.resources"), lone["resource"], shown[0]))
        groups.append(_Group(say("efforts.funding"), lone["funding"], shown[1]))
    return tuple(group for group in groups if group.entries.shown or group.entries.omits)


def _compose_groups(context: StepContext, groups: Sequence[_Group], width: float) -> list[Block]:
    """Set the groups side by side where there is room, else below each other."""
    printed = [group for group in groups if group.entries.shown]
    left_out = [
        leave_out(omission.path, omission.hidden)
        for group in groups
        if not group.entries.shown
        for omission in group.entries.omits
    ]
    if is_run_in(context):
        return [
            part for group in printed for part in (_set_run_in_group(context, group, width), make_space(2, 5))
        ]
    if count_list_columns(context, width) > 1 and len(printed) > 1:
        column = (width - GUTTER * (len(printed) - 1)) / len(printed)
        row = [(_compose_group(context, group, column), column) for group in printed]
        return [set_beside(*row, gutter=GUTTER), *left_out]
    set_groups = [_compose_group(context, group, width) for group in printed]
    return [*(part for block in set_groups for part in (block, make_space(3, 7))), *left_out]


def _set_run_in_group(context: SheetContext, group: _Group, width: float) -> Block:
    """Return the few entries of a group as a paragraph that begins with its title."""
    body, names = context.styles.body, _name_efforts(context, group.entries.shown)
    title = group.title if len(names) > 1 else group.lone
    label = context.wording.say("efforts.run_in", title=title)
    spans = [TextSpan(label, context.styles.strong), TextSpan(" ", body), names[0]]
    spans += [span for name in names[1:] for span in (TextSpan("; ", body), name)]
    paragraph = set_linked_block(spans, width)
    return stack_blocks(paragraph, *compose_more(context, group.entries, width))


def _name_efforts(context: SheetContext, efforts: Sequence[Effort]) -> list[TextSpan]:
    """Return the names, each a link where an address is known, and in its language."""
    style = context.styles.body
    return [
        TextSpan(item.name, style, url=context.url(item.url), lang=find_foreign_language(context, item.lang))
        for item in efforts
    ]


def _compose_group(context: StepContext, group: _Group, width: float) -> Block:
    spans = _name_efforts(context, group.entries.shown)
    columns = min(count_list_columns(context, width), len(spans))
    return stack_blocks(
        set_subheading_block(context, group.title, width),
        set_bulleted_list(context, spans, width, columns=columns),
        *compose_more(context, group.entries, width),
    )
