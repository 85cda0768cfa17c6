"""What is measured in the name, the size and the number of files."""

from collections import Counter

from factsheet.preflight.measured import Measured, RuleLimit, count_things, leave_to_person, weigh_finding
from factsheet.preflight.pdf_survey import PdfSurvey
from factsheet.preflight.plain_names import is_plain_name, name_signs, parse_characters

_MEGABYTE = 1_000_000
_KILOBYTE = 1_000


def measure_name_length(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Characters of the name, with its suffix: at most so many, or from so many to so many."""
    length = len(survey.path.name)
    least, most = (0.0, limit.number) if len(limit.values) == 1 else limit.numbers
    return weigh_finding(f"{length} characters", passes=least <= length <= most)


def measure_name_characters(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Characters of the name beside those that are allowed."""
    others = set(survey.path.name) - parse_characters(limit.values)
    found = f"{name_signs([sign for sign in survey.path.name if sign in others])} in the name"
    return weigh_finding(found if others else "no other characters", passes=not others)


def measure_name_avoids(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Characters of the name that are to be avoided."""
    held = [sign for sign in survey.path.name if sign in parse_characters(limit.values)]
    return weigh_finding(f"{name_signs(held) or 'none of them'} in the name", passes=not held)


def measure_name_blanks(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Blanks in the name: two in a row, one at its beginning or before its suffix."""
    stem = survey.path.stem
    faults = [
        words
        for words, is_there in (
            ("blanks in a row", "  " in stem),
            ("a blank at the beginning", stem.startswith(" ")),
            ("a blank before the suffix", stem.endswith(" ")),
        )
        if is_there
    ]
    return weigh_finding(" and ".join(faults) or "single blanks at most", passes=not faults)


def measure_name_suffix(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The end of the name."""
    suffix = survey.path.suffix
    passes = suffix.casefold() in {value.casefold() for value in limit.values}
    return weigh_finding(
        f"a name that ends in {suffix}" if suffix else "a name without an end", passes=passes
    )


def measure_name_unique(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Whether another file of the package has the name; capitals make no difference."""
    counted = Counter(path.name.casefold() for path in survey.package)
    if counted[survey.path.name.casefold()] > 1:
        return weigh_finding("another file of this name beside it", passes=False)
    if len(survey.package) == 1:
        return leave_to_person("no other file was named here: compare with the rest of the package")
    return weigh_finding(f"the only one of {len(survey.package)} files", passes=True)


def measure_plain_name(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Whether the name has letters, digits and underscores, one dot, and few enough characters."""
    is_plain = is_plain_name(survey.path.name, int(limit.number))
    found = f"{len(survey.path.name)} characters" if is_plain else f"'{survey.path.name}'"
    return weigh_finding(found, passes=is_plain)


def measure_name_meaning(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """The name, for a person to judge."""
    return leave_to_person(f"'{survey.path.name}'")


def measure_megabytes(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Size of the file."""
    size = len(survey.content)
    return weigh_finding(_format_size(size), passes=size <= round(limit.number * _MEGABYTE))


def measure_least_bytes(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Size of the file, which must not be empty."""
    size = len(survey.content)
    return weigh_finding(_format_size(size), passes=size >= limit.number)


def measure_package_megabytes(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Size of all files of the package together."""
    size = sum(path.stat().st_size for path in survey.package if path.is_file())
    told = f"{_format_size(size)} in {count_things(len(survey.package), 'file')} named here"
    return weigh_finding(told, passes=size <= round(limit.number * _MEGABYTE))


def measure_file_count(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """How many files are named together."""
    count = len(survey.package)
    found = f"{count_things(count, 'file')} named here"
    return weigh_finding(found, passes=False) if count > limit.number else leave_to_person(found)


def _format_size(size: int) -> str:
    if size < _MEGABYTE:
        return f"{size / _KILOBYTE:,.0f} kB" if size >= _KILOBYTE else f"{size} bytes"
    return f"{size / _MEGABYTE:,.1f} MB"
