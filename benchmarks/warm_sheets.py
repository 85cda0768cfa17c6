"""The process in which the program draws sheet after sheet: it takes turns, see `turns`.

    python -m benchmarks.warm_sheets FOLDER [STATE ...]

Its turns: `draw` handouts that are new, from the record to the file; `redraw` them with one changed figure,
from the record to the bytes; each format by its name, likewise; `reread` profile files that were just saved.
Small counts are hidden anew each time, as they are in a run.
"""

import shutil
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.changed_profiles import change_figure, renew_profile
from benchmarks.turns import DRAW, FORMATS, REDRAW, REREAD, SheetTime, TakeTurn, serve_turns, time_sheet
from factsheet import resources
from factsheet.disclosure import protect_profile
from factsheet.layout import draw_sheet
from factsheet.model import Profile
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Format
from factsheet.sources.data_library import open_library

HANDOUT = SheetOptions()


@dataclass(frozen=True, slots=True)
class WarmSheets:
    """The profiles that are drawn by postal code, and a folder for files."""

    profiles: dict[str, Profile]
    folder: Path

    def list_turns(self) -> dict[str, TakeTurn]:
        """Return the turns by their names."""
        formats = {form: partial(self.redraw_figures, options=SheetOptions(Format(form))) for form in FORMATS}
        return {DRAW: self.draw_new, REDRAW: self.redraw_figures, REREAD: self.reread_files, **formats}

    def draw_new(self, number: int) -> Iterator[SheetTime]:
        """Draw each handout with all that can be renewed, and write it."""
        for usps, profile in self.profiles.items():
            renewed = renew_profile(profile, number)
            yield time_sheet(usps, partial(write_sheet, renewed, self.folder / f"{usps}.pdf"))

    def redraw_figures(self, number: int, options: SheetOptions = HANDOUT) -> Iterator[SheetTime]:
        """Draw each sheet with one changed figure."""
        for usps, profile in self.profiles.items():
            yield time_sheet(usps, partial(draw_bytes, change_figure(profile, number), options))

    def reread_files(self, number: int) -> Iterator[SheetTime]:
        """Read each profile after its file was saved with a comment more."""
        data = self.folder / "data"
        if not data.exists():
            shutil.copytree(resources.DATA / "profiles", data / "profiles")
        for usps in self.profiles:
            with (data / "profiles" / f"{usps.lower()}.yaml").open("a", encoding="utf-8") as file:
                file.write(f"# saved in turn {number}\n")
            yield time_sheet(usps, partial(read_profile, data, usps))


def write_sheet(profile: Profile, path: Path) -> None:
    """Hide small counts, draw the handout and write it."""
    path.write_bytes(draw_bytes(profile, HANDOUT))


def draw_bytes(profile: Profile, options: SheetOptions) -> bytes:
    """Hide small counts and return the sheet."""
    return draw_sheet(protect_profile(profile).profile, options).content


def read_profile(data: Path, usps: str) -> Profile:
    """Return a profile as a watch reads it after each save: what was made of shared files is kept."""
    return open_library(data).profile(usps)


def main(folder: Path, states: Sequence[str]) -> None:
    """Read the profiles, then take turns."""
    library = open_library()
    chosen = states or [one.usps for one in library.jurisdictions]
    profiles = {usps: library.profile(usps) for usps in chosen}
    folder.mkdir(parents=True, exist_ok=True)
    serve_turns(WarmSheets(profiles, folder).list_turns())


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
