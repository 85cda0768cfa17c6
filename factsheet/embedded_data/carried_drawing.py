"""What a sheet is drawn with beside its data, so that the program can draw it again.

It is no attachment: nobody needs it but the program. Everything in it is the publisher's choice or is on the
sheet already: the format, the classes of the map, colours, the logo, the dots of other states.
"""

from base64 import b64decode, b64encode
from typing import Annotated, Any

from pydantic import Field

from factsheet.disclosure import SafeProfile
from factsheet.logo.artwork import Logo, Outlines, Pixels
from factsheet.model import BlockChoice, MapChoice, NationFigures, OtherState, Record, StateShapes
from factsheet.model.blocks import AS_USUAL
from factsheet.model.entries import USUAL_MAP
from factsheet.model.publisher import Funding, OwnContact
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format, Standard
from factsheet.theme import DEFAULT_THEME, Palette, Theme
from factsheet.version import VERSION
from factsheet.wording.language_files import LanguageFile

DRAWING = "drawing"  # its key, where it stands in one file with the data
BYTES_A_PIXEL = 3
TAG_ALLOWED = "the tag of a language, such as en or pt-BR"
LanguageTag = Annotated[str, Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description=TAG_ALLOWED)]
"""A word that names a file, and must not lead to another folder: the data may come from anywhere."""


class CarriedPixels(Record):
    """A picture: its rows as in `Pixels`, written in Base64; the file packs them with the rest."""

    width: int = Field(ge=1)
    height: int = Field(ge=1)
    rgb: str


class CarriedLogo(Record):
    """A logo as it is drawn, not the file that it was read from; one of the two pictures is there."""

    alt: str
    pixels: CarriedPixels | None = None
    outlines: Outlines | None = None


class CarriedTheme(Record):
    """What the publisher adds to the sheet and its profile does not have."""

    palette: Palette = Palette()
    logo: CarriedLogo | None = None
    publisher: str | None = None
    contact: OwnContact | None = None
    funding: Funding | None = None


class CarriedWording(Record):
    """The words of the sheet's language, where they are not the ones that came with the program."""

    language: str
    locale: str
    contractions: dict[str, str]
    articles: dict[str, str]
    texts: dict[str, str]
    terms: dict[str, str]
    expansions: dict[str, str] = Field(default_factory=dict)  # older sheets have none


class CarriedDrawing(Record):
    """What a sheet is drawn with.

    Attributes:
        program: The version that drew it; "" where it is not told.
        format: The format.
        lang: Two letters, a wording file.
        allow_back: Whether a handout may continue on a second page.
        standard: The standards that its file keeps.
        map, second_map: How the maps are classed.
        blocks: Which blocks the sheet has.
        english_prevails: As in `Profile`.
        rate, share, change: The figures of other states, as in `NationFigures`.
        theme: What the publisher adds.
        wording: Words of the user's own.
        shapes: County shapes of the user's own.
    """

    program: str = ""
    format: Format = Format.HANDOUT
    lang: LanguageTag = "en"
    allow_back: bool = False
    standard: Standard = Standard.PDF17
    map: MapChoice = USUAL_MAP
    second_map: MapChoice = USUAL_MAP
    blocks: BlockChoice = AS_USUAL
    english_prevails: bool = False
    rate: tuple[OtherState, ...] = ()
    share: tuple[OtherState, ...] = ()
    change: tuple[OtherState, ...] = ()
    theme: CarriedTheme = CarriedTheme()
    wording: CarriedWording | None = None
    shapes: StateShapes | None = None

    def to_options(self) -> SheetOptions:
        """Return how the sheet is drawn; a draft has its stamp in its profile."""
        return SheetOptions(
            self.format,
            self.lang,
            has_back=self.allow_back,
            standard=self.standard,
            program=self.program or VERSION,
        )

    def to_theme(self) -> Theme:
        """Return what the publisher adds.

        Raises:
            ValueError: The picture of the logo is not whole.
        """
        theme = self.theme
        logo = None if theme.logo is None else restore_logo(theme.logo)
        return Theme(theme.palette, logo, theme.publisher, theme.contact, theme.funding)


def make_carried_drawing(
    profile: SafeProfile, options: SheetOptions, theme: Theme = DEFAULT_THEME, own: LanguageFile | None = None
) -> CarriedDrawing:
    """Return what a sheet is drawn with.

    Args:
        profile: What it shows.
        options: How it is drawn.
        theme: What the publisher adds.
        own: The words, where they are not the ones that came with the program.
    """
    nation = profile.nation if isinstance(profile.nation, NationFigures) else None
    others = {
        name: figure.others for name in ("rate", "share", "change") if (figure := getattr(nation, name, None))
    }
    return CarriedDrawing(
        program=options.program,
        format=options.form,
        lang=options.lang,
        allow_back=options.has_back,
        standard=options.standard,
        map=profile.map_choice,
        second_map=profile.second_map_choice,
        blocks=profile.blocks,
        english_prevails=profile.english_prevails,
        **others,
        theme=CarriedTheme(
            palette=theme.palette,
            logo=None if theme.logo is None else pack_logo(theme.logo),
            publisher=theme.publisher,
            contact=theme.contact,
            funding=theme.funding,
        ),
        wording=None if own is None else _pack_wording(own),
        shapes=profile.shapes if profile.shapes.is_own else None,
    )


def format_drawing_json(drawing: CarriedDrawing) -> bytes:
    """Return it as UTF-8 JSON without what is as usual."""
    return drawing.model_dump_json(exclude_defaults=True).encode()


def pack_logo(logo: Logo) -> CarriedLogo:
    """Return a logo as it travels."""
    if isinstance(logo.image, Outlines):
        return CarriedLogo(alt=logo.alt, outlines=logo.image)
    rgb = b64encode(logo.image.rgb).decode()
    pixels = CarriedPixels(width=logo.image.width, height=logo.image.height, rgb=rgb)
    return CarriedLogo(alt=logo.alt, pixels=pixels)


def restore_logo(carried: CarriedLogo) -> Logo:
    """Return a logo as it is drawn.

    Raises:
        ValueError: Its picture is not whole, or there is none.
    """
    if carried.outlines is not None:
        return Logo(carried.alt, carried.outlines)
    if carried.pixels is None:
        raise ValueError("a logo without a picture")
    size = carried.pixels.width * carried.pixels.height * BYTES_A_PIXEL
    rgb = b64decode(carried.pixels.rgb, validate=True)
    if len(rgb) != size:
        raise ValueError(f"the picture of a logo has {len(rgb)} bytes in place of {size}")
    return Logo(carried.alt, Pixels(carried.pixels.width, carried.pixels.height, rgb))


def _pack_wording(own: LanguageFile) -> CarriedWording:
    parts: dict[str, Any] = {
        name: dict(getattr(own, name))
        for name in ("contractions", "articles", "texts", "terms", "expansions")
    }
    return CarriedWording(language=own.lang, locale=own.locale, **parts)
