"""What languages must share: keys, the places to fill in of each text, and words for keys of the data."""

from collections.abc import Iterator

from factsheet.errors import Fault, FormCode
from factsheet.wording.language_files import LanguageFile, read_language
from factsheet.wording.template import list_template_fields, parse_template

MODEL = "en"  # the language that all others are compared with


def find_wording_faults(language: LanguageFile, model: LanguageFile | None = None) -> tuple[Fault, ...]:
    """Return where a language differs from the model in a way that no sheet could be drawn with.

    Plural forms that the model does not have ("many" in Spanish) may be added.

    Args:
        language: As read from its file.
        model: The language to compare with; None for the shipped English.
    """
    model = model or read_language(MODEL)
    lacking = [
        _make_fault(language, f"terms.{label}", "nothing", "a text", code=FormCode.MISSING)
        for label in model.terms
        if label not in language.terms
    ]
    return tuple(sorted([*_find_differences(model, language), *lacking]))


def _make_fault(
    language: LanguageFile, field: str, found: str, allowed: str, *, code: FormCode = FormCode.VALUE
) -> Fault:
    place = field if field.startswith("terms.") else f"texts.{field}"
    return Fault(language.name, language.line_of(place), field, found, allowed, code=code)


def _find_differences(model: LanguageFile, language: LanguageFile) -> Iterator[Fault]:
    for key in model.texts:
        if key not in language.texts:
            yield _make_fault(language, key, "nothing", "a text", code=FormCode.MISSING)
    for key, text in language.texts.items():
        plural = f"{key.rpartition('.')[0]}.other"
        if key in model.texts or plural in model.texts:
            yield from _compare_texts(language, key, model.texts.get(key, model.texts.get(plural, "")), text)
        else:
            yield _make_fault(language, key, "an unknown key", "the keys of English", code=FormCode.KEY)


def _compare_texts(language: LanguageFile, key: str, model: str, text: str) -> Iterator[Fault]:
    """Yield where a text needs other values, or marks other parts, than the model."""
    given, needed = list_template_fields(text), list_template_fields(model)
    if given != needed:
        yield _make_fault(language, key, _list_fields(given), _list_fields(needed))
    if _count_marks(text) != _count_marks(model):
        yield _make_fault(language, key, "other *bold* words or [links]", "those of English")


def _list_fields(fields: frozenset[str]) -> str:
    return " ".join(f"{{{field}}}" for field in sorted(fields)) or "no values"


def _count_marks(template: str) -> tuple[int, int]:
    """Return how many pieces are bold, and how many are a link."""
    parts = [slot.part for slot in parse_template(template)]
    return sum(part.is_strong for part in parts), sum(part.is_link for part in parts)
