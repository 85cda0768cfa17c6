"""Lists: numbered, bulleted, and laws with their citations at the right edge."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from factsheet.geometry import Box
from factsheet.model import Law
from factsheet.page.blocks import Block, Placement
from factsheet.page.job import Job, unbroken
from factsheet.page.paragraphs import Paragraph, Span, set_text
from factsheet.page.placed import Element, Panel, Role, Rule

INDENT_OF_NUMBERS, INDENT_OF_BULLETS = 16.0, 10.0
BULLET = 3.0
COLUMN_GUTTER = 22.0
AIR_BETWEEN_ITEMS = 0.35  # in type sizes
AIR_BETWEEN_LAWS = 0.5
ROW_AIR = 3.4
CITATION_SHARE, MOST_CITATION_SHARE = 0.36, 0.5
CITATION_GUTTER = 10.0


def numbered_list(job: Job, items: Sequence[Span], width: float, *, rows: int) -> Block:
    """Return a list numbered from 1; it opens out as a list of `rows` items does, as its neighbours do."""
    labels = [set_text(Span(str(n), job.styles.number), width) for n in range(1, len(items) + 1)]
    items_ = _items(items, width - INDENT_OF_NUMBERS, labels)
    return _list(job, [items_], INDENT_OF_NUMBERS, "Decimal", rows=rows)


def bulleted_list(
    job: Job, items: Sequence[Sequence[Span] | Span], width: float, *, columns: int = 1
) -> Block:
    """Return a list with square bullets, which are ornaments; columns are filled downward first."""
    column = (width - COLUMN_GUTTER * (columns - 1)) / columns
    rows = ceil(len(items) / columns)
    texts = _items(items, column - INDENT_OF_BULLETS)
    parts = [texts[n * rows : (n + 1) * rows] for n in range(columns)]
    return _list(job, parts, INDENT_OF_BULLETS, "Disc", rows=rows)


@dataclass(frozen=True, slots=True)
class _Item:
    text: Paragraph
    label: Paragraph | None


def _items(
    items: Sequence[Sequence[Span] | Span], measure: float, labels: Sequence[Paragraph] | None = None
) -> list[_Item]:
    texts = [set_text(item, measure) for item in items]
    return [_Item(text, labels[n] if labels else None) for n, text in enumerate(texts)]


def _list(job: Job, columns: Sequence[Sequence[_Item]], indent: float, numbering: str, *, rows: int) -> Block:
    """Set the items down each column; slack goes between them, as much as `rows` items would take."""
    least = max(sum(item.text.height for item in part) for part in columns)
    filled = least + (rows - max(map(len, columns))) * job.styles.body.leading
    most_air = AIR_BETWEEN_ITEMS * job.styles.body.size

    def place(box: Box) -> Placement:
        air = min(max(box.height - filled, 0.0) / rows, most_air)
        elements: list[Element] = []
        bullets: list[Panel] = []
        frames = box.columns((1.0,) * len(columns), gutter=COLUMN_GUTTER)
        for column, part in zip(frames, columns, strict=True):
            top = column.top
            for item in part:
                elements.append(_placed(item, column.x, top, indent))
                if item.label is None:
                    bullets.append(_bullet(job, column.x, top))
                top -= item.text.height + air
        return Placement((Element(Role.LIST, tuple(elements), numbering=numbering),), tuple(bullets))

    return Block(least, least + rows * most_air, place)


def _placed(item: _Item, x: float, top: float, indent: float) -> Element:
    """Return the list item with its upper left corner at x, top."""
    body = Element(Role.BODY, item.text.marks(x + indent, top))
    if item.label is None:
        return Element(Role.ITEM, (body,))
    return Element(Role.ITEM, (Element(Role.LABEL, item.label.marks(x, top, continued=True)), body))


def _bullet(job: Job, x: float, top: float) -> Panel:
    middle = top - job.styles.body.leading / 2
    return Panel(Box(x, middle - BULLET / 2, BULLET, BULLET), fill=job.palette.blue)


def _air(slack: float, rows: int, most: float) -> float:
    """Return what each row gets of the slack, within reason."""
    return min(max(slack, 0.0) / rows, most) if rows else 0.0


def laws_list(job: Job, laws: Sequence[Law], width: float) -> Block:
    """Return laws in rows: title at the left, citation at the right, a hairline below; linked where known."""
    citations = _citations(job, laws, width)
    titles = [
        set_text(Span(law.title, job.styles.body), width - citation.width - CITATION_GUTTER)
        for law, citation in zip(laws, citations, strict=True)
    ]
    heights = [max(t.height, c.height) for t, c in zip(titles, citations, strict=True)]
    least = sum(heights) + ROW_AIR * len(laws)

    def place(box: Box) -> Placement:
        air = ROW_AIR + _air(box.height - least, len(laws), AIR_BETWEEN_LAWS * job.styles.body.size)
        items, rules, top = [], [], box.top
        for title, citation, height in zip(titles, citations, heights, strict=True):
            baseline = top - air / 2
            marks = title.marks(box.x, baseline, continued=True)
            marks += citation.marks(box.x + width - citation.measure, baseline, align=1)
            items.append(Element(Role.ITEM, (Element(Role.BODY, marks),)))
            top -= height + air
            rules.append(Rule(box.x, top, box.x + width, top, 0.5, job.palette.hairline))
        return Placement((Element(Role.LIST, tuple(items), numbering="None"),), tuple(rules))

    return Block(least, least + len(laws) * AIR_BETWEEN_LAWS * job.styles.body.size, place)


def _citations(job: Job, laws: Sequence[Law], width: float) -> list[Paragraph]:
    """Set the citations to a share of the width: to less if all are short, to more if a part is longer."""
    spans = [
        Span(unbroken(law.citation), job.styles.link if law.url else job.styles.strong, url=law.url)
        for law in laws
    ]
    widest = max(set_text(span, width).width for span in spans)
    parts = [Span(part, span.style) for span in spans for part in span.text.split(" ")]
    least = max(set_text(part, width).width for part in parts)
    measure = min(max(min(widest, width * CITATION_SHARE), least) + 0.5, width * MOST_CITATION_SHARE)
    return [set_text(span, measure) for span in spans]
