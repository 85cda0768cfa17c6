"""Which data folder a sheet was drawn from, as the manifest names it.

Two data folders may be drawn into one output folder; without this the second would replace the sheets of the
first without a word. The sheets themselves cannot tell: they are the same on any machine.
"""

import os
from pathlib import Path

from factsheet import resources

SHIPPED = ""  # in place of a folder: the data that came with the program


def name_data_folder(data: Path | None, output: Path | str) -> str:
    """Return a data folder as the manifest names it: the way to it from the output folder.

    From another store there is no way: it is named as seen from the working folder.
    """
    folder = resources.DATA.resolve() if data is None else data.resolve()
    if folder == resources.DATA.resolve():
        return SHIPPED
    here = output.resolve() if isinstance(output, Path) else Path.cwd()
    try:
        return Path(os.path.relpath(folder, here)).as_posix()
    except ValueError:  # on another drive
        return folder.as_posix()
