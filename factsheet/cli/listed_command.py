"""A sub-command of which the list tells the name and a line, and which is imported when it is called."""

from importlib import import_module
from typing import Any

import click


class ListedCommand(click.Command):
    """Stands in the list of sub-commands for a command that is not imported yet, since most never are.

    Args:
        place: Module and name of the command: "factsheet.cli.build:build".
        short_help: What the list says of it.
    """

    def __init__(self, name: str, place: str, short_help: str) -> None:
        super().__init__(name, short_help=short_help)
        self._place = place

    def load(self) -> click.Command:
        """Return the command itself."""
        module, _, name = self._place.partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Read the arguments as the command itself does, which is invoked then."""
        return self.load().make_context(info_name, args, parent, **extra)
