"""What is done: laws, statewide efforts, and what the Hotline is asked for."""

from collections.abc import Sequence

from factsheet.model import Effort, Efforts, Law
from factsheet.page.blocks import Block, beside, space, stack
from factsheet.page.job import Job, heading_block, linked, rich, text_block
from factsheet.page.lists import bulleted_list, laws_list
from factsheet.page.paragraphs import Span
from factsheet.page.placed import Role

GUTTER = 22.0
FEW_ENTRIES = 4
TWO_COLUMNS = 420.0  # a list this wide is set in two columns


def laws_block(job: Job, width: float) -> Block | None:
    """Return block 9: the jurisdiction's laws."""
    laws = job.profile.laws
    if not laws:
        return None
    heading = heading_block(job, job.wording.say(f"laws.heading_{job.profile.jurisdiction.kind}"), width)
    return stack(heading, laws_list(job, laws, width)).named("laws", "laws")


def federal_laws_block(job: Job, width: float) -> Block | None:
    """Return the federal laws, for a jurisdiction of which no law is listed."""
    laws: tuple[Law, ...] = job.profile.federal_laws
    if job.profile.laws or not laws:
        return None
    heading = heading_block(job, job.wording.say("laws.federal"), width)
    note = text_block(Span(job.wording.say("laws.not_listed", place=job.place), job.styles.note), width)
    return stack(heading, laws_list(job, laws, width), space(3), note).named("federal laws")


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
        parts += [text_block(rich(sentence, styles, url=job.profile.contact.directory), width), space(2, 6)]
    if width > TWO_COLUMNS and len(groups) > 1:
        column = (width - GUTTER * (len(groups) - 1)) / len(groups)
        parts.append(beside(*[(_group(job, *group, column), column) for group in groups], gutter=GUTTER))
    else:
        for group in groups:
            parts += [_group(job, *group, width), space(3, 7)]
    return stack(*parts).named("efforts", "efforts")


def _groups(job: Job, efforts: Efforts) -> list[tuple[str, tuple[Effort, ...]]]:
    """Return titles with their entries; a few resources and funds stand under one title."""
    both = efforts.resources + efforts.funding
    if efforts.resources and efforts.funding and len(both) <= FEW_ENTRIES:
        groups = [("efforts.collaborations", efforts.collaborations), ("efforts.resources_and_funding", both)]
    else:
        groups = [
            ("efforts.collaborations", efforts.collaborations),
            ("efforts.resources", efforts.resources),
            ("efforts.funding", efforts.funding),
        ]
    return [(job.wording.say(key), items) for key, items in groups if items]


def _group(job: Job, title: str, items: Sequence[Effort], width: float) -> Block:
    spans = [linked(item.name, job.styles.body, job.styles.link, url=item.url) for item in items]
    columns = 2 if width > TWO_COLUMNS and len(items) > 1 else 1
    heading = text_block(Span(title, job.styles.subheading), width, role=Role.H3)
    return stack(heading, bulleted_list(job, spans, width, columns=columns))


def requests_block(job: Job, width: float) -> Block | None:
    """Return what people ask the Hotline for, each kind with its meaning."""
    requests = job.profile.contact.requests
    if not requests:
        return None
    items = [
        (Span(f"{request.name}: ", job.styles.strong), Span(request.meaning, job.styles.body))
        for request in requests
    ]
    heading = heading_block(job, job.wording.say("requests.heading"), width)
    return stack(heading, bulleted_list(job, items, width, columns=2 if width > TWO_COLUMNS else 1)).named(
        "requests"
    )


def lines_block(job: Job, width: float) -> Block | None:
    """Return further national help lines."""
    lines = job.profile.contact.other_lines
    if not lines:
        return None
    items = [(Span(f"{line.name}: ", job.styles.body), Span(line.phone, job.styles.strong)) for line in lines]
    heading = heading_block(job, job.wording.say("lines.heading"), width)
    return stack(heading, bulleted_list(job, items, width, columns=2 if width > TWO_COLUMNS else 1)).named(
        "lines"
    )
