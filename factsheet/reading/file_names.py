"""The files and folders that a data folder may have, by name: whatever else lies there is read by nothing."""

from enum import StrEnum

PROFILES, TABLES, WORDING, GEOGRAPHY = FOLDERS = ("profiles", "tables", "wording", "geography")
CARRIED = "carried"  # what was taken out of finished sheets
PREVIOUS = "previous"  # the data folder of the edition before
SAMPLE = "sample"  # within the shipped data alone: a data folder of a made-up state

JURISDICTIONS, CONTACT, SOURCES, FEDERAL_LAWS = SHARED_FILES = (
    "jurisdictions.csv",
    "contact.yaml",
    "sources.yaml",
    "federal_laws.yaml",
)
COUNTIES, LOCAL_REGIONS = f"{GEOGRAPHY}/counties.csv", f"{GEOGRAPHY}/local_regions.csv"
THEME = "theme.yaml"
PREFLIGHT, PREFLIGHT_EXAMPLE = ("preflight.yaml", "preflight_example.yaml")  # within the shipped data alone
SCHEMAS = PROFILE_SCHEMA, THEME_SCHEMA = ("profile.schema.json", "theme.schema.json")  # read by editors


def name_profile(usps: str) -> str:
    """Return the name of a jurisdiction's profile: ``profiles/ma.yaml``."""
    return f"{PROFILES}/{usps.lower()}.yaml"


class CarriedPart(StrEnum):
    """The files that hold the data of one sheet, by what follows the two letters of the state."""

    PROFILE = ".yaml"
    COUNTIES = "_counties.csv"
    SECOND_COUNTIES = "_second_counties.csv"
    LOGO = "_logo.json"
    SHAPES = "_shapes.json"


def name_carried(usps: str, part: CarriedPart = CarriedPart.PROFILE) -> str:
    """Return the name of a file with data of a state's finished sheet: ``carried/ma.yaml``."""
    return f"{CARRIED}/{usps.lower()}{part}"


def name_wording(lang: str) -> str:
    """Return the name of a language's file within the folder of wordings: ``en.yaml``."""
    return f"{lang}.yaml"


def name_shapes(edition: int | str, usps: str) -> str:
    """Return the name of a jurisdiction's shapes within the folder of shapes: ``2016/MA.json``."""
    return f"{edition}/{usps}.json"
