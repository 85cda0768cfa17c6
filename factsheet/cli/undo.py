"""``factsheet import --undo``: the last import taken back, file by file."""

from pathlib import Path

import click

from factsheet.cli.terminal import end_on_faults, escape_controls, format_count

HOW_TO_UNDO = "Say --undo --data FOLDER, and nothing else: it undoes the last import of that folder."


def undo_last_import(data: Path, *, dry_run: bool) -> None:
    """Undo the last import and tell each file."""
    from factsheet.intake.undo_import import undo_import

    with end_on_faults():
        undone = undo_import(data, dry_run=dry_run)
    for line in undone.told:
        click.echo(escape_controls(line))
    name = f"The import of {undone.saved.file} on {undone.saved.on}"
    before = format_count(undone.left, "import")
    more = f" {before} before it can be undone as well." if undone.left else ""
    told = "would be undone. Nothing was written." if dry_run else "is undone."
    click.echo(escape_controls(f"{name} {told}{more}"))
