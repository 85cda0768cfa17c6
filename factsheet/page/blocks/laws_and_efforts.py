"""What is done: laws beside or above statewide efforts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from factsheet.model import BlockName, Effort, Efforts, Law, Measure
from factsheet.model.local_text import ENGLISH
from factsheet.model.sheet_fit import LeftOut
from factsheet.page.ladder import AGENCIES, COLLABORATIONS, FEDERAL_LAWS, FUNDING, LAWS, RESOURCES
from factsheet.page.laws_list import find_foreign_language, set_laws_list
from factsheet.page.lists import compose_more_line, set_bulleted_list
from factsheet.page.sheet_context import (
    SheetContext,
    set_heading_block,
    set_linked_block,
    set_own_note,
    set_subheading_block,
    set_text_block,
    style_parts,
)
from factsheet.page.stacking import (
    Block,
    Omission,
    leave_out,
    make_space,
    set_beside,
    stack_blocks,
)
from factsheet.typesetting.paragraphs import TextSpan

Entry = TypeVar("Entry")

GUTTER, ACTIONS_GUTTER = 22.0, 20.0
FEW_ENTRIES = 4
LEAST_LISTED = 3  # entries of all efforts; fewer are run in behind what they are
TWO_COLUMNS = 420.0  # a list this wide is set in two columns
# Shares of the laws in the width of a row that they have together with the efforts.
DIVIDES = (0.32, 0.36, 0.4, 0.43, 0.46, 0.48, 0.5, 0.52, 0.54, 0.56, 0.58, 0.6, 0.62, 0.65, 0.68)


def compose_actions(context: SheetContext, width: float, *, between: float) -> list[Block | None]:
    """Return laws beside efforts, the divide where the two are most alike in height, or below each other.

    A few efforts, which are run in, stand below the laws where that is shorter. `between` is the least room between two rows, in points.
    """
    is_single = context.form.is_single_column or context.shortening.is_stacked or _is_ordered_apart(context)
    if is_single or not (has_printed_laws(context) and has_printed_efforts(context)):
        return [compose_laws(context, width), compose_efforts(context, width)]
    divided = _choose_divide(context, width)
    if not (context.shortening.is_rebalanced or _are_run_in(context)):
        return [divided]
    below = compose_laws(context, width), compose_efforts(context, width)
    stacked = sum(block.least for block in below if block is not None) + between
    return list(below) if stacked < divided.least else [divided]


def _is_ordered_apart(context: SheetContext) -> bool:
    """Return whether the publisher orders the two, or sends one to the back, apart from the other."""
    blocks = context.profile.blocks
    named = [name in (BlockName.LAWS, BlockName.EFFORTS) for name in blocks.order or ()]
    is_apart = any(named) and named[named.index(True) :][:2] != [True, True]
    back = blocks.prefer_back or ()
    return is_apart or (BlockName.LAWS in back) != (BlockName.EFFORTS in back)


def has_printed_laws(context: SheetContext) -> bool:
    """Return whether laws of the jurisdiction are printed: not where the whole list is left out."""
    laws = context.profile.laws
    return bool(laws) and context.why_left_out(BlockName.LAWS, LAWS, len(laws)) is None


def has_printed_efforts(context: SheetContext) -> bool:
    """Return whether anything statewide is printed: not where all its lists are left out."""
    efforts, show = context.profile.efforts, context.shortening.count_shown
    if not context.has_block(BlockName.EFFORTS):
        return False
    lists = {COLLABORATIONS: efforts.collaborations, RESOURCES: efforts.resources, FUNDING: efforts.funding}
    return efforts.agencies is not None or any(show(path, len(items)) for path, items in lists.items())


def _are_run_in(context: SheetContext) -> bool:
    """Return whether the efforts are so few that they are run in behind what they are."""
    efforts, show = context.profile.efforts, context.shortening.count_shown
    lists = {COLLABORATIONS: efforts.collaborations, RESOURCES: efforts.resources, FUNDING: efforts.funding}
    counts = {path: show(path, len(items)) for path, items in lists.items()}
    is_whole = all(counts[path] or not items for path, items in lists.items())
    return is_whole and sum(counts.values()) < LEAST_LISTED


def _choose_divide(context: SheetContext, width: float) -> Block:
    """Return the row whose divide makes the taller of the two as short as can be.

    The wider a list, the shorter: the best divide is where laws and efforts cross, found by halving.
    """
    low, high = 0, len(DIVIDES) - 1
    while low < high:
        middle = (low + high) // 2
        (laws, _), (efforts, _) = _divide_actions(context, width, DIVIDES[middle])
        if laws.least > efforts.least:
            low = middle + 1
        else:
            high = middle
    near = DIVIDES[max(low - 1, 0) : low + 1]
    rows = [set_beside(*_divide_actions(context, width, share), gutter=ACTIONS_GUTTER) for share in near]
    return min(rows, key=lambda block: block.least)


def _divide_actions(context: SheetContext, width: float, share: float) -> list[tuple[Block, float]]:
    """Return laws and efforts, each with its width."""
    room = width - ACTIONS_GUTTER
    columns = [
        (compose_laws(context, room * share), room * share),
        (compose_efforts(context, room * (1 - share)), room * (1 - share)),
    ]
    return [(block or make_space(0), column) for block, column in columns]


def compose_laws(context: SheetContext, width: float) -> Block | None:
    """Return the jurisdiction's laws."""
    laws = context.profile.laws
    if not laws:
        return None
    if reason := context.why_left_out(BlockName.LAWS, LAWS, len(laws)):
        return leave_out(LAWS, len(laws), reason=reason)
    entries = _shorten_entries(context, (LAWS, laws))
    title = context.wording.say(f"laws.heading_{context.profile.jurisdiction.kind}")
    heading = set_heading_block(context, title, width, aside=_name_language(context, entries.shown))
    listed = set_laws_list(context, entries.shown, width, columns=count_list_columns(context, width))
    note = set_own_note(context, context.profile.texts.laws, width)
    return stack_blocks(heading, listed, *_compose_more(context, entries, width), *note).named("laws", LAWS)


