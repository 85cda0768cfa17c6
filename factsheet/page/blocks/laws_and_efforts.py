"""What is done: laws, statewide efforts, and what the Hotline is asked for."""

from dataclasses import dataclass
from typing import TypeVar

from factsheet.model import Effort, Efforts, Law
from factsheet.page.formats import COLLABORATIONS, FEDERAL_LAWS, FUNDING, LAWS, RESOURCES
from factsheet.page.lists import bulleted_list, laws_list, more_block
from factsheet.page.sheet_context import Job, heading_block, linked, rich, subheading_block, text_block
from factsheet.page.stacking import Block, beside, space, stack
from factsheet.typesetting.paragraphs import Span
from factsheet.typesetting.text_style import TextStyle

Entry = TypeVar("Entry")

GUTTER = 22.0
FEW_ENTRIES = 4
TWO_COLUMNS = 420.0  # a list this wide is set in two columns


def laws_block(job: Job, width: float) -> Block | None:
    """Return block 9: the jurisdiction's laws."""
    laws = job.profile.laws
    if not laws:
        return None
    heading = heading_block(job, job.wording.say(f"laws.heading_{job.profile.jurisdiction.kind}"), width)
    shown, more = shortened(job, LAWS, laws, width)
    return stack(heading, laws_list(job, shown, width), *more).named("laws", LAWS)


def shortened(
    job: Job, path: str, items: tuple[Entry, ...], width: float
) -> tuple[tuple[Entry, ...], list[Block]]:
    """Return the entries that a list prints, and the line about the others."""
    shown = job.cuts.shown(path, len(items))
    if shown == len(items):
        return items, []
    return items[:shown], [space(1), more_block(job, len(items) - shown, width)]


def federal_laws_block(job: Job, width: float) -> Block | None:
    """Return the federal laws, for a jurisdiction of which no law is listed."""
    laws: tuple[Law, ...] = job.profile.federal_laws
    if job.profile.laws or not laws or FEDERAL_LAWS in job.cuts.left_out:
        return None
    heading = heading_block(job, job.wording.say("laws.federal"), width)
    note = text_block(Span(job.wording.say("laws.not_listed", place=job.place), job.styles.note), width)
    return stack(heading, laws_list(job, laws, width), space(3), note).named(FEDERAL_LAWS)


def efforts_block(job: Job, width: float) -> Block | None:
    """Return block 10: agencies, collaborations, resources and funding."""
    efforts = job.profile.efforts
    groups = _groups(job, efforts)
    if not groups and efforts.agencies is None:
        return None
    kind = job.profile.jurisdiction.kind
    parts = [heading_block(job, job.wording.say(f"efforts.heading_{kind}"), width)]
    if efforts.agencies is not None:
        sentence = job.wording.counted_parts("efforts.agencies", efforts.agencies.value)
        styles = (job.styles.body, job.styles.strong, job.styles.link)
        directory = job.url(job.profile.contact.directory)
        parts += [text_block(rich(sentence, styles, url=directory), width), space(2, 6)]
    if _columns(job, width) > 1 and len(groups) > 1:
        column = (width - GUTTER * (len(groups) - 1)) / len(groups)
        parts.append(beside(*[(_group(job, group, column), column) for group in groups], gutter=GUTTER))
    else:
        for group in groups:
            parts += [_group(job, group, width), space(3, 7)]
    return stack(*parts).named("efforts", COLLABORATIONS)


@dataclass(frozen=True, slots=True)
class _Group:
    """Efforts that share a title; `path` is where the first of them stand in the profile file."""

    title: str
    path: str
    items: tuple[Effort, ...]


def _groups(job: Job, efforts: Efforts) -> list[_Group]:
    """Return the groups that are printed; a few resources and funds stand under one title."""
    say, cuts = job.wording.say, job.cuts
    resources = () if RESOURCES in cuts.left_out else efforts.resources
    funding = () if FUNDING in cuts.left_out else efforts.funding
    groups = [_Group(say("efforts.collaborations"), COLLABORATIONS, efforts.collaborations)]
    if resources and funding and len(resources + funding) <= FEW_ENTRIES:
        groups.append(_Group(say("efforts.resources_and_funding"), RESOURCES, resources + funding))
    else:
        groups.append(_Group(say("efforts.resources"), RESOURCES, resources))
        groups.append(_Group(say("efforts.funding"), FUNDING, funding))
    return [group for group in groups if group.items]


def _entry(job: Job, item: Effort) -> Span:
    url = job.url(item.url)
    return linked(item.name, job.styles.body, job.styles.link, url=url, lang=job.data_lang)


def _group(job: Job, group: _Group, width: float) -> Block:
    items, more = shortened(job, group.path, group.items, width)
    spans = [
        linked(item.name, job.styles.body, job.styles.link, url=job.url(item.url), lang=job.data_lang)
        for item in items
    ]
    columns = min(_columns(job, width), len(items))
    return stack(
        subheading_block(job, group.title, width), bulleted_list(job, spans, width, columns=columns), *more
    )


def requests_block(job: Job, width: float) -> Block | None:
    """Return what people ask the Hotline for, each kind with its meaning."""
    requests = job.profile.contact.requests
    if not requests:
        return None
    items = [
        (_term(job, request.name, job.styles.strong, ": "), _term(job, request.meaning, job.styles.body))
        for request in requests
    ]
    heading = heading_block(job, job.wording.say("requests.heading"), width)
    return stack(heading, bulleted_list(job, items, width, columns=_columns(job, width))).named("requests")


def lines_block(job: Job, width: float) -> Block | None:
    """Return further national help lines."""
    lines = job.profile.contact.other_lines
    if not lines:
        return None
    items = [
        (_term(job, line.name, job.styles.body, ": "), Span(line.phone, job.styles.strong)) for line in lines
    ]
    heading = heading_block(job, job.wording.say("lines.heading"), width)
    return stack(heading, bulleted_list(job, items, width, columns=_columns(job, width))).named("lines")


def _term(job: Job, text: str, style: TextStyle, end: str = "") -> Span:
    """Return a text of the data in the language of the sheet, or marked with its own."""
    term = job.wording.term(text)
    return Span(term.text + end, style, lang=term.lang)


def _columns(job: Job, width: float) -> int:
    """Return in how many columns a list is set; one that a page may break is set in one."""
    return 2 if width > TWO_COLUMNS and not (job.form.is_single_column or job.cuts.is_stacked) else 1
