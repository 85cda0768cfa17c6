"""The files and folders that a data folder may have, by name: whatever else lies there is read by nothing."""

PROFILES, TABLES, WORDING, GEOGRAPHY = FOLDERS = ("profiles", "tables", "wording", "geography")
PREVIOUS = "previous"  # the data folder of the edition before

JURISDICTIONS, CONTACT, SOURCES, FEDERAL_LAWS = SHARED_FILES = (
    "jurisdictions.csv",
    "contact.yaml",
    "sources.yaml",
    "federal_laws.yaml",
)
COUNTIES = f"{GEOGRAPHY}/counties.csv"
THEME = "theme.yaml"
SCHEMAS = PROFILE_SCHEMA, THEME_SCHEMA = ("profile.schema.json", "theme.schema.json")  # read by editors


def name_profile(usps: str) -> str:
    """Return the name of a jurisdiction's profile: ``profiles/ma.yaml``."""
    return f"{PROFILES}/{usps.lower()}.yaml"
