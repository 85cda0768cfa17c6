"""The foot of the sheet: what was counted and what was not, the sources, and which sheet this is."""

from factsheet.disclosure import keeps_back
from factsheet.geometry import Box
from factsheet.model import Mark, Source
from factsheet.page.placed import Element, Role
from factsheet.page.sheet_context import Job
from factsheet.page.stacking import Block, Placement, fixed
from factsheet.page.text_marks import mark_text
from factsheet.typesetting.paragraphs import Span, set_text

ITEMS = "\ufffc"  # stands for the sources while the sentence around them is taken apart
LEAST_GAP = 24.0  # between the end of the text and the footer on one line


def about_block(job: Job, width: float, *, code: str) -> Block:
    """Return blocks 12 and 13: how to read the figures, the sources with dates, and which sheet this is.

    The footer stands at the right end of the last line where that leaves room, else on a line of its own.
    """
    heading = Span(f"{job.wording.say('about.heading')}. ", job.styles.fine_strong)
    about = set_text((heading, Span(" ".join(_sentences(job)), job.styles.fine), *_sources(job)), width)
    footer = set_text(Span(_footer(job, code), job.styles.fine), width)
    room = width - about.last_width - footer.width
    down = about.height if room < LEAST_GAP else about.height - about.leading

    def place(box: Box) -> Placement:
        return Placement(
            (
                Element(Role.PARAGRAPH, mark_text(about, box.x, box.top), key="about"),
                Element(Role.PARAGRAPH, mark_text(footer, box.x, box.top - down, align=1), key="footer"),
            )
        )

    return fixed(down + footer.height, place)


def _sentences(job: Job) -> list[str]:
    say, profile = job.wording.say, job.profile
    sentences = []
    if profile.cases is not None:
        sentences.append(say("about.hotline"))
    if profile.counties is not None or profile.offenses is not None:
        sentences.append(say("about.fbi"))
    if profile.counties is not None and 0 in profile.counties.cells.values():
        sentences.append(say("about.white"))
    if keeps_back(profile):
        sentences.append(say("about.not_shown"))
    missing = missing_items(job)
    if missing:
        sentences.append(say("missing.line", place=job.place, items=job.wording.list_of(missing)))
    if profile.english_prevails and job.data_lang:
        sentences.append(say("about.english_prevails"))
    return sentences


def _sources(job: Job) -> tuple[Span, ...]:
    """Name the sources in their own language; the day they were checked stands once if it is that of all."""
    sources = job.profile.sources
    days = {source.checked_on for source in sources}
    if len(days) == 1:
        day = job.wording.date(days.pop(), is_short=True)
        text = job.wording.say("about.sources_checked", date=day, items=ITEMS)
        items = "; ".join(_cited(job, source) for source in sources)
    else:
        text = job.wording.say("about.sources", items=ITEMS)
        items = "; ".join(
            job.wording.say("about.cited_checked", cited=_cited(job, source), date=_day(job, source))
            for source in sources
        )
    before, after = text.split(ITEMS)
    style = job.styles.fine
    return Span(f" {before}", style), Span(items, style, lang=job.data_lang), Span(after, style)


def _cited(job: Job, source: Source) -> str:
    if source.period is None:
        return source.cited
    return job.wording.say("about.cited_period", cited=source.cited, period=job.wording.period(source.period))


def _day(job: Job, source: Source) -> str:
    return job.wording.date(source.checked_on, is_short=True)


def missing_items(job: Job) -> list[str]:
    """Return, in words, what was not found in published sources for this jurisdiction."""
    profile = job.profile
    counties = profile.counties
    absent = {
        "cases": profile.cases is None,
        "calls": profile.calls is None,
        "persons": profile.persons is None,
        "demographics": profile.demographics is None,
        "call_types": profile.call_types is None,
        "venues": profile.venues.sex is None and profile.venues.labor is None,
        "counties": counties is None or all(cell is Mark.NO_DATA for cell in counties.cells.values()),
        "agencies": profile.efforts.agencies is None,
    }
    return [job.wording.say(f"missing.items.{key}") for key, is_absent in absent.items() if is_absent]


def _footer(job: Job, code: str) -> str:
    """Return jurisdiction, edition and version with the code that stands for the carried data."""
    profile = job.profile
    line = job.wording.say(
        "footer.line", usps=profile.jurisdiction.usps, edition=profile.edition, version=profile.version
    )
    return f"{line} · {code}"
