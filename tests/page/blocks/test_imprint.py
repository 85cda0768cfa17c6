"""A publisher's logo, line, contact and funding stand inside their width, read in order, in every format."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from factsheet.conformance.verapdf import VeraPdf
from factsheet.disclosure import protect_profile
from factsheet.geometry import Box
from factsheet.logo.artwork import Logo, Outlines, Pixels, Shape
from factsheet.model.publisher import Funding, OwnContact
from factsheet.model.vocabulary import Format
from factsheet.page.blocks.header import compose_header
from factsheet.page.blocks.imprint import (
    choose_publisher,
    compose_contact,
    compose_funding,
    compose_imprint,
    measure_logo,
)
from factsheet.page.formats import SHEET_FORMATS
from factsheet.page.placed import (
    Drawable,
    Element,
    Panel,
    PlacedPage,
    Role,
    VectorImage,
)
from factsheet.page.sheet_context import StepContext
from factsheet.page.stacking import Block, stack_blocks
from factsheet.page.styles import Styles
from factsheet.pdf.document import write_document
from factsheet.pdf.extents import measure_extent, walk_marks
from factsheet.theme import Palette, Theme
from factsheet.typesetting.text_run import Run
from factsheet.wording import load_wording
from tests.conformance import page_faults
from tests.pdf.builders import a_document
from tests.sheets.drawn import profile_of

SQUARE = Shape((("M", (0, 0)), ("L", (9, 0)), ("L", (9, 9)), ("Z", ())), "#24518f")
LOGO = Logo("Logo of an agency (synthetic)", Outlines(30, 10, (SQUARE,)))
BITMAP = Logo("Logo of an agency (synthetic)", Pixels(30, 10, bytes((36, 81, 143)) * 300))
SUMMARY = "What the sheet is for. " * 4
LINE = "An agency, A department (synthetic)"
CONTACT = OwnContact(
    name="A line (synthetic)",
    phone="555-0100",
    text="555010",
    web="https://example.org/help",
    note="Day and night",
)
FUNDING = Funding(
    federal=450_000,
    nonfederal=150_000,
    agency="An office, A department",
    award="2026-XX-0000",
    url="https://example.org/award",
)
FULL = Theme(logo=LOGO, publisher=LINE, contact=CONTACT, funding=FUNDING)


def replace_web(web: str) -> OwnContact:
    return CONTACT.model_copy(update={"web": web})


def a_job(
    theme: Theme = FULL,
    form: Format = Format.HANDOUT,
    lang: str = "en",
    *,
    publisher: str | None = None,
) -> StepContext:
    chosen = SHEET_FORMATS[form]
    profile = protect_profile(replace(profile_of("MA"), publisher=publisher)).profile
    styles = Styles(chosen.ladder[0].scale, chosen.palette or Palette())
    return StepContext(profile, load_wording(lang), chosen, theme, styles=styles)


def placed(block: Block | None, context: StepContext) -> tuple[PlacedPage, Box]:
    """Return a page with the block at the top of its frame, and the box that the block must keep to."""
    assert block is not None
    sheet = context.form.sheet
    box = Box(sheet.frame.x, sheet.frame.top - block.least, sheet.frame.width, block.least)
    done = block.place(box)
    return PlacedPage(sheet.width, sheet.height, done.elements, done.artifacts), box


def all_blocks(context: StepContext) -> Block:
    width = context.form.sheet.frame.width
    blocks = (
        compose_imprint(context, SUMMARY, width),
        compose_contact(context, width),
        compose_funding(context, width),
    )
    return stack_blocks(*[block for block in blocks if block is not None])


def marks(page: PlacedPage) -> Iterator[Drawable]:
    for element in page.content:
        yield from walk_marks(element)


def text_of(page: PlacedPage) -> str:
    words = "".join(mark.text if isinstance(mark, Run) else " " for mark in marks(page))
    return re.sub(r"\s+", " ", words.replace("\u00a0", " "))


def element_of(page: PlacedPage, role: Role) -> Element:
    def walk(elements: tuple[Element | Drawable, ...]) -> Iterator[Element]:
        for each in elements:
            if isinstance(each, Element):
                yield each
                yield from walk(each.children)

    return next(each for each in walk(page.content) if each.role is role)


ALL = [(form, lang) for form in Format for lang in ("en", "es")]


@pytest.mark.parametrize(("form", "lang"), ALL)
@pytest.mark.parametrize("logo", [LOGO, BITMAP], ids=["shapes", "bitmap"])
def test_a_page_with_all_of_it_conforms(form: Format, lang: str, logo: Logo, verapdf: VeraPdf) -> None:
    context = a_job(replace(FULL, logo=logo), form, lang)
    page, _ = placed(
        stack_blocks(compose_header(context, context.form.sheet.frame.width), all_blocks(context)), context
    )
    pdf = write_document(a_document(page, lang=context.wording.lang))
    assert page_faults(pdf) == []
    assert verapdf.check(pdf) == []


@pytest.mark.parametrize(("form", "lang"), ALL)
def test_nothing_leaves_its_box_or_overlaps(form: Format, lang: str) -> None:
    context = a_job(form=form, lang=lang)
    page, box = placed(all_blocks(context), context)
    panels = [artifact.box for artifact in page.artifacts if isinstance(artifact, Panel)]
    boxes = [measure_extent(mark) for mark in marks(page)]
    assert all(box.holds(each, slack=0.5) for each in [*boxes, *panels])
    overlaps = [
        (one, two) for place, one in enumerate(boxes) for two in boxes[:place] if one.overlaps(two, slack=1)
    ]
    assert overlaps == []


@pytest.mark.parametrize("name", ["A line (synthetic) " * 15, "L" * 300], ids=["many words", "one long word"])
@pytest.mark.parametrize("phone", ["555-0100", "1-555-555-0100, extension 12345", None])
@pytest.mark.parametrize("form", list(Format))
def test_long_names_and_numbers_stay_inside(form: Format, phone: str | None, name: str) -> None:
    contact = OwnContact(name=name.strip(), phone=phone, text="555010", note="Words " * 60)
    theme = Theme(logo=LOGO, publisher="Words " * 50, contact=contact)
    context = a_job(theme, form)
    page, box = placed(all_blocks(context), context)
    boxes = [measure_extent(mark) for mark in marks(page)]
    assert len(boxes) > 3
    assert all(box.holds(each, slack=0.5) for each in boxes)
    assert not any(one.overlaps(two, slack=1) for place, one in enumerate(boxes) for two in boxes[:place])


def test_the_theme_of_the_series_adds_nothing() -> None:
    context = a_job(Theme())
    assert [block(context, 540) for block in (compose_contact, compose_funding)] == [None] * 2
    page, _ = placed(compose_imprint(context, SUMMARY, 540), context)
    assert [element.role for element in page.content] == [Role.PARAGRAPH]
    assert text_of(page).strip() == SUMMARY.strip()


def test_the_line_of_the_profile_comes_before_that_of_the_theme() -> None:
    assert choose_publisher(a_job()) == LINE
    assert choose_publisher(a_job(publisher="Its own")) == "Its own"


def test_the_logo_is_read_before_the_line_and_that_before_what_the_sheet_is_for() -> None:
    context = a_job()
    page, _ = placed(compose_imprint(context, SUMMARY, 540), context)
    assert [element.role for element in page.content] == [Role.FIGURE, Role.PARAGRAPH, Role.PARAGRAPH]
    assert text_of(replace(page, content=page.content[1:2])).strip() == LINE
    assert page.content[0].alt == "Logo of an agency (synthetic)"


@pytest.mark.parametrize(
    ("theme", "role"), [(Theme(logo=LOGO), Role.FIGURE), (Theme(publisher=LINE), Role.PARAGRAPH)]
)
def test_a_logo_or_a_line_alone_will_do(theme: Theme, role: Role) -> None:
    context = a_job(theme)
    page, _ = placed(compose_imprint(context, SUMMARY, 540), context)
    assert [element.role for element in page.content] == [role, Role.PARAGRAPH]


@pytest.mark.parametrize("size", [(30, 10), (10, 30), (200, 10), (10, 200)])
def test_a_logo_keeps_its_proportions_within_its_limits(size: tuple[int, int]) -> None:
    context = a_job()
    logo = Logo("A logo", Pixels(*size, bytes(size[0] * size[1] * 3)))
    width, height = measure_logo(context, logo, 300)
    body = context.styles.body.size
    assert width / height == pytest.approx(size[0] / size[1])
    assert height <= 3.2 * body + 0.01
    assert width <= min(12 * body, 120) + 0.01


def test_without_colour_the_logo_is_grey() -> None:
    fills = []
    for form in (Format.HANDOUT, Format.GRAY):
        context = a_job(form=form)
        page, _ = placed(compose_imprint(context, SUMMARY, 540), context)
        (mark,) = walk_marks(page.content[0])
        assert isinstance(mark, VectorImage)
        (part,) = mark.outlines.parts
        assert isinstance(part, Shape)
        fills.append(part.paint)
    assert fills == ["#24518f", "#515151"]


def test_in_another_language_what_the_publisher_wrote_is_marked_as_english() -> None:
    context = a_job(lang="es")
    page, _ = placed(all_blocks(context), context)
    assert element_of(page, Role.FIGURE).lang == "en-US"
    assert element_of(page, Role.SPAN).lang == "en-US"


FUNDED = {
    "en": (
        "Supported with federal funds: An office, A department, award 2026-XX-0000. Federal funds pay 75% of "
        "the total cost ($450,000), non-federal sources 25% ($150,000). The publisher alone answers for what "
        "this sheet says. It does not state the official views of the agency or of the U.S. Government, and "
        "neither of them endorses it."
    ),
    "es": (
        "Con apoyo de fondos federales: An office, A department, subvención 2026-XX-0000. Los fondos "
        "federales pagan el 75 % del costo total ($450,000) y las fuentes no federales, el 25 % ($150,000). "
        "Solo quien publica esta hoja responde de lo que dice. No expresa la posición oficial de la agencia "
        "ni del Gobierno de los EE. UU., y ninguno de los dos la respalda."
    ),
}


@pytest.mark.parametrize(("lang", "words"), list(FUNDED.items()))
def test_who_paid_is_told_in_percent_and_dollars(lang: str, words: str) -> None:
    context = a_job(lang=lang)
    page, _ = placed(compose_funding(context, 540), context)
    assert text_of(page) == words


def test_an_award_that_pays_for_all_is_told_without_other_sources() -> None:
    whole = Funding(federal=450_000, nonfederal=0, agency="An office")
    context = a_job(Theme(funding=whole))
    page, _ = placed(compose_funding(context, 540), context)
    assert text_of(page).startswith(
        "Supported with federal funds: An office. Federal funds pay 100% of the total cost ($450,000). The "
    )


def test_addresses_are_links_where_the_format_has_links() -> None:
    def urls(form: Format) -> list[str]:
        context = a_job(form=form)
        page, _ = placed(all_blocks(context), context)
        inner = [
            child for element in page.content for child in element.children if isinstance(child, Element)
        ]
        return [child.url for child in inner if child.url]

    assert urls(Format.HANDOUT) == ["https://example.org/help", "https://example.org/award"]
    assert urls(Format.GRANT) == []


def test_the_contact_is_read_as_name_number_and_lines() -> None:
    context = a_job()
    page, _ = placed(compose_contact(context, 540), context)
    assert [(element.role, element.key) for element in page.content] == [
        (Role.H2, "contact"),
        (Role.PARAGRAPH, "contact"),
        (Role.PARAGRAPH, "contact"),
    ]
    assert text_of(page) == "A LINE (SYNTHETIC) 555-0100Day and nightText 555010. Online: example.org/help"


def test_ways_to_write_that_do_not_fit_on_one_line_have_a_line_each() -> None:
    context = a_job(replace(FULL, contact=replace_web(f"https://example.org/{'help/' * 30}")))
    page, _ = placed(compose_contact(context, 540), context)
    lines = [text_of(replace(page, content=(element,))) for element in page.content[2:]]
    assert lines[0] == "Text 555010."
    assert lines[1].startswith("Online: example.org/help")
    assert len(lines) == 2


def test_in_large_print_the_lines_stand_below_the_number() -> None:
    context = a_job(form=Format.LARGE)
    page, _ = placed(compose_contact(context, context.form.sheet.frame.width), context)
    starts = [next(walk_marks(element)) for element in page.content]
    assert [start.x for start in starts if isinstance(start, Run)] == [context.form.sheet.frame.x + 5] * 3
