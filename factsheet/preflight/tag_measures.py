"""What is measured in the tags, and what is left to a person altogether."""

from factsheet.preflight.measured import (
    Measured,
    RuleLimit,
    count_things,
    leave_to_person,
    list_some,
    weigh_finding,
)
from factsheet.preflight.pdf_survey import PdfSurvey

_UNTAGGED = "no tags"


def measure_tags(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Whether the file is tagged."""
    is_tagged = survey.traits.is_tagged
    return weigh_finding("tagged" if is_tagged else _UNTAGGED, passes=is_tagged)


def measure_role_map(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Tags that are mapped to no standard one."""
    if not survey.traits.is_tagged:
        return weigh_finding(_UNTAGGED, passes=False)
    unknown = sorted(survey.tags.unknown_roles)
    found = f"not mapped: {list_some(unknown)}" if unknown else "each tag is standard or mapped"
    return weigh_finding(found, passes=not unknown)


def measure_figure_texts(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Figures without alternate text; untagged pictures cannot have any."""
    figures, untold = survey.tags.figures, survey.tags.untold_figures
    if not survey.traits.is_tagged:
        return weigh_finding(_UNTAGGED, passes=False)
    found = f"{untold} of {count_things(figures, 'figure')} without alternate text"
    return weigh_finding(found if untold else count_things(figures, "figure"), passes=not untold)


def measure_figure_truth(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Figures whose alternate text a person must compare with what they show."""
    figures = survey.tags.figures
    if survey.traits.is_tagged and not figures:
        return weigh_finding("no figure", passes=True)
    return leave_to_person(count_things(figures, "figure") if survey.traits.is_tagged else _UNTAGGED)


def measure_table_heads(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Tables without header cells that say what they head."""
    tables, headless = survey.tags.tables, survey.tags.headless_tables
    if not survey.traits.is_tagged:
        return leave_to_person(_UNTAGGED)
    found = f"{headless} of {count_things(tables, 'table')} without them"
    return weigh_finding(found if headless else count_things(tables, "table"), passes=not headless)


def measure_untagged_text(survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Text that is neither tagged nor marked as no content."""
    if not survey.traits.is_tagged:
        return weigh_finding(_UNTAGGED, passes=False)
    letters = [glyph.traits for page in survey.pages for glyph in page.letters]
    loose = sum(one.mcid < 0 and not one.is_artifact and not one.is_in_form for one in letters)
    if loose:
        return weigh_finding(f"{count_things(loose, 'letter')} outside the tags", passes=False)
    doubtful = sum(one.mcid < 0 and not one.is_artifact for one in letters)
    if doubtful or survey.unseen_pages:
        return leave_to_person(survey.unseen_pages or f"{count_things(doubtful, 'letter')} in forms")
    return weigh_finding("all text is tagged, or marked as no content", passes=True)


def leave_all_to_person(_survey: PdfSurvey, _limit: RuleLimit) -> Measured:
    """Nothing: only a person can judge it."""
    return leave_to_person("not a thing that a program can measure")
