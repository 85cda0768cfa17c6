"""States without a profile, what is known of them, and a profile begun."""

from collections import Counter
from dataclasses import dataclass

from factsheet.drafts.history import SavedChange, SaveWay
from factsheet.errors import Fault, UsageError
from factsheet.export.profile_skeleton import begin_profile
from factsheet.intake.write_intent import digest_file
from factsheet.reading.file_names import PROFILE_SCHEMA, name_profile
from factsheet.sources.national_schemas import COUNTIES, HOTLINE
from factsheet.sources.schema import format_profile_schema
from factsheet.staff_tables.change_set import NewFile
from factsheet.staff_tables.national_counts import find_owner, read_counts
from factsheet.studio.running_studio import Studio

_FREE_ALLOWED = "a state without a profile"


@dataclass(frozen=True, slots=True)
class MissingProfile:
    """A state without a profile.

    Attributes:
        counties: How many counties it has.
        years: How many years of calls and cases stand in the tables.
        offenses: How many of its counties have offenses in the tables.
    """

    usps: str
    name: str
    counties: int
    years: int
    offenses: int


def list_missing(studio: Studio) -> list[MissingProfile]:
    """Return the states without a profile, in the order of their list.

    Raises:
        DataError: A file cannot be read.
    """
    library = studio.open_data()
    lacking = [one for one in library.jurisdictions if not library.has_profile(one.usps)]
    if not lacking:
        return []
    counties = Counter(county.usps for county in library.counties)
    years = Counter(usps for usps, _year in read_counts(library, HOTLINE).counts)
    placed = {fips for fips, _year in read_counts(library, COUNTIES).counts}
    offenses = Counter(find_owner(library, fips) for fips in placed)
    return [
        MissingProfile(one.usps, one.name, counties[one.usps], years[one.usps], offenses[one.usps])
        for one in lacking
    ]


def begin_missing(studio: Studio, usps: str) -> None:
    """Begin the profile of a state.

    Raises:
        UsageError: There is no such state, or it has a profile.
        DataError: A file cannot be read.
        OutputError: The profile cannot be written.
    """
    library = studio.open_data()
    state = library.find_sound(usps)
    if library.has_profile(state.usps):
        raise UsageError(Fault("studio", 1, "state", f"'{state.usps}', which has a profile", _FREE_ALLOWED))
    files = [NewFile(name_profile(state.usps), begin_profile(state, library).encode())]
    if not library.folder.has_own(PROFILE_SCHEMA):  # the first line of the profile names it, for editors
        files.append(NewFile(PROFILE_SCHEMA, format_profile_schema().encode()))
    made_from = {file.name: digest_file(library.folder.path / file.name) for file in files}
    change = SavedChange(way=SaveWay.SAVE, at=studio.read_time(), subjects=(state.usps.lower(),))
    studio.saver.write_save(files, change, made_from=made_from)
