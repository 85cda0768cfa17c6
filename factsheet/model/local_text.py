"""Texts of the data in one language or several, and the words for what is counted."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import (
    ConfigDict,
    GetJsonSchemaHandler,
    RootModel,
    TypeAdapter,
    ValidationError,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from factsheet.fields import LANGUAGE_PATTERN, TEXT_ALLOWED, Text
from factsheet.model.record import Record

ENGLISH = "en"
"""The language of a text that does not say its own."""

LOCAL_TEXT_ALLOWED = f"{TEXT_ALLOWED}; or such a text for each language: {{en: ..., es: ...}}"
_LANGUAGE = re.compile(LANGUAGE_PATTERN)
_text = TypeAdapter[str](Text)


class LocalText(RootModel[Mapping[str, str]]):
    """A text by the two letters of its language; data files may write an English text alone."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _from_text(cls, value: object) -> object:
        texts = {ENGLISH: value} if isinstance(value, str) else value
        if not isinstance(texts, dict) or not texts or not all(map(_is_language, texts)):
            raise ValueError(LOCAL_TEXT_ALLOWED)
        return {language: _check_text(text) for language, text in texts.items()}

    def __hash__(self) -> int:
        return hash(tuple(self.root.items()))

    def find(self, language: str) -> str | None:
        """Return the text in a language, None where it is not given in it."""
        return self.root.get(language)

    @property
    def written(self) -> tuple[str, str]:
        """Return a language and the text in it: English where there is one, else the first."""
        language = ENGLISH if ENGLISH in self.root else next(iter(self.root))
        return language, self.root[language]

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe both forms in the data files, which is what editors check."""
        by_language: dict[str, Any] = {
            "type": "object",
            "patternProperties": {f"^{_LANGUAGE.pattern}$": {"type": "string", "minLength": 1}},
            "additionalProperties": False,
            "minProperties": 1,
        }
        forms = [{"type": "string", "minLength": 1}, by_language]
        return {"oneOf": forms, "description": LOCAL_TEXT_ALLOWED}


def _is_language(key: object) -> bool:
    return isinstance(key, str) and bool(_LANGUAGE.fullmatch(key))


def _check_text(value: object) -> str:
    try:
        return _text.validate_python(value)
    except ValidationError as error:
        (detail, *_) = error.errors(include_url=False)
        told = detail.get("ctx", {}).get("error")
        raise ValueError(str(told) if told else LOCAL_TEXT_ALLOWED) from None


class Noun(Record):
    """What one is called, and several are: "offense" and "offenses"."""

    one: LocalText
    other: LocalText
