"""What is told of finished sheets that were looked at: a line each, and a line for all that is wrong."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

import click

from factsheet.cli.terminal import escape_controls, format_count, print_faults
from factsheet.errors import Fault
from factsheet.pdf_files.claims import name_profile_in_full
from factsheet.verification.sheet_verdict import CodedSheet, Currency, Sameness, SheetVerdict
from factsheet.version import VERSION

TOLD_CHANGES = 8  # of the data in force, in a line


def print_verdict(verdict: SheetVerdict) -> None:
    """Print path, sameness, what was kept and currency with tabs between; what is wrong as faults."""
    _print_parts(verdict.name, verdict.sameness.value, _word_file(verdict), _word_currency(verdict))
    print_faults((*_list_wrongs(verdict), *verdict.faults))


def print_coded_sheets(code: str, sheets: Sequence[CodedSheet]) -> None:
    """Print which sheets have a code."""
    if not sheets:
        _print_parts(code, "unknown", "no sheet of these data has it: they changed, or are others")
    for sheet in sheets:
        word = Currency.CURRENT if sheet.is_current else Currency.SUPERSEDED
        told = f"the sheet of {sheet.name}, {sheet.edition} edition, version {sheet.version}"
        _print_parts(code, word.value, told)


def convert_verdict(verdict: SheetVerdict) -> dict[str, object]:
    """Return the same for other programs."""
    currency = verdict.currency
    return {
        "file": verdict.name,
        "state": verdict.usps,
        "sound": verdict.is_sound,
        "result": verdict.sameness.value,
        "program": verdict.program,
        "differences": [asdict(difference) for difference in verdict.differences],
        "code": {"printed": verdict.printed_code, "of_the_data": verdict.code},
        "pages": verdict.pages,
        "fonts": verdict.fonts,
        "fonts_not_embedded": list(verdict.open_fonts),
        "profiles": list(verdict.profiles),
        "broken_rules": list(verdict.broken_rules),
        "validators": list(verdict.validators),
        "currency": None if currency is None else asdict(currency),
        "faults": [asdict(fault) for fault in verdict.faults],
    }


def _word_file(verdict: SheetVerdict) -> str:
    """Return what was counted and kept, "" of a file that could not be looked at."""
    if verdict.sameness is Sameness.UNKNOWN:
        return ""
    fonts = f"{format_count(verdict.fonts, 'font')} {'not all ' if verdict.open_fonts else ''}embedded"
    told = [format_count(verdict.pages, "page"), fonts, f"code {verdict.printed_code or 'missing'}"]
    if verdict.validators:
        kept = "not kept" if verdict.broken_rules else "kept"
        told.append(f"{_word_profiles(verdict)} {kept} ({', '.join(verdict.validators)})")
    if verdict.program != VERSION:
        told.append(f"drawn by version {verdict.program or 'unknown'} of the program, this is {VERSION}")
    return ", ".join(told)


def _word_profiles(verdict: SheetVerdict) -> str:
    *others, last = map(name_profile_in_full, verdict.profiles)
    return f"{', '.join(others)} and {last}" if others else last


def _word_currency(verdict: SheetVerdict) -> str:
    currency = verdict.currency
    if currency is None:
        return ""
    if currency.currency is not Currency.SUPERSEDED:
        return currency.currency.value
    changes = [str(change) for change in currency.changes]
    more = [f"and {len(changes) - TOLD_CHANGES} more"] if len(changes) > TOLD_CHANGES else []
    by = f"superseded by the {currency.edition} edition, version {currency.version}"
    return "; ".join((by, *changes[:TOLD_CHANGES], *more))


def _list_wrongs(verdict: SheetVerdict) -> Iterator[Fault]:
    """Yield a fault for all in which the file is not what it should be."""
    for each in verdict.differences:
        place = f"{each.kind.value}, {each.place}"
        yield Fault(verdict.name, 1, place, each.found, each.expected, code="")
    if verdict.sameness is not Sameness.UNKNOWN and not verdict.has_right_code:
        found, allowed = verdict.printed_code or "none", f"{verdict.code}, that of the data it carries"
        yield Fault(verdict.name, 1, "code in the footer", found, allowed, code="")
    for name in verdict.open_fonts:
        yield Fault(verdict.name, 1, f"font {name}", "no program in the file", "embedded fonts", code="")
    for rule in verdict.broken_rules:
        yield Fault(verdict.name, 1, "conformance", rule, _word_profiles(verdict), code="")
    currency = verdict.currency
    yield from currency.faults if currency else ()


def _print_parts(*parts: str) -> None:
    click.echo("\t".join(escape_controls(part) for part in parts if part))
