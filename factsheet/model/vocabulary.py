"""Words that stand in data files, on the command line or in file names, and that the code knows by name."""

from enum import StrEnum


class OffenseType(StrEnum):
    """Kinds of offense in the FBI's figures, in the order in which sheets print them."""

    COMMERCIAL_SEX_ACTS = "commercial_sex_acts"
    INVOLUNTARY_SERVITUDE = "involuntary_servitude"


class NotPlacedReason(StrEnum):
    """Why offenses belong to no single county."""

    SEVERAL_COUNTIES = "several_counties"
    NOT_SPECIFIED = "not_specified"
    PLANNING_REGION = "planning_region"


class CountyUnit(StrEnum):
    """What the counties of a jurisdiction are called; each wording has its words under `units`."""

    COUNTY = "county"
    COUNTY_CITY = "county_city"
    PARISH = "parish"
    BOROUGH = "borough"
    MUNICIPIO = "municipio"
    REGION = "region"
    DISTRICT = "district"
    ISLAND = "island"
    MUNICIPALITY = "municipality"
    TERRITORY = "territory"
    NONE = "none"


class Format(StrEnum):
    """The formats of a sheet by the name that the command line and the file names give them."""

    HANDOUT = "handout"
    GRAY = "gray"
    GRANT = "grant"
    LARGE = "large"


class Standard(StrEnum):
    """The standards that a file keeps, by their version of PDF: what the command line calls them."""

    PDF17 = "pdf17"
    PDF20 = "pdf20"