def _name_language(context: SheetContext, laws: Sequence[Law]) -> str:
    """Return what is said once of the English titles of a list on a sheet in another language."""
    is_english = any(law.lang in {None, ENGLISH} and find_foreign_language(context, law) for law in laws)
    return context.wording.say("laws.english_titles") if is_english else ""


@dataclass(frozen=True, slots=True)
class _Entries(Generic[Entry]):
    """The entries of a list that are printed, and what is not."""

    shown: tuple[Entry, ...]
    omits: tuple[Omission, ...]


def _shorten_entries(context: SheetContext, *lists: tuple[str, tuple[Entry, ...]]) -> _Entries[Entry]:
    """Return what is printed of lists that stand under one heading; each is named by its path."""
    shown: list[Entry] = []
    omits: list[Omission] = []
    for path, items in lists:
        count = context.shortening.count_shown(path, len(items))
        shown += items[:count]
        if count < len(items):
            omits.append(Omission(path, count, len(items) - count))
    return _Entries(tuple(shown), tuple(omits))


def _compose_more(context: SheetContext, entries: _Entries[Entry], width: float) -> list[Block]:
    """Return the line below a shortened list that says how many more there are, if there are any."""
    hidden = sum(omission.hidden for omission in entries.omits)
    if not hidden:
        return []
    return [make_space(1), replace(compose_more_line(context, hidden, width), omits=entries.omits)]


def compose_federal_laws(context: SheetContext, width: float) -> Block | None:
    """Return the federal laws for a jurisdiction of which no law is listed; no height where left out."""
    laws: tuple[Law, ...] = context.profile.federal_laws
    if context.profile.laws or not laws:
        return None
    if reason := context.why_left_out(BlockName.FEDERAL_LAWS, FEDERAL_LAWS):
        return leave_out(FEDERAL_LAWS, reason=reason)
    title = context.wording.say("laws.federal")
    heading = set_heading_block(context, title, width, aside=_name_language(context, laws))
    # One line each wherever the sheet is wide enough: the laws of the place itself are what it is about.
    brief = replace(context, shortening=replace(context.shortening, has_short_titles=True))
    note = set_text_block(
        TextSpan(context.wording.say("laws.not_listed", place=context.place), context.styles.note), width
    )
    return stack_blocks(heading, set_laws_list(brief, laws, width), make_space(3), note).named(FEDERAL_LAWS)


