"""What languages must share: keys, the places to fill in of each text, and words for keys of the data."""

from collections.abc import Mapping
from pathlib import Path

from factsheet.wording.files import LanguageFile, known_languages, read_language, wording_folder
from factsheet.wording.template import parse_template, template_fields

_MODEL = "en"


def check_wordings(folder: Path | None = None) -> tuple[str, ...]:
    """Return how each language differs from the English wording, one difference a line; () when none does.

    Plural forms that English does not have ("many" in Spanish) may be added.

    Raises:
        DataError: A file is not as it should be.
    """
    model = read_language(_MODEL, folder)
    return tuple(
        f"{wording_folder(folder) / f'{lang}.yaml'}: {difference}"
        for lang in known_languages(folder)
        for difference in _all_differences(model, read_language(lang, folder))
    )


def _all_differences(model: LanguageFile, language: LanguageFile) -> list[str]:
    lacking = [
        f"terms.{label}: found nothing; allowed: a text"
        for label in model.terms
        if label not in language.terms
    ]
    return _differences(model.texts, language.texts) + lacking


def _differences(model: Mapping[str, str], texts: Mapping[str, str]) -> list[str]:
    lacking = [f"{key}: found nothing; allowed: a text" for key in model if key not in texts]
    unknown = [
        f"{key}: found an unknown key; allowed: the keys of English"
        for key in texts
        if key not in model and f"{key.rpartition('.')[0]}.other" not in model
    ]
    return (
        lacking
        + unknown
        + [line for key in model if key in texts for line in _unlike(key, model[key], texts[key])]
    )


def _unlike(key: str, model: str, text: str) -> list[str]:
    """Return where a text needs other values, or marks other parts, than the model."""
    found = []
    given, needed = template_fields(text), template_fields(model)
    if given != needed:
        found.append(f"{key}: found {_listed(given)}; allowed: {_listed(needed)}")
    if _marks(text) != _marks(model):
        found.append(f"{key}: found other *bold* words or [links]; allowed: those of English")
    return found


def _listed(fields: frozenset[str]) -> str:
    return " ".join(f"{{{field}}}" for field in sorted(fields)) or "no values"


def _marks(template: str) -> tuple[int, int]:
    """Return how many pieces are bold, and how many are a link."""
    parts = [slot.part for slot in parse_template(template)]
    return sum(part.is_strong for part in parts), sum(part.is_link for part in parts)
