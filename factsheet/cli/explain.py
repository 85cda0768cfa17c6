"""``check --explain``: what a code of the checks means and how to mend it."""

import re

import click

from factsheet.checks.findings_report import look_up_meaning

_CODE = re.compile(r"\W*(?:FS)?\s*([0-9]{3})(?: (?:error|warning|notice))?\W*", re.IGNORECASE)
CODE_ALLOWED = "a code that check prints, such as FS102"


def _explain_code(context: click.Context, _option: click.Parameter, code: str | None) -> None:
    """Print meaning and remedy of a code and end, as help does.

    It may be typed as it stands at the end of a message: [FS102 warning].
    """
    if code is None or context.resilient_parsing:
        return
    digits = _CODE.fullmatch(code)
    known = f"FS{digits[1]}" if digits else ""
    try:
        meaning, remedy = look_up_meaning(known)
    except KeyError:
        raise click.BadParameter(f"found {code!r}; allowed: {CODE_ALLOWED}") from None
    click.echo(f"{known}: {meaning}\nRemedy: {remedy}")
    context.exit()


explain_option = click.option(
    "--explain",
    metavar="CODE",
    is_eager=True,
    expose_value=False,
    callback=_explain_code,
    help="Tell what a code such as FS102 means and how to mend it, and check nothing.",
)