def compose_efforts(context: SheetContext, width: float) -> Block | None:
    """Return agencies, collaborations, resources and funding; no height where all that is left out."""
    efforts = context.profile.efforts
    if not context.has_block(BlockName.EFFORTS):
        return _leave_out_efforts(efforts)
    groups = _compose_groups(context, _group_efforts(context, efforts), width)
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
    held = {
        AGENCIES: [efforts.agencies] if efforts.agencies else [],
        COLLABORATIONS: efforts.collaborations,
        RESOURCES: efforts.resources,
        FUNDING: efforts.funding,
    }
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
    entries: _Entries[Effort]


def _group_efforts(context: SheetContext, efforts: Efforts) -> list[_Group]:
    """Return the groups there are; a few resources and funds stand under one title."""
    say = context.wording.say
    collaborations, resources, funding = (
        (COLLABORATIONS, efforts.collaborations),
        (RESOURCES, efforts.resources),
        (FUNDING, efforts.funding),
    )
    lone = {name: say(f"efforts.lone.{name}") for name in ("collaboration", "resource", "funding")}
    groups = [
        _Group(
            say("efforts.collaborations"), lone["collaboration"], _shorten_entries(context, collaborations)
        )
    ]
    both = _shorten_entries(context, resources, funding)
    is_mixed = all(context.shortening.count_shown(path, len(items)) for path, items in (resources, funding))
    if is_mixed and len(efforts.resources + efforts.funding) <= FEW_ENTRIES:
        title = say("efforts.resources_and_funding")
        groups.append(_Group(title, title, both))
    else:
        shown = _shorten_entries(context, resources), _shorten_entries(context, funding)
        groups.append(_Group(say("efforts.resources"), lone["resource"], shown[0]))
        groups.append(_Group(say("efforts.funding"), lone["funding"], shown[1]))
    return [group for group in groups if group.entries.shown or group.entries.omits]


def _compose_groups(context: SheetContext, groups: Sequence[_Group], width: float) -> list[Block]:
    """Set the groups side by side where there is room, else below each other."""
    printed = [group for group in groups if group.entries.shown]
    left_out = [
        leave_out(omission.path, omission.hidden)
        for group in groups
        if not group.entries.shown
        for omission in group.entries.omits
    ]
    if _are_run_in(context):
        return [
            part for group in printed for part in (_run_in_group(context, group, width), make_space(2, 5))
        ]
    if count_list_columns(context, width) > 1 and len(printed) > 1:
        column = (width - GUTTER * (len(printed) - 1)) / len(printed)
        row = [(_compose_group(context, group, column), column) for group in printed]
        return [set_beside(*row, gutter=GUTTER), *left_out]
    set_groups = [_compose_group(context, group, width) for group in printed]
    return [*(part for block in set_groups for part in (block, make_space(3, 7))), *left_out]


def _run_in_group(context: SheetContext, group: _Group, width: float) -> Block:
    """Return the few entries of a group as a paragraph that begins with its title."""
    body, names = context.styles.body, _name_efforts(context, group.entries.shown)
    title = group.title if len(names) > 1 else group.lone
    label = context.wording.say("efforts.run_in", title=title)
    spans = [TextSpan(label, context.styles.strong), TextSpan(" ", body), names[0]]
    spans += [span for name in names[1:] for span in (TextSpan("; ", body), name)]
    paragraph = set_linked_block(spans, width)
    return stack_blocks(paragraph, *_compose_more(context, group.entries, width))


def _name_efforts(context: SheetContext, efforts: Sequence[Effort]) -> list[TextSpan]:
    """Return the names, each a link where an address is known; links are told by their underline."""
    style, lang = context.styles.body, context.data_lang
    return [TextSpan(item.name, style, url=context.url(item.url), lang=lang) for item in efforts]


def _compose_group(context: SheetContext, group: _Group, width: float) -> Block:
    spans = _name_efforts(context, group.entries.shown)
    columns = min(count_list_columns(context, width), len(spans))
    return stack_blocks(
        set_subheading_block(context, group.title, width),
        set_bulleted_list(context, spans, width, columns=columns),
        *_compose_more(context, group.entries, width),
    )


def count_list_columns(context: SheetContext, width: float) -> int:
    """Return in how many columns a list is set; one that a page may break is set in one."""
    is_one = context.form.is_single_column or context.shortening.is_stacked or width <= TWO_COLUMNS
    return 1 if is_one else 2
