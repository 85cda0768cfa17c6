"""What a sheet is set from, before its type is known, and what is worked out from it once."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from factsheet.disclosure import SafeProfile
from factsheet.fields import is_link
from factsheet.model import BlockName, Period, Source
from factsheet.page.formats import SheetFormat
from factsheet.theme import DEFAULT_THEME, Palette, Theme
from factsheet.wording.language import DATA_LANGUAGE, Wording
from factsheet.wording.source_words import word_credit, word_full_credit

_OF = "content"  # the key of what the answers are about
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def keep_answer(
    ask: Callable[Concatenate["SheetContent", Asked], Answer],
) -> Callable[Concatenate["SheetContent", Asked], Answer]:
    """Return a question about the content of a sheet that is worked out once a sheet, for all steps.

    It is asked of the content alone, which knows neither type nor shortening: what depends on the step of the
    ladder cannot be kept. An answer is a value that nobody changes; so are the arguments.
    """

    @wraps(ask)
    def answer(content: "SheetContent", /, *args: Asked.args, **values: Asked.kwargs) -> Answer:
        question = (ask, args, *values.items())
        if question not in content.answers:
            content.answers[question] = ask(content, *args, **values)
        return cast(Answer, content.answers[question])

    return answer


def drop_answers(content: "SheetContent") -> None:
    """Forget what was worked out of a content that is done with.

    Blocks among the answers know the content that they were made from: only the collector would part them.
    """
    content.answers.clear()


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What is the same at all steps of the ladder.

    Attributes:
        code: Stands in the footer, for the data that the sheet carries.
        answers: What was worked out from the others, by the question.
    """

    profile: SafeProfile
    wording: Wording
    form: SheetFormat
    theme: Theme = DEFAULT_THEME
    code: str = ""
    answers: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Begin with no answers where another content is made of this one."""
        parts = (self.profile, self.wording, self.form, self.theme, self.code)
        known = self.answers.setdefault(_OF, parts)
        if any(one is not other for one, other in zip(known, parts, strict=True)):
            object.__setattr__(self, "answers", {_OF: parts})

    @property
    def sheet_palette(self) -> Palette:
        """Return the colours of the sheet: greys are the format's own, colours the publisher's."""
        return self.form.palette or self.theme.palette

    def url(self, url: str | None) -> str | None:
        """Return the address of a link where the format has links."""
        return url if self.form.has_links else None

    @property
    def data_lang(self) -> str | None:
        """Return the language of names, laws and titles where it is not that of the sheet."""
        return None if self.wording.lang == DATA_LANGUAGE else DATA_LANGUAGE

    def has_block(self, name: BlockName) -> bool:
        """Return whether the publisher has not left a block out."""
        return name not in (self.profile.blocks.leave_out or ())

    def source(self, key: str) -> Source:
        """Return a source of the sheet; each that a part of the profile names is among them."""
        return {source.key: source for source in self.profile.sources}[key]

    def credit(self, key: str, period: Period) -> str:
        """Return what stands beside a heading: who counted, and when."""
        return word_credit(self.wording, self.source(key), period)

    def full_credit(self, key: str, period: Period) -> str:
        """Return what stands beside the heading of a map: who counted what, and when."""
        return word_full_credit(self.wording, self.source(key), period)

    @keep_answer
    def palette_of(self, key: str) -> Palette:
        """Return the colours of a source: those of the map of its counts, or of all without a map.

        What is offenses of the nation has the colours that its map has on other sheets.
        """
        first, second = self.profile.counties, self.profile.second_counties
        if first is not None and first.source == key:
            return self.sheet_palette.for_map_source()
        is_second = second is not None and second.source == key
        picture = self.profile.picture
        if picture is not None and picture.offenses is not None and picture.offenses.source == key:
            is_second = first is not None
            return self.sheet_palette.for_second_map() if is_second else self.sheet_palette.for_map_source()
        return self.sheet_palette.for_second_map() if is_second else self.sheet_palette

    @property
    def name(self) -> str:
        """Return the name of the jurisdiction."""
        return self.wording.term(self.profile.jurisdiction.name).text

    @property
    def place(self) -> str:
        """Return the name as running text has it: "the District of Columbia"."""
        return self.wording.place(self.profile.jurisdiction.name)

    @property
    def hotline_page(self) -> str:
        """Return the address of the Hotline's page on the jurisdiction, or of its home page."""
        return self.profile.jurisdiction.hotline_url or self.profile.contact.web

    @property
    def chat_page(self) -> str | None:
        """Return the address that is printed for the Hotline's chat; None where what is printed is none."""
        contact = self.profile.contact
        if contact.chat is None:
            return contact.web
        url = contact.chat if "://" in contact.chat else f"https://{contact.chat}"
        return url if is_link(url) else None

    @property
    def state_page(self) -> str | None:
        """Return the address of a page on the jurisdiction by a source of the sheet, where one is known."""
        has_page = any(source.state_pages for source in self.profile.sources)
        return self.profile.jurisdiction.hotline_url if has_page else None

    @property
    def unit(self) -> str:
        """Return the key of what its counties are called."""
        return self.profile.jurisdiction.county_unit
