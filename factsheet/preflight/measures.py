"""The measuring functions by the names that files of rules give them, each with the limit that it takes."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

from factsheet.preflight import file_measures, name_measures, page_measures, tag_measures, text_measures
from factsheet.preflight.measured import Measured, RuleLimit
from factsheet.preflight.pdf_survey import PdfSurvey
from factsheet.preflight.plain_names import parse_characters

PERSON = "person"
NAME_LENGTH = "name_length"
NAME_MEASURES = frozenset(
    {NAME_LENGTH, "name_characters", "name_avoids", "name_blanks", "name_suffix", "name_unique", "plain_name"}
)
"""Those that another name of the file can mend."""


class LimitKind(Enum):
    """How a limit is written, in the words of a message."""

    NONE = "no limit: take the line away"
    NUMBER = "a number"
    RANGE = "a number, or two in square brackets: [20, 30]"
    PAIR = "two numbers in square brackets, the smaller first: [8.5, 11]"
    CHARACTERS = 'characters and ranges in quotation marks, space for a blank: "A-Z 0-9 _ space"'
    LINKS = "none, any, or how the links begin that are allowed, in square brackets: [https://www.grants.gov]"
    WORDS = "a word, or words in square brackets"
    FACES = "names of faces and the smallest size, in square brackets: [Times New Roman, 12]"


@dataclass(frozen=True, slots=True)
class Gauge:
    """How something is measured.

    Attributes:
        take: Measures it and compares it with the limit.
        kind: How the limit is written.
        words: The limit in the words of a report, with ``{}`` for its values.
        range_words: The same for a limit of two values, where one is usual.
    """

    take: Callable[[PdfSurvey, RuleLimit], Measured]
    kind: LimitKind = LimitKind.NONE
    words: str = ""
    range_words: str = ""

    @property
    def about(self) -> str:
        """What is measured, in a sentence."""
        return (self.take.__doc__ or "").split("\n")[0]

    def format_limit(self, limit: RuleLimit) -> str:
        """Return a limit in the words of a report, "" for none."""
        words = self.range_words if len(limit.values) > 1 and self.range_words else self.words
        if limit.values == ("1",):
            words = words.removesuffix("s")  # at most 1 page
        if words.count("{}") == len(limit.values):
            return words.format(*limit.values)
        between = {LimitKind.CHARACTERS: " ", LimitKind.WORDS: " or "}.get(self.kind, ", ")
        return words.format(between.join(limit.values))

    def is_limit(self, values: Sequence[str]) -> bool:
        """Return whether values are a limit of this kind."""
        numbers = [value for value in values if _is_number(value)]
        match self.kind:
            case LimitKind.NONE:
                return not values
            case LimitKind.NUMBER:
                return len(numbers) == len(values) == 1
            case LimitKind.RANGE | LimitKind.PAIR:
                is_single = self.kind is LimitKind.RANGE and len(values) == 1
                return len(numbers) == len(values) and (is_single or _is_rising(numbers))
            case LimitKind.CHARACTERS:
                return bool(values) and _holds_characters(values)
            case LimitKind.FACES:
                return len(values) > 1 and _is_number(values[-1])
        return bool(values)


def _is_number(value: str) -> bool:
    return value.replace(".", "", 1).isdecimal() and value.isascii()


def _is_rising(numbers: Sequence[str]) -> bool:
    return len(numbers) == len(("from", "to")) and float(numbers[0]) <= float(numbers[1])


def _holds_characters(values: Sequence[str]) -> bool:
    try:
        return bool(parse_characters(values))
    except ValueError:
        return False


_AT_MOST, _AT_LEAST = "at most {}", "at least {}"

MEASURES: Mapping[str, Gauge] = MappingProxyType(
    {
        NAME_LENGTH: Gauge(
            name_measures.measure_name_length, LimitKind.RANGE, "at most {} characters", "{} to {} characters"
        ),
        "name_characters": Gauge(name_measures.measure_name_characters, LimitKind.CHARACTERS, "only {}"),
        "name_avoids": Gauge(name_measures.measure_name_avoids, LimitKind.CHARACTERS, "no {}"),
        "name_blanks": Gauge(name_measures.measure_name_blanks),
        "name_suffix": Gauge(name_measures.measure_name_suffix, LimitKind.WORDS, "{}"),
        "name_unique": Gauge(name_measures.measure_name_unique),
        "name_meaning": Gauge(name_measures.measure_name_meaning),
        "plain_name": Gauge(
            name_measures.measure_plain_name,
            LimitKind.NUMBER,
            "letters, digits and underscores, one dot, at most {} characters",
        ),
        "megabytes": Gauge(name_measures.measure_megabytes, LimitKind.NUMBER, "at most {} MB"),
        "least_bytes": Gauge(name_measures.measure_least_bytes, LimitKind.NUMBER, "at least {} bytes"),
        "package_megabytes": Gauge(
            name_measures.measure_package_megabytes, LimitKind.NUMBER, "at most {} MB together"
        ),
        "file_count": Gauge(name_measures.measure_file_count, LimitKind.NUMBER, "at most {} files"),
        "security": Gauge(file_measures.measure_security),
        "portfolio": Gauge(file_measures.measure_portfolio),
        "flatness": Gauge(file_measures.measure_flatness),
        "links": Gauge(file_measures.measure_links, LimitKind.LINKS, "{}"),
        "link_words": Gauge(file_measures.measure_link_words),
        "printed_addresses": Gauge(file_measures.measure_printed_addresses),
        "comments": Gauge(file_measures.measure_comments),
        "bookmarks": Gauge(file_measures.measure_bookmarks, LimitKind.NUMBER, "with more than {} pages"),
        "page_count": Gauge(file_measures.measure_page_count, LimitKind.NUMBER, "at most {} pages"),
        "title": Gauge(file_measures.measure_title),
        "title_shown": Gauge(file_measures.measure_title_shown),
        "author": Gauge(file_measures.measure_author),
        "subject": Gauge(file_measures.measure_subject),
        "keywords": Gauge(file_measures.measure_keywords),
        "language": Gauge(file_measures.measure_language),
        "translation": Gauge(file_measures.measure_translation),
        "pdf_version": Gauge(file_measures.measure_pdf_version, LimitKind.PAIR, "PDF {} to {}"),
        "archive_part": Gauge(file_measures.measure_archive_part, LimitKind.WORDS, "PDF/A, part {}"),
        "ua_rules": Gauge(file_measures.measure_ua_rules),
        "attachments": Gauge(file_measures.measure_attachments),
        "actions": Gauge(file_measures.measure_actions),
        "smallest_type": Gauge(text_measures.measure_smallest_type, LimitKind.NUMBER, "at least {} pt"),
        "figure_type": Gauge(
            text_measures.measure_figure_type, LimitKind.NUMBER, "at least {} pt, or legible"
        ),
        "usual_type": Gauge(text_measures.measure_usual_type, LimitKind.NUMBER, "at least {} pt"),
        "x_height": Gauge(text_measures.measure_x_height, LimitKind.NUMBER, "at least {} pt"),
        "characters_per_inch": Gauge(text_measures.measure_density, LimitKind.NUMBER, _AT_MOST),
        "lines_per_inch": Gauge(text_measures.measure_line_spacing, LimitKind.NUMBER, _AT_MOST),
        "typeface": Gauge(text_measures.measure_typeface, LimitKind.FACES, "{} pt"),
        "faces": Gauge(text_measures.measure_faces),
        "embedding": Gauge(text_measures.measure_embedding),
        "contrast": Gauge(text_measures.measure_contrast_of_text, LimitKind.NUMBER, "at least {}:1"),
        "scans": Gauge(text_measures.measure_scans),
        "funding_line": Gauge(text_measures.measure_funding_line),
        "department": Gauge(text_measures.measure_department),
        "page_size": Gauge(page_measures.measure_page_size, LimitKind.PAIR, "at most {} x {} in"),
        "text_margin": Gauge(page_measures.measure_text_margin, LimitKind.NUMBER, f"{_AT_LEAST} in"),
        "ink_margin": Gauge(page_measures.measure_ink_margin, LimitKind.NUMBER, f"{_AT_LEAST} in"),
        "running_heads": Gauge(page_measures.measure_running_heads),
        "tags": Gauge(tag_measures.measure_tags),
        "role_map": Gauge(tag_measures.measure_role_map),
        "figure_texts": Gauge(tag_measures.measure_figure_texts),
        "figure_truth": Gauge(tag_measures.measure_figure_truth),
        "table_heads": Gauge(tag_measures.measure_table_heads),
        "untagged_text": Gauge(tag_measures.measure_untagged_text),
        PERSON: Gauge(tag_measures.leave_all_to_person),
    }
)
