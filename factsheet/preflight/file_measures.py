"""What is measured in a file as a whole: security, forms, links, what it says of itself, archives' wishes."""

import re
from collections.abc import Iterable

from factsheet.conformance.reference import can_judge, judge_file
from factsheet.pdf_files.claims import name_profile_in_full
from factsheet.preflight.annotations import list_comments, list_risky_actions, survey_links
from factsheet.preflight.document_texts import has_bookmarks, has_layers, is_title_shown, read_document_text
from factsheet.preflight.measured import (
    Measured,
    RuleLimit,
    count_things,
    leave_to_person,
    list_some,
    weigh_finding,
)
from factsheet.preflight.pdf_survey import PdfSurvey

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:gov|org|com|edu|net|us)\b(?:/\S*)?")
_PLACEHOLDERS = frozenset({"untitled", "anonymous", "unspecified", "unknown", "user"})
_FILE_NAME = re.compile(r"^Microsoft \w+ - |\.(?:docx?|indd|pages|pdf|pptx?|xlsx?)$", re.IGNORECASE)
_STOPS = ".,;:)]"
_ANY, _NONE = "any", "none"


def measure_security(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Whether the file is encrypted."""
    is_locked = survey.traits.is_encrypted
    return weigh_finding("security settings" if is_locked else "no security", passes=not is_locked)


def measure_portfolio(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Whether the file is a cover around other files."""
    is_cover = survey.traits.is_portfolio
    return weigh_finding("a portfolio" if is_cover else "no portfolio", passes=not is_cover)


def measure_flatness(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """What can be filled in, signed or switched."""
    traits = survey.traits
    kinds = [
        words
        for words, is_there in (
            ("fields to fill in", traits.has_fields),
            ("an XFA form", traits.is_xfa),
            ("an electronic signature", traits.is_signed),
            ("layers", has_layers(survey.pdf)),
        )
        if is_there
    ]
    return weigh_finding(", ".join(kinds) or "nothing to fill in, sign or switch", passes=not kinds)


def measure_links(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Links that are not allowed: by "none", by "any", or by how those that are allowed begin."""
    links = survey_links(survey.pdf)
    if limit.values == (_ANY,):
        return weigh_finding(count_things(len(links.addresses) + links.inner, "link"), passes=True)
    if limit.values == (_NONE,):
        count = len(links.addresses) + links.inner
        told = f": {list_some(links.addresses, 2)}" if links.addresses else ""
        return weigh_finding(f"{count_things(count, 'link')}{told}", passes=not count)
    others = [address for address in links.addresses if not _is_allowed(address, limit.values)]
    told = f": {list_some(others, 2)}" if others else ""
    return weigh_finding(f"{count_things(len(others), 'other link')}{told}", passes=not others)


def _is_allowed(address: str, beginnings: Iterable[str | float]) -> bool:
    """Return whether an address is one of some, or lies below it: not just a longer name."""
    for each in map(str, beginnings):
        rest = address.removeprefix(each)
        if rest != address and (not rest or each.endswith("/") or rest[0] in "/?#"):
            return True
    return False


def measure_link_words(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Links whose words and targets a person must judge."""
    links = survey_links(survey.pdf)
    count = len(links.addresses) + links.inner
    if not count:
        return weigh_finding("no link", passes=True)
    return leave_to_person(
        f"{count_things(count, 'link')}: {list_some(links.addresses, 2) or 'within the file'}"
    )


def measure_printed_addresses(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Web addresses that stand in the text."""
    found = list(dict.fromkeys(match[0].rstrip(_STOPS) for match in _ADDRESS.finditer(survey.text)))
    if not found:
        return weigh_finding("no web address in the text", passes=True)
    return leave_to_person(f"in the text: {list_some(found, 2)}")


def measure_comments(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Comments that are left."""
    kinds = list_comments(survey.pdf)
    told = f": {list_some(dict.fromkeys(kinds))}" if kinds else ""
    return weigh_finding(f"{count_things(len(kinds), 'comment')}{told}", passes=not kinds)


def measure_bookmarks(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Bookmarks, in a file of more than so many pages."""
    pages, is_marked = survey.traits.pages, has_bookmarks(survey.pdf)
    found = f"{count_things(pages, 'page')}, {'bookmarks' if is_marked else 'no bookmarks'}"
    return weigh_finding(found, passes=is_marked or pages <= limit.number)


def measure_page_count(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Pages."""
    pages = survey.traits.pages
    return weigh_finding(count_things(pages, "page"), passes=pages <= limit.number)


def measure_title(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """The title among the properties; one that is the name of a file is for a person to judge."""
    title = survey.traits.title
    is_file_name = bool(_FILE_NAME.search(title))
    return leave_to_person(f"'{title}', a name of a file") if is_file_name else _weigh_text(title, "title")


def measure_title_shown(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Whether viewers show the title in place of the file's name."""
    is_shown = bool(survey.traits.title) and is_title_shown(survey.pdf)
    return weigh_finding(
        "the title is shown" if is_shown else "the name of the file is shown", passes=is_shown
    )


def measure_author(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """The author among the properties, which a person must know as an office."""
    author = read_document_text(survey.pdf, "author")
    is_told = bool(author) and author.casefold() not in _PLACEHOLDERS
    return leave_to_person(f"'{author}'") if is_told else _weigh_text(author, "author")


def measure_subject(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """The subject among the properties."""
    return _weigh_text(read_document_text(survey.pdf, "subject"), "subject")


def measure_keywords(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """The keywords among the properties."""
    return _weigh_text(read_document_text(survey.pdf, "keywords"), "keywords")


def measure_language(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """The language of the file."""
    return _weigh_text(survey.traits.lang, "language")


def measure_translation(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Whether the file is in another language than English, as it says."""
    lang = survey.traits.lang
    if not lang or not lang.casefold().startswith("en"):
        return leave_to_person(f"the language '{lang}'" if lang else "no language")
    return weigh_finding(f"the language '{lang}'", passes=True)


def _weigh_text(text: str, noun: str) -> Measured:
    """Return a pass for a text that says something; what programs put in its place is none."""
    if text.casefold() in _PLACEHOLDERS:
        return weigh_finding(f"'{text}', which says nothing", passes=False)
    return weigh_finding(f"'{text}'" if text else f"no {noun}", passes=bool(text))


def measure_pdf_version(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """Version of PDF, from one to another."""
    least, most = limit.numbers
    version = survey.traits.version
    return weigh_finding(f"PDF {version}", passes=least <= float(version) <= most)


def measure_archive_part(survey: PdfSurvey, limit: RuleLimit) -> Measured:
    """The part of PDF/A that the file claims, and whether it keeps it."""
    claim = survey.traits.claims.archive
    if claim is None:
        return weigh_finding("no PDF/A", passes=False)
    if not can_judge(claim):
        return leave_to_person(f"PDF/A-{claim}, which this program cannot check")
    broken = _list_broken_rules(survey, claim)
    if broken is None:
        return leave_to_person(f"PDF/A-{claim}, which could not be checked")
    told = f" but breaks {count_things(len(broken), 'rule')} of it: {broken[0]}" if broken else ""
    return weigh_finding(f"PDF/A-{claim}{told}", passes=not broken and claim[0] in limit.values)


def measure_ua_rules(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Rules of PDF/UA-1, or of PDF/UA-2 if claimed, that the file breaks, of those a program can check."""
    profile = "ua2" if survey.traits.claims.ua == "2" else "ua1"
    name = name_profile_in_full(profile)
    if not can_judge(profile):
        return leave_to_person(f"{name}, which this program cannot check")
    broken = _list_broken_rules(survey, profile)
    if broken is None:
        return leave_to_person("the file could not be checked")
    whose = "" if profile == "ua1" else f" of {name}"
    told = f": {broken[0]}" if broken else ""
    return weigh_finding(f"{count_things(len(broken), 'broken rule')}{whose}{told}", passes=not broken)


def _list_broken_rules(survey: PdfSurvey, profile: str) -> list[str] | None:
    try:
        return judge_file(survey.content, profile)
    except ValueError:  # a file that this library mended and the validator does not
        return None


def measure_attachments(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Files attached to the file."""
    names = survey.traits.attachments
    told = f": {list_some(names)}" if names else ""
    return weigh_finding(f"{count_things(len(names), 'attached file')}{told}", passes=not names)


def measure_actions(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Scripts and other actions that archives do not take."""
    kinds = list_risky_actions(survey.pdf)
    return weigh_finding(list_some(kinds) or "no script or program", passes=not kinds)
