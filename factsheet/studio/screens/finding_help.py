"""Why something was found: what a check looks for, what to do about it, and how grave it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from types import MappingProxyType

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from factsheet.checks import RULES, Severity
from factsheet.checks.file_faults import FORM_FAULTS
from factsheet.checks.rules import FOLDER_RULES, LANGUAGE_RULES, SILENCE_RULES
from factsheet.studio.forms.part_specs import PARTS
from factsheet.studio.rendering import render_page
from factsheet.studio.running_studio import Studio, find_studio


@dataclass(frozen=True, slots=True)
class ExplainedCheck:
    """A check as the page tells it.

    Attributes:
        meaning: What it looks for, as the table of rules says it, in English.
        remedy: Likewise what to do.
    """

    code: str
    severity: Severity
    meaning: str
    remedy: str
    can_be_silenced: bool = False


def _list_checks() -> Mapping[str, ExplainedCheck]:
    """Return all checks by code."""
    forms = [
        ExplainedCheck(code.value, Severity.ERROR, meaning, remedy)
        for code, (meaning, remedy) in FORM_FAULTS.items()
    ]
    rules = [
        ExplainedCheck(rule.code, rule.severity, rule.meaning, rule.remedy, rule.can_be_silenced)
        for rule in RULES
    ]
    tables = (LANGUAGE_RULES, FOLDER_RULES, SILENCE_RULES)
    others = [ExplainedCheck(*row) for table in tables for row in table]
    return MappingProxyType({check.code: check for check in (*forms, *rules, *others)})


CHECKS = _list_checks()


async def show_check(request: Request) -> Response:
    """Show one check; its code may be written in small letters."""
    studio, code = find_studio(request), request.path_params["code"]
    asked = request.query_params
    back = await studio.run_in_room(_find_way_back, studio, asked.get("s", ""), asked.get("part", ""))
    check = CHECKS.get(code.upper())
    if check is None:
        return render_page(
            request, "finding_help.html", status=HTTPStatus.NOT_FOUND, check=None, back=back, path="/"
        )
    own = f"/checks/{check.code.lower()}"  # in small letters, as the other addresses are
    return render_page(request, "finding_help.html", check=check, back=back, path=own)


def _find_way_back(studio: Studio, usps: str, part: str) -> tuple[str, str] | None:
    """Return address and name of the state from which somebody came, None where no state is named."""
    for one in studio.open_data().jurisdictions:
        if one.usps.lower() == usps:
            return f"/s/{usps}/{part}" if part in PARTS else f"/s/{usps}", one.name
    return None


ROUTES: list[BaseRoute] = [Route("/checks/{code}", show_check)]
