"""What is done: laws, statewide efforts, and what the Hotline is asked for."""

from dataclasses import dataclass
from typing import TypeVar

from factsheet.model import Effort, Efforts, Law
from factsheet.page.formats import COLLABORATIONS, FEDERAL_LAWS, FUNDING, LAWS, RESOURCES
from factsheet.page.lists import bulleted_list, laws_list, more_block
from factsheet.page.sheet_context import (
    SheetContext,
    heading_block,
    linked,
    rich,
    subheading_block,
    text_block,
)
from factsheet.page.stacking import Block, beside, space, stack
from factsheet.typesetting.paragraphs import TextSpan
from factsheet.typesetting.text_style import TextStyle

Entry = TypeVar("Entry")

GUTTER = 22.0
FEW_ENTRIES = 4
TWO_COLUMNS = 420.0  # a list this wide is set in two columns


def laws_block(context: SheetContext, width: float) -> Block | None:
    """Return block 9: the jurisdiction's laws."""
    laws = context.profile.laws
    if not laws:
        return None
    heading = heading_block(
        context, context.wording.say(f"laws.heading_{context.profile.jurisdiction.kind}"), width
    )
    shown, more = shortened(context, LAWS, laws, width)
    return stack(heading, laws_list(context, shown, width), *more).named("laws", LAWS)


def shortened(
    context: SheetContext, path: str, items: tuple[Entry, ...], width: float
) -> tuple[tuple[Entry, ...], list[Block]]:
    """Return the entries that a list prints, and the line about the others."""
    shown = context.cuts.shown(path, len(items))
    if shown == len(items):
        return items, []
    return items[:shown], [space(1), more_block(context, len(items) - shown, width)]


def federal_laws_block(context: SheetContext, width: float) -> Block | None:
    """Return the federal laws, for a jurisdiction of which no law is listed."""
    laws: tuple[Law, ...] = context.profile.federal_laws
    if context.profile.laws or not laws or FEDERAL_LAWS in context.cuts.left_out:
        return None
    heading = heading_block(context, context.wording.say("laws.federal"), width)
    note = text_block(
        TextSpan(context.wording.say("laws.not_listed", place=context.place), context.styles.note), width
    )
    return stack(heading, laws_list(context, laws, width), space(3), note).named(FEDERAL_LAWS)


def efforts_block(context: SheetContext, width: float) -> Block | None:
    """Return block 10: agencies, collaborations, resources and funding."""
    efforts = context.profile.efforts
    groups = _groups(context, efforts)
    if not groups and efforts.agencies is None:
        return None
    kind = context.profile.jurisdiction.kind
    parts = [heading_block(context, context.wording.say(f"efforts.heading_{kind}"), width)]
    if efforts.agencies is not None:
        sentence = context.wording.counted_parts("efforts.agencies", efforts.agencies.value)
        styles = (context.styles.body, context.styles.strong, context.styles.link)
        directory = context.url(context.profile.contact.directory)
        parts += [text_block(rich(sentence, styles, url=directory), width), space(2, 6)]
    if _columns(context, width) > 1 and len(groups) > 1:
        column = (width - GUTTER * (len(groups) - 1)) / len(groups)
        parts.append(beside(*[(_group(context, group, column), column) for group in groups], gutter=GUTTER))
    else:
        for group in groups:
            parts += [_group(context, group, width), space(3, 7)]
    return stack(*parts).named("efforts", COLLABORATIONS)


@dataclass(frozen=True, slots=True)
class _Group:
    """Efforts that share a title; `path` is where the first of them stand in the profile file."""

    title: str
    path: str
    items: tuple[Effort, ...]


def _groups(context: SheetContext, efforts: Efforts) -> list[_Group]:
    """Return the groups that are printed; a few resources and funds stand under one title."""
    say, cuts = context.wording.say, context.cuts
    resources = () if RESOURCES in cuts.left_out else efforts.resources
    funding = () if FUNDING in cuts.left_out else efforts.funding
    groups = [_Group(say("efforts.collaborations"), COLLABORATIONS, efforts.collaborations)]
    if resources and funding and len(resources + funding) <= FEW_ENTRIES:
        groups.append(_Group(say("efforts.resources_and_funding"), RESOURCES, resources + funding))
    else:
        groups.append(_Group(say("efforts.resources"), RESOURCES, resources))
        groups.append(_Group(say("efforts.funding"), FUNDING, funding))
    return [group for group in groups if group.items]


def _entry(context: SheetContext, item: Effort) -> TextSpan:
    url = context.url(item.url)
    return linked(item.name, context.styles.body, context.styles.link, url=url, lang=context.data_lang)


def _group(context: SheetContext, group: _Group, width: float) -> Block:
    items, more = shortened(context, group.path, group.items, width)
    spans = [
        linked(
            item.name,
            context.styles.body,
            context.styles.link,
            url=context.url(item.url),
            lang=context.data_lang,
        )
        for item in items
    ]
    columns = min(_columns(context, width), len(items))
    return stack(
        subheading_block(context, group.title, width),
        bulleted_list(context, spans, width, columns=columns),
        *more,
    )


def requests_block(context: SheetContext, width: float) -> Block | None:
    """Return what people ask the Hotline for, each kind with its meaning."""
    requests = context.profile.contact.requests
    if not requests:
        return None
    items = [
        (
            _term(context, request.name, context.styles.strong, ": "),
            _term(context, request.meaning, context.styles.body),
        )
        for request in requests
    ]
    heading = heading_block(context, context.wording.say("requests.heading"), width)
    return stack(heading, bulleted_list(context, items, width, columns=_columns(context, width))).named(
        "requests"
    )


def lines_block(context: SheetContext, width: float) -> Block | None:
    """Return further national help lines."""
    lines = context.profile.contact.other_lines
    if not lines:
        return None
    items = [
        (_term(context, line.name, context.styles.body, ": "), TextSpan(line.phone, context.styles.strong))
        for line in lines
    ]
    heading = heading_block(context, context.wording.say("lines.heading"), width)
    return stack(heading, bulleted_list(context, items, width, columns=_columns(context, width))).named(
        "lines"
    )


def _term(context: SheetContext, text: str, style: TextStyle, end: str = "") -> TextSpan:
    """Return a text of the data in the language of the sheet, or marked with its own."""
    term = context.wording.term(text)
    return TextSpan(term.text + end, style, lang=term.lang)


def _columns(context: SheetContext, width: float) -> int:
    """Return in how many columns a list is set; one that a page may break is set in one."""
    return 2 if width > TWO_COLUMNS and not (context.form.is_single_column or context.cuts.is_stacked) else 1
