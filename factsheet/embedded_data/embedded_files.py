"""The files that a sheet carries, the profile as printed and the county table, and the code for both.

They are written from the profile that is safe to print, so that they say no more than the page.
"""

import csv
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factsheet.disclosure import SafeProfile
from factsheet.embedded_data.carried_drawing import (
    CarriedDrawing,
    format_drawing_json,
    make_carried_drawing,
)
from factsheet.embedded_data.carried_json import format_profile_json
from factsheet.embedded_data.carried_profile import make_carried_profile
from factsheet.embedded_data.sheet_inputs import SheetInputs, make_sheet_inputs
from factsheet.model import Cell, CellMark, CountyCounts, StateShapes, Status
from factsheet.model.sheet_options import SheetOptions
from factsheet.theme import Theme
from factsheet.wording.language import Wording, choose_wording
from factsheet.wording.language_files import LanguageFile
from factsheet.wording.source_words import word_item_heading


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the document; `relationship` as in ISO 32000-2, 7.11.3: Data, Source, ..."""

    name: str
    content: bytes
    media_type: str
    description: str
    relationship: str = "Data"


@dataclass(frozen=True, slots=True)
class PrivateData:
    """What a sheet keeps for the program, so that it can be drawn again.

    Attributes:
        name: Of the attachment that has the profile, where the format attaches files.
        profile: The profile as JSON.
        drawing: What it is drawn with, as JSON.
        inputs: All that it is drawn from, as digests.
    """

    name: str
    profile: bytes
    drawing: bytes
    inputs: SheetInputs


@dataclass(frozen=True, slots=True)
class SheetContents:
    """What the file of a sheet carries: private data, and files where its format attaches any.

    Attributes:
        code: Stands in the footer for what the sheet shows.
    """

    files: tuple[Attachment, ...]
    private: PrivateData
    code: str


def make_sheet_contents(
    profile: SafeProfile,
    options: SheetOptions,
    theme: Theme,
    own_words: LanguageFile | None,
    standard: str,
) -> SheetContents:
    """Return what the file of a sheet carries, for whoever draws it and whoever plans whether to.

    Args:
        profile: What it shows, stamped as it will be.
        options: How it is drawn.
        theme: What the publisher adds.
        own_words: The words of its language, None for the ones that came with the program.
        standard: The standards that the file keeps, by their names.

    Raises:
        UsageError: There is no such language.
    """
    wording = choose_wording(options.lang, own_words)
    files = make_attachments(profile, wording)
    drawing = make_carried_drawing(profile, options, theme, own_words)
    private = _make_private_data(files[0], drawing, profile.shapes, wording.file, standard)
    return SheetContents(files, private, _make_code(profile, files))


def _make_private_data(
    data: Attachment, drawing: CarriedDrawing, shapes: StateShapes, words: LanguageFile, standard: str
) -> PrivateData:
    """Return what a sheet keeps for the program."""
    packed = format_drawing_json(drawing)
    inputs = make_sheet_inputs(data.content, packed, shapes, words, standard)
    return PrivateData(data.name, data.content, packed, inputs)


def make_attachments(profile: SafeProfile, wording: Wording) -> tuple[Attachment, ...]:
    """Return what is attached to the sheet: the profile as JSON and any county table as CSV."""
    data = Attachment(
        f"{_name_stem(profile)}.json",
        format_profile_json(make_carried_profile(profile)),
        "application/json",
        wording.say("document.data_file"),
        "Source",
    )
    tables = filter(None, (profile.counties, profile.second_counties))
    return (data, *(_attach_counties(profile, wording, counts) for counts in tables))


def name_county_file(profile: SafeProfile, counts: CountyCounts) -> str:
    """Return what the file with the counts of a map is called, where the format attaches files."""
    part = "second_counties" if counts is profile.second_counties else "counties"
    return f"{_name_stem(profile)}_{part}.csv"


def _name_stem(profile: SafeProfile) -> str:
    """Return how the names of all attached files begin."""
    return f"{profile.jurisdiction.usps.lower()}_trafficking_{profile.edition}"


def _attach_counties(profile: SafeProfile, wording: Wording, counts: CountyCounts) -> Attachment:
    key = "document.second_county_file" if counts is profile.second_counties else "document.county_file"
    source = next(source for source in profile.sources if source.key == counts.source)
    described = word_item_heading(wording, source, key, profile.jurisdiction.county_unit)
    name, content = name_county_file(profile, counts), format_county_csv(profile.shapes, counts)
    return Attachment(name, content, "text/csv", described, "Data")


def make_verification_code(profile: SafeProfile) -> str:
    """Return eight hexadecimal digits that stand for what a sheet shows: SHA-256, cut, in two groups.

    The stamp says itself that a sheet is not final: draft and final sheet of the same data have one code. No
    value that is on no sheet goes into it: it could be guessed until the code is right.
    """
    counts = filter(None, (profile.counties, profile.second_counties))
    return _digest_shown(profile, [format_county_csv(profile.shapes, counties) for counties in counts])


def _make_code(profile: SafeProfile, files: Sequence[Attachment]) -> str:
    """Return the code of a sheet that carries some files: what they say need not be written again."""
    data, *tables = [file.content for file in files]
    return _digest_shown(profile, tables, data if profile.status is Status.FINAL else None)


def _digest_shown(profile: SafeProfile, tables: Sequence[bytes], data: bytes | None = None) -> str:
    """Return the code of data, if they are written already, and tables."""
    if data is None:
        data = format_profile_json(replace(make_carried_profile(profile), status=Status.FINAL))
    digest = hashlib.sha256(b"".join([data, *tables])).hexdigest()
    return f"{digest[:4]}-{digest[4:8]}"


def format_county_csv(shapes: StateShapes, counties: CountyCounts) -> bytes:
    """Return the county table: FIPS, name, and the count or what stands in its place."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(("fips", "county", "period", "count", "note"))
    period = counties.period.written
    for county in shapes.counties:
        cell = counties.cells[county.fips]
        writer.writerow((county.fips, county.full_name, period, *_split_cell(cell)))
    if counties.not_placed:
        writer.writerow(("", "not tied to one county", period, *_split_cell(counties.not_placed)))
    return table.getvalue().encode()


def _split_cell(cell: Cell) -> tuple[str, str]:
    """Return the count and what stands in its place, one of the two empty."""
    return ("", cell.value) if isinstance(cell, CellMark) else (str(cell), "")
