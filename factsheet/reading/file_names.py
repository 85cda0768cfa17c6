"""The files and folders that a data folder may have, by name: whatever else lies there is read by nothing."""

PROFILES, TABLES, WORDING, GEOGRAPHY = FOLDERS = ("profiles", "tables", "wording", "geography")
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


def name_wording(lang: str) -> str:
    """Return the name of a language's file within the folder of wordings: ``en.yaml``."""
    return f"{lang}.yaml"


def name_shapes(edition: int | str, usps: str) -> str:
    """Return the name of a jurisdiction's shapes within the folder of shapes: ``2016/MA.json``."""
    return f"{edition}/{usps}.json"
