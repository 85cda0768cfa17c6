"""The reference engine as others ask it: started where its extra is installed, once, and only when asked."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # an extra, with a Java of its own
    from factsheet.conformance.verapdf import VeraPdf


@cache
def start_vera() -> "VeraPdf":
    """Return the engine, whose Java machine lives as long as the process.

    Raises:
        ModuleNotFoundError: The extra is not installed.
    """
    from factsheet.conformance.verapdf import VeraPdf

    return VeraPdf()
