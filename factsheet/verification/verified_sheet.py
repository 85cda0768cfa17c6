"""One finished sheet looked at: drawn again from what it carries, and held against its own claims."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from factsheet.conformance.page_validation import KNOWN_PROFILES, find_broken_rules, find_shared_faults
from factsheet.conformance.reference import start_vera
from factsheet.conformance.vera_parts import has_vera
from factsheet.disclosure import SafeProfile, seal_printed
from factsheet.embedded_data import make_verification_code
from factsheet.errors import FactsheetError, Fault, LayoutError, describe_internal_error
from factsheet.layout import draw_sheet
from factsheet.pdf.carried_data import read_carried_data
from factsheet.pdf_files.claims import read_claims
from factsheet.pdf_files.fonts import list_fonts
from factsheet.pdf_files.opened_pdf import open_pdf_bytes, read_pdf
from factsheet.pdf_files.page_strings import read_page_strings
from factsheet.reading.file_names import name_wording
from factsheet.reading.files import format_path
from factsheet.sources.carried_profile_file import CarriedState, read_carried_state
from factsheet.sources.shapes import Geography
from factsheet.verification.compared_files import compare_files
from factsheet.verification.current_data import DataInForce, check_currency
from factsheet.verification.extraction import format_wording
from factsheet.verification.file_differences import DifferenceKind, FileDifference
from factsheet.verification.sheet_verdict import Sameness, SheetVerdict
from factsheet.wording.language import find_own_language

QUICK, REFERENCE = "page-validation", "veraPDF"
QUICK_IN_PART = f"{QUICK} for what they share with PDF/UA-1 and PDF/A-3"  # it knows no part for PDF 2.0
OTHER_DATA = "numbers or texts for which its page has no room: somebody changed them"
OWN_DATA = "the data that the sheet was drawn from"
CODE_PATTERN = "[0-9a-f]{4}-[0-9a-f]{4}"
_CODE_IN_FOOTER = re.compile(rf"·\s*({CODE_PATTERN})(?![\w-])")


@dataclass(frozen=True, slots=True)
class VerificationMeans:
    """What sheets are looked at with.

    Attributes:
        geography: Where county shapes are looked for.
        in_force: The data that sheets are compared with, if any.
        asks_vera: Whether veraPDF is asked too, where it is installed.
    """

    geography: Geography
    in_force: DataInForce | None = None
    asks_vera: bool = True


def verify_file(path: Path, means: VerificationMeans) -> SheetVerdict:
    """Return what is found of a finished sheet; nothing is raised."""
    verdict = SheetVerdict(format_path(path))
    try:
        content = read_pdf(path)
        verdict = _look_at_file(verdict, content)
        data = read_carried_data(content, verdict.name)
        verdict = replace(verdict, program=str(data.drawing.get("program", "")))
        state = read_carried_state(data.file, means.geography)
        safe = seal_printed(state.profile)
        verdict = replace(verdict, usps=safe.jurisdiction.usps, code=make_verification_code(safe))
        redrawn = _draw_again(state, safe)
        if redrawn is None:
            fault = Fault(verdict.name, 1, "data", OTHER_DATA, OWN_DATA, code="")
            return replace(verdict, sameness=Sameness.DIFFERENT, faults=(fault,))
        differences = compare_files(content, redrawn, verdict.name)
        verdict = replace(verdict, sameness=_judge_sameness(differences), differences=differences)
        verdict = _check_claims(verdict, content, redrawn, means)
        if means.in_force is not None:
            verdict = replace(verdict, currency=check_currency(safe, state, redrawn, means.in_force))
    except FactsheetError as error:
        return replace(verdict, faults=error.faults)
    except Exception as error:  # whatever a made-up file does to us, the other files are looked at
        return replace(verdict, faults=(describe_internal_error(verdict.name, error),))
    return verdict


def _look_at_file(verdict: SheetVerdict, content: bytes) -> SheetVerdict:
    """Return the verdict with what any file tells: pages, fonts, and the code in its footer."""
    with open_pdf_bytes(content, verdict.name) as pdf:
        pages, fonts = len(pdf.pages), list_fonts(pdf)
    open_fonts = tuple(font.name or "a font without a name" for font in fonts if not font.is_embedded)
    codes = _CODE_IN_FOOTER.findall(" ".join(read_page_strings(content)))
    return replace(
        verdict,
        pages=pages,
        fonts=len(fonts),
        open_fonts=open_fonts,
        printed_code=codes[-1] if codes else "",
    )


def _draw_again(state: CarriedState, safe: SafeProfile) -> bytes | None:
    """Return the sheet as it is drawn from what it carries; None for data that its page cannot hold."""
    options = state.drawing.to_options()
    try:
        with _lay_out_wording(state) as wording_folder:
            words = find_own_language(options.lang, wording_folder)
            return draw_sheet(safe, options, own_words=words, theme=state.theme).content
    except LayoutError:
        return None


def _check_claims(
    verdict: SheetVerdict, content: bytes, redrawn: bytes, means: VerificationMeans
) -> SheetVerdict:
    """Return the verdict with what is not kept of the claims that the sheet makes as it is drawn."""
    with open_pdf_bytes(redrawn, verdict.name) as pdf:
        profiles = read_claims(pdf).profiles
    quick = QUICK if KNOWN_PROFILES.issuperset(profiles) else QUICK_IN_PART
    validators = (quick, REFERENCE) if means.asks_vera and has_vera() else (quick,)
    broken = tuple(_find_rules(content, profiles, validators))
    return replace(verdict, profiles=profiles, broken_rules=broken, validators=validators)


def _judge_sameness(differences: Sequence[FileDifference]) -> Sameness:
    if not differences:
        return Sameness.IDENTICAL
    is_form = all(difference.kind is DifferenceKind.REWRITTEN for difference in differences)
    return Sameness.REWRITTEN if is_form else Sameness.DIFFERENT


def _find_rules(content: bytes, profiles: Sequence[str], validators: Sequence[str]) -> Iterator[str]:
    """Yield a line for each rule that a validator finds broken."""
    try:
        find_rules = find_broken_rules if QUICK in validators else find_shared_faults
        yield from (f"{QUICK}: {rule}" for rule in find_rules(content, profiles))
    except ValueError as error:
        yield f"{QUICK}: the file cannot be read: {error}"
    if REFERENCE in validators:
        yield from (f"{REFERENCE}: {rule}" for rule in start_vera().check(content, profiles))


@contextmanager
def _lay_out_wording(state: CarriedState) -> Iterator[Path | None]:
    """Give a folder with the words that a sheet carries, None where they are those of the program."""
    if state.drawing.wording is None:
        yield None
        return
    with TemporaryDirectory(prefix="factsheet-") as folder:
        path = Path(folder) / name_wording(state.drawing.lang)
        path.write_bytes(format_wording(state.drawing.wording.model_dump()))
        yield Path(folder)
