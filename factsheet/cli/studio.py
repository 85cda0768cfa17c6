"""``factsheet studio``: keep the figures on a page in the browser, and see the sheet."""

import signal
from contextlib import suppress
from pathlib import Path

import click

from factsheet.cli.clock import read_time, read_today
from factsheet.cli.terminal import end_on_faults, escape_controls

HELP = """Keep the figures on a page in the browser, with the sheet beside them as it will print.

The studio runs on this computer and opens the browser; nothing leaves the computer. Without --data its first
page offers to begin a data folder, a copy of the shipped data, which are never changed themselves. What you
type is kept at each pause; the files of the folder change when you look over and save.

The link opens the studio once, within a minute: press Enter for a new one. Ctrl-C, or the button at the foot
of a page, ends it with code 0. A folder that is open in another studio is only shown.

With --host others on the network can open it too, by a token that they type. Nothing is encrypted then.

\b
Examples:
  factsheet studio
  factsheet studio --data my-data
  factsheet studio --data my-data --no-browser --port 8080
"""

BOTH = "--host and --token go together: who opens the studio from another computer types the token."
SHORT_TOKEN = "A token has at least 16 characters, so that nobody guesses it."
EVERY_HOST = "Name the address by which others reach this computer, such as 192.168.1.20; not all of them."
GOODBYE = "The studio has stopped."
_LEAST_TOKEN = 16
_EVERYWHERE = frozenset({"", "0.0.0.0", "::", "*"})
_LAST_PORT = 65535


@click.command(help=HELP)
@click.option(
    "--data",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Folder with your own data files. Without it, the first page asks for one.",
)
@click.option(
    "--port",
    metavar="NUMBER",
    type=click.IntRange(1, _LAST_PORT),
    help="Where the studio listens. Without it, 8017 or the next port that is free.",
)
@click.option("--no-browser", is_flag=True, help="Print the link instead of opening the browser.")
@click.option("--host", metavar="NAME", help="Let others in by this name or address of this computer.")
@click.option("--token", metavar="TEXT", help="What others type to be let in; at least 16 characters.")
@click.option("--log", is_flag=True, help="Tell each request on standard error, without what was typed.")
def studio(
    data: Path | None,
    port: int | None,
    *,
    no_browser: bool,
    host: str | None,
    token: str | None,
    log: bool,
) -> None:
    """Serve until the interrupt key is pressed; end with 1 where there is no such folder or port."""
    _refuse_half_opening(host, token)
    from factsheet.studio.starting.serving import Clock, StudioOrder, serve_folder

    _let_end()
    order = StudioOrder(data, port, host, token, opens_browser=not no_browser, logs_all=log)
    with end_on_faults(), suppress(KeyboardInterrupt):
        serve_folder(order, Clock(read_today, read_time), on_text=_print_text, on_line=_print_line)
    click.echo(GOODBYE)


def _refuse_half_opening(host: str | None, token: str | None) -> None:
    """Refuse to open the studio to others without a token that nobody guesses.

    Raises:
        click.UsageError: One of both is missing, or will not do.
    """
    if (host is None) != (token is None):
        raise click.UsageError(BOTH)
    if host in _EVERYWHERE:
        raise click.UsageError(EVERY_HOST)
    if token is not None and len(token) < _LEAST_TOKEN:
        raise click.UsageError(SHORT_TOKEN)


def _let_end() -> None:
    """Let whoever ends this process end it as the interrupt key does; in the background, ask no terminal."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    if hasattr(signal, "SIGTTIN"):
        signal.signal(signal.SIGTTIN, signal.SIG_IGN)


def _print_text(text: str) -> None:
    click.echo(escape_controls(text))


def _print_line(line: str) -> None:
    click.echo(escape_controls(line), err=True)
