"""What is told of a file that was joined: a line, or JSON."""

from pathlib import Path

import click

from factsheet.binding.bound_file import BoundFile
from factsheet.binding.growing_file import PlacedPart
from factsheet.cli.parameters import ReportForm
from factsheet.cli.terminal import escape_controls, format_count, print_json
from factsheet.pdf_files.claims import name_profile_in_full

NO_CLAIM = "claims no standard"


def print_bound_file(out: Path, bound: BoundFile, form: ReportForm) -> None:
    """Print path, pages, what the file conforms to and what should be known, with tabs between; or JSON."""
    if form is ReportForm.JSON:
        print_json(_convert_bound_file(out, bound))
        return
    claims = ", ".join(map(name_profile_in_full, bound.claims.profiles)) or NO_CLAIM
    parts = (str(out), format_count(bound.pages, "page"), claims, "; ".join(bound.notes))
    click.echo("\t".join(escape_controls(part) for part in parts if part))


def _convert_bound_file(out: Path, bound: BoundFile) -> dict[str, object]:
    return {
        "path": str(out),
        "pages": bound.pages,
        "bytes": len(bound.content),
        "conforms": list(bound.claims.profiles),
        "parts": [_convert_part(part) for part in bound.parts],
        "notes": list(bound.notes),
    }


def _convert_part(part: PlacedPart) -> dict[str, object]:
    given = part.planned.given
    return {
        "file": given.name,
        "label": part.planned.label,
        "letter": part.planned.letter or None,
        "first_page": part.first_page,
        "pages": given.traits.pages,
        "tagged": part.is_tagged,
        "claims": list(given.traits.claims.profiles),
        "notes": list(part.notes),
    }
