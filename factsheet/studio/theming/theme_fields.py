"""The fields of the theme: made from its records, filled from what is kept, and read back as edits."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.journal import Draft
from factsheet.drafts.keyed_tree import Address, Node, find_node, take_keys
from factsheet.model import OwnTexts
from factsheet.model.local_text import ENGLISH
from factsheet.model.publisher import Funding, OwnContact
from factsheet.reading.yaml_values import Plain, copy_mapping
from factsheet.sources.theme_colors import Colors
from factsheet.studio.forms.form_records import FieldKind
from factsheet.studio.forms.typed_values import read_typed, show_value
from factsheet.studio.interface_words import LANGUAGES, InterfaceWords
from factsheet.theme import Palette

RAMP: Address = ("colors", "ramp")
COLORS = tuple(name for name in Colors.model_fields if name != RAMP[-1])
TEXTS = tuple(OwnTexts.model_fields)
USUAL = Palette()
_LINKS, _DOLLARS = ("web", "url"), ("federal", "nonfederal")


@dataclass(frozen=True, slots=True)
class ThemeField:
    """A field of the theme.

    Attributes:
        name: As the form knows it: ``contact.phone``, ``colors.ramp.0``, ``texts.lead.es``.
        label: What it is called.
        kind: How it is typed; "color" for a colour.
        value: As it is typed.
        saved: As the file has it; None where that is the same.
        usual: What is printed where the field is empty, of colours.
        lang: Of the text, of texts.
    """

    name: str
    label: str
    kind: str
    value: str
    saved: str | None = None
    usual: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class ThemeSection:
    """Fields that belong together."""

    key: str
    title: str
    lead: str
    fields: tuple[ThemeField, ...] = field(default=())


def list_sections(words: InterfaceWords, draft: Draft) -> tuple[ThemeSection, ...]:
    """Return the sections of the theme that are plain fields, in the order of the page."""
    maker = _FieldMaker(words, draft)
    shades = [maker.make_color((*RAMP, str(at)), usual) for at, usual in enumerate(USUAL.ramp)]
    return (
        maker.make_section(
            "colors", [maker.make_color(("colors", name), getattr(USUAL, name)) for name in COLORS]
        ),
        maker.make_section("ramp", shades),
        maker.make_section("publisher", [maker.make_plain(("publisher",))]),
        maker.make_section(
            "contact", [maker.make_plain(("contact", name)) for name in OwnContact.model_fields]
        ),
        maker.make_section("funding", [maker.make_plain(("funding", name)) for name in Funding.model_fields]),
        maker.make_section("texts", [*maker.make_texts()]),
    )


def make_logo_words(words: InterfaceWords, draft: Draft) -> ThemeField:
    """Return the field for what the logo says."""
    return _FieldMaker(words, draft).make_plain(("logo", "alt"))


def read_fields(draft: Draft, posted: Mapping[str, str]) -> tuple[FieldEdit, ...]:
    """Return the edits that bring the draft to what was typed; fields that were not sent stay.

    Args:
        draft: As it stands.
        posted: What was typed, by the names of fields; other names are passed over.
    """
    plain = [(name, _list_address(name)) for name in posted if name in _PLAIN_KINDS]
    edits = [_set_changed(draft, at, read_typed(_PLAIN_KINDS[name], posted[name])) for name, at in plain]
    edits += [
        _set_changed(draft, ("colors", name), _read_color(posted[f"colors.{name}"]))
        for name in COLORS
        if f"colors.{name}" in posted
    ]
    edits.append(_read_ramp(draft, posted))
    edits += [_read_text(draft, name, posted) for name in TEXTS]
    return tuple(edit for edit in edits if edit is not None)


def show_shade(node: Node, at: int) -> str:
    """Return a shade of the map as it is typed; "" where the theme says nothing of it."""
    shades = take_keys(node)
    return str(shades[at] or "") if isinstance(shades, list) and at < len(shades) else ""


@dataclass(frozen=True, slots=True)
class _FieldMaker:
    words: InterfaceWords
    draft: Draft

    def make_section(self, key: str, fields: Sequence[ThemeField]) -> ThemeSection:
        return ThemeSection(
            key, self.words.say(f"theme.{key}.title"), self.words.say(f"theme.{key}.lead"), tuple(fields)
        )

    def make_plain(self, at: Address) -> ThemeField:
        name = ".".join(at)
        kind = _PLAIN_KINDS[name]
        now, saved = (show_value(kind, find_node(tree, at)) for tree in (self.draft.now, self.draft.base))
        key = f"theme.{name}.label" if self.words.has_text(f"theme.{name}.label") else f"theme.{name}"
        return ThemeField(name, self.words.say(key), kind.value, now, None if now == saved else saved)

    def make_color(self, at: Address, usual: str) -> ThemeField:
        name = ".".join(at)
        now, saved = (_show_color(tree, at) for tree in (self.draft.now, self.draft.base))
        label = self.words.say(f"theme.{name}")
        return ThemeField(name, label, "color", now, None if now == saved else saved, usual)

    def make_texts(self) -> Iterator[ThemeField]:
        for name in TEXTS:
            for lang in LANGUAGES:
                now, saved = (
                    _find_texts(tree, name).get(lang, "") for tree in (self.draft.now, self.draft.base)
                )
                label = self.words.say(
                    "theme.texts.label",
                    what=self.words.say(f"theme.texts.{'lead_label' if name == 'lead' else name}"),
                    language=self.words.say(f"base.languages.{lang}"),
                )
                kind = FieldKind.LONG.value
                yield ThemeField(
                    f"texts.{name}.{lang}", label, kind, now, None if now == saved else saved, lang=lang
                )


def _show_color(tree: Node, at: Address) -> str:
    if at[: len(RAMP)] == RAMP:
        return show_shade(find_node(tree, RAMP), int(at[-1]))
    return show_value(FieldKind.TEXT, find_node(tree, at))


def _find_texts(tree: Node, name: str) -> dict[str, str]:
    """Return the texts of a block by language; one alone is English."""
    here = take_keys(find_node(tree, ("texts", name)))
    texts = {ENGLISH: here} if isinstance(here, str) else copy_mapping(here)
    return {lang: str(text) for lang, text in texts.items() if text is not None}


def _list_address(name: str) -> Address:
    return tuple(name.split("."))


def _set_changed(draft: Draft, at: Address, value: Plain) -> FieldEdit | None:
    """Return the edit that sets a value, None where it is there already."""
    if take_keys(find_node(draft.now, at)) == value:
        return None
    return FieldEdit.model_validate({"kind": EditKind.SET, "at": at, "value": value})


def _read_color(typed: str) -> str | None:
    """Return a colour as the file has it; the number sign may be left out."""
    text = typed.strip().lower()
    is_bare = len(text) == len(USUAL.ink) - 1 and not set(text) - set("0123456789abcdef")
    return f"#{text}" if is_bare else text or None


def _read_ramp(draft: Draft, posted: Mapping[str, str]) -> FieldEdit | None:
    """Return the edit of the shades: all five of them or none, as the file has them."""
    names = [".".join((*RAMP, str(at))) for at in range(len(USUAL.ramp))]
    if not all(name in posted for name in names):
        return None
    typed = [_read_color(posted[name]) for name in names]
    given = [shade or usual for shade, usual in zip(typed, USUAL.ramp, strict=True)]
    return _set_changed(draft, RAMP, list(given) if any(typed) else None)


def _read_text(draft: Draft, name: str, posted: Mapping[str, str]) -> FieldEdit | None:
    sent = [lang for lang in LANGUAGES if f"texts.{name}.{lang}" in posted]
    if not sent:
        return None
    texts = _find_texts(draft.now, name)
    for lang in sent:
        texts[lang] = " ".join(posted[f"texts.{name}.{lang}"].split())
    there = {lang: text for lang, text in texts.items() if text}
    value: Plain = there[ENGLISH] if [*there] == [ENGLISH] else {**there} or None
    return _set_changed(draft, ("texts", name), value)


def _choose_kind(name: str) -> FieldKind:
    if name in _LINKS:
        return FieldKind.LINK
    return FieldKind.COUNT if name in _DOLLARS else FieldKind.TEXT


_PLAIN_KINDS: Mapping[str, FieldKind] = MappingProxyType(
    {
        "publisher": FieldKind.TEXT,
        "logo.alt": FieldKind.TEXT,
        **{f"contact.{name}": _choose_kind(name) for name in OwnContact.model_fields},
        **{f"funding.{name}": _choose_kind(name) for name in Funding.model_fields},
    }
)
