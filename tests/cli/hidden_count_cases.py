"""Data with hidden counts: for each rule that looks at counts, what it finds in them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from factsheet import resources

SOURCE = "source: hhs-massachusetts-2016"
HEAD = "state: MA\nedition: 2023\nstatus: synthetic\n"
CLOSED = (resources.DATA / "sources.yaml").read_text("utf-8").replace("threshold: none", "threshold: 11")
ZEROS = CLOSED.replace("    protect_zeros: false\n", "").replace(
    "threshold: 11", "threshold: 11\n    protect_zeros: true"
)
YEARS = {2012: (300, 203), 2013: (310, 190), 2014: (320, 180), 2015: (330, 170), 2016: (340, 160)}
# Of the policies and of what messages allow; none is a count of the data below.
POLICY = frozenset({0, 1, 10, 11, 100, 400, 10_000_000})
# More than half of the nation, so that the table counts as meant for all of it.
MEMBERS = re.findall("..", "ALAKAZARCACOCTDEDCFLGAHIIDILINIAKSKYLAMEMDMAMIMNMSMO")
HIDDEN_WORDS = re.compile(r"\b(seven|siete|forty-three|fifty)\b", re.IGNORECASE)


def figures(**values: object) -> str:
    """Write key figures of the years 2012 to 2016."""
    lines = [f"  {name}: {{value: {value}, period: 2012-2016, {SOURCE}}}" for name, value in values.items()]
    return "\n".join(["figures:", *lines, ""])


def group(title: str, *counts: object, of: str = "", not_stated: object = None) -> str:
    """Write a breakdown whose bars have letters as labels."""
    bars = ", ".join(
        f"{{label: {label}, value: {count}}}" for label, count in zip("ABCDE", counts, strict=False)
    )
    said = [f"      of: {of}\n"] if of else []
    said += [] if not_stated is None else [f"      not_stated: {not_stated}\n"]
    return f"    - title: {title}\n{''.join(said)}      bars: [{bars}]\n"


def people(*groups: str) -> str:
    return f"demographics:\n  period: 2012-2016\n  {SOURCE}\n  groups:\n{''.join(groups)}"


def types(*counts: object) -> str:
    bars = ", ".join(
        f"{{label: {label}, value: {count}}}" for label, count in zip("ABCDE", counts, strict=False)
    )
    return f"call_types:\n  period: 2012-2016\n  {SOURCE}\n  bars: [{bars}]\n"


def annual(**changed: tuple[object, object]) -> str:
    """Write the annual table of Massachusetts, some years changed: ``y2013=(43, 7)``."""
    rows: dict[int, tuple[object, object]] = {**YEARS}
    rows |= {int(name[1:]): pair for name, pair in changed.items()}
    return "usps,year,calls,cases\n" + "".join(f"MA,{year},{a},{b}\n" for year, (a, b) in rows.items())


def own_counties(*rows: tuple[int, object]) -> dict[str, str]:
    """Write counts by year; where a year comes again it is that of the next county."""
    years = [year for year, _count in rows]
    lines = (
        f"{25001 + 2 * years[:place].count(year)},hhs-massachusetts-2016,{year},{count}\n"
        for place, (year, count) in enumerate(rows)
    )
    return {"tables/county_counts.csv": "fips,source,year,count\n" + "".join(lines)}


@dataclass(frozen=True)
class Case:
    """Data with hidden counts over which a rule speaks.

    Attributes:
        twin: Another profile whose sheet is the same; what is printed of both must be the same.
        shown: Counts that the sheet prints, which messages may tell.
        is_told: Whether the rule speaks where messages may end; else on the publisher's own screen alone.
    """

    profile: str = ""
    files: Mapping[str, str] = field(default_factory=dict)
    twin: str = ""
    twin_files: Mapping[str, str] = field(default_factory=dict)
    shown: frozenset[int] = frozenset()
    is_told: bool = False
    tells: str = ""


HOTLINE, COUNTIES, NOT_PLACED, TYPES = (
    f"tables/{name}.csv"
    for name in ("hotline_annual", "fbi_county_offenses", "fbi_not_placed", "fbi_offense_types")
)
PREVIOUS = "previous/profiles/ma.yaml"
HALF_OPEN = (resources.DATA / "sources.yaml").read_text("utf-8")
PUBLISHED = (
    "published: {by: Its source, in: A report, seen_on: 2026-11-23, "
    "decided_by: Office of the Governor, reason: Its source printed it}"
)
EARLIER = HEAD.replace("2023", "2022")
FBI = {
    COUNTIES: "fips,year,offenses\n25025,2019,43\n25017,2019,7\n25027,2019,203\n",
    NOT_PLACED: "usps,year,reason,offenses\n",
    TYPES: "usps,year,type,offenses\nMA,2019,commercial_sex_acts,253\n",
}

# One or more cases for each rule that looks at counts; `tells` is what stands on the own screen alone.
CASES: dict[str, Case] = {
    "FS102": Case(
        people(group("One", 7, 43, 203), group("Two", 43, 7, 203)),
        twin=people(group("One", 7, 43, 203), group("Two", 42, 8, 203)),
        tells="the counts 43, 7, 203",
    ),
    "FS103": Case(
        figures(persons=960) + people(group("One", 7, 43, 203)),
        twin=figures(persons=960) + people(group("One", 8, 44, 203)),
        tells="counts that add to 253 of 960 persons; allowed: 960, or 'not_stated: 707'",
    ),
    "FS104": Case(
        figures(cases=903, persons=960) + people(group("One", 7, 43, 853)),
        tells="counts that add to 903, the number of cases; allowed: counts of the 960 persons",
    ),
    "FS105": Case(
        figures(persons=960) + people(group("One", 7, 43, 203, of="persons", not_stated=57)),
        shown=frozenset({960}),
        is_told=True,
        tells="found 253 and 57 not stated; allowed: together 960, the number of persons",
    ),
    "FS106": Case(
        figures(persons=920) + people(group("One", 7, 43, 903)),
        shown=frozenset({920, 903}),
        is_told=True,
        tells="found counts that add to 953; allowed: at most 920, the number of persons",
    ),
    "FS107": Case(
        figures(cases=903),
        {HOTLINE: annual(y2013=(310, 7))},
        tells="found 903; allowed: 720, the sum of 2012-2016",
    ),
    "FS108": Case(
        files={HOTLINE: annual(y2013=(7, 43))},
        shown=frozenset({43, 203, 180, 190}),
        is_told=True,
        tells="found 43; allowed: at most 7, the calls of that year",
    ),
    "FS109": Case(
        figures(persons=7, cases=43),
        {HOTLINE: "usps,year,calls,cases\n"},
        twin=figures(persons=9, cases=43),
        tells="found 7; allowed: at least 43, the cases of 2012-2016",
    ),
    "FS112": Case(
        files={HOTLINE: annual(y2013=(310, 7))},
        twin_files={HOTLINE: annual(y2013=(310, 9), y2016=(340, 158))},
        tells="found 7; allowed: a change from 203 in 2012 by a factor of 3 at most",
    ),
    "FS113": Case(
        figures(persons=7, cases=903),
        {PREVIOUS: EARLIER + figures(persons=403, cases=903)},
        tells="found 7; allowed: a change from 403 in the edition before by a factor of 3 at most",
    ),
    "FS114": Case(
        figures(persons=960),
        {PREVIOUS: EARLIER + figures(persons=953)},
        is_told=True,
    ),
    "FS115": Case(people(group("One", 7, 43, 203)), twin=people(group("One", 8, 43, 203)), is_told=True),
    "FS117": Case(
        people(group("One", 0, 0, 0)),
        {"sources.yaml": ZEROS},
        twin=people(group("One", 0, 7, 0)),
        twin_files={"sources.yaml": ZEROS},
        tells="nothing but zeros",
    ),
    "FS118": Case(
        figures(persons=960) + people(group("One", 7, 43, 50)),
        twin=figures(persons=960) + people(group("One", 8, 43, 50)),
        tells="counts that add to 100;",
    ),
    "FS119": Case(
        figures(calls=920) + types(7, 43, 890),
        {HOTLINE: annual(y2012=(207, 153), y2013=(210, 150))},
        shown=frozenset({920, 1_407, 803, 813}),
        is_told=True,
        tells="found counts that add to 940; allowed: at most 920 calls",
    ),
    "FS120": Case(
        f"venues:\n  sex: {{period: 2012-2016, {SOURCE}, names: [A, B], counts: [7, 43]}}\n",
        twin=f"venues:\n  sex: {{period: 2012-2016, {SOURCE}, names: [A, B], counts: [8, 50]}}\n",
        is_told=True,
        tells="found 43; allowed: at most 7, as above: names stand in order of their counts",
    ),
    "FS138": Case(
        f"venues:\n  sex: {{period: 2012-2016, {SOURCE}, names: [A, B], counts: [43, 7]}}\n",
        twin=f"venues:\n  sex: {{period: 2012-2016, {SOURCE}, names: [A, B], counts: [50, 8]}}\n",
        is_told=True,
    ),
    "FS124": Case(people(group("One", 7, 43, 203)), is_told=True),
    "FS128": Case(
        people(group("One", "not shown", 7, 203)).replace(SOURCE, "source: fbi-offenses"),
        {"sources.yaml": HALF_OPEN},
        shown=frozenset({7}),
        is_told=True,
    ),
    "FS129": Case(
        people(group("One", 7, 43, 203, of="persons")).replace("value: 203", f"value: 203, {PUBLISHED}"),
        is_told=True,
    ),
    "FS130": Case(
        people(group("One", 7, 43, 203, of="persons")),
        {PREVIOUS: EARLIER + people(group("One", 7, 43, 203)).replace("value: 7", f"value: 7, {PUBLISHED}")},
        is_told=True,
    ),
    "FS131": Case(people(group("One", 7, 43, 203, of="persons")), is_told=True),
    "FS208": Case(
        "publisher: Office of seven and 7 places\n" + people(group("One", 7, 43, 203, of="persons")),
        is_told=True,
    ),
    "FS404": Case(
        files={HOTLINE: annual(y2013=(243, 7), y2014=(243, 7))},
        twin_files={HOTLINE: annual(y2013=(243, 6), y2014=(243, 8))},
        tells="found 243 calls and 7 cases",
    ),
    "FS504": Case(
        files={
            HOTLINE: "usps,year,calls,cases\n"
            + "".join(f"{usps},2012,{'7,43' if usps == 'AK' else '203,190'}\n" for usps in MEMBERS),
            "sources.yaml": CLOSED.replace("period: 2012-2016", "period: 2012", 1),
        },
        shown=frozenset({50}),
        is_told=True,
        tells="found 43; allowed: at most 7, the calls of that year",
    ),
    "FS903": Case(
        figures(persons=960, calls=1_600)
        + people(group("One", 7, 43, 203))
        + "silenced:\n"
        + "  - {code: FS115, field: 'demographics.groups[0].bars[0].value', reason: 7 or seven}\n",
        is_told=True,
        tells="found '7 or seven'; allowed: the reason why",
    ),
    "FS001": Case(people(group("One", "'7'", "<43", "seven", "7.5", 203)), is_told=True),
    "FS001 record": Case("figures:\n  persons: 7\n  cases: [43]\n", is_told=True),
    "FS001 beside": Case(people(group("One", 203, 180)).replace("label: A", "label: 7"), is_told=True),
    "FS001 swapped": Case(f"figures:\n  persons: {{value: 2016, period: 43, {SOURCE}}}\n", is_told=True),
    "FS001 table": Case(files={HOTLINE: annual(y2013=("7 ?", "4.3"))}, is_told=True),
    "FS001 words": Case("demographics:\n  7 or 43 persons\n", is_told=True),
    "FS001 counties": Case(files=own_counties((2024, "43.5"), (2024, "seven")), is_told=True),
    "FS003 colon": Case("figures:\n  persons: 7: 43\n", is_told=True),
    "FS003 remark": Case("figures:\n  persons: seven #43 persons\n", is_told=True),
    "FS003 key": Case("figures:\n  persons: {7 43: 7}\n", is_told=True),
    "FS004": Case("figures:\n  persons: {value: 1,743, period: 2016, 43: 7}\n", is_told=True),
    "FS004 head": Case(files={HOTLINE: "MA,2013,43,7\n"}, is_told=True),
    "FS010": Case(files={HOTLINE: annual(y2013=(43, 7)).replace("MA,2013", "MA,43")}, is_told=True),
    "FS010 counties": Case(files=own_counties((43, 7)), is_told=True),
    "FS010 gap": Case(files=own_counties((2012, 43), (2014, 7)), is_told=True),
    "FS012 counties": Case(
        files=own_counties((2012, 6_000_043), (2013, 6_000_007)),
        is_told=True,
        tells="found 12000050 over all years",
    ),
    "FS012": Case(
        files={**FBI, TYPES: FBI[TYPES].replace("253", "257")},
        is_told=True,
        tells="found 257 by type in 2019",
    ),
    "FS133": Case(
        files={
            **FBI,
            COUNTIES: FBI[COUNTIES].replace(",7\n", ",-7\n"),
            TYPES: FBI[TYPES].replace("253", "239"),
        },
        shown=frozenset({2}),  # counties with a count above zero
        tells="found -7; allowed: zero or more",
    ),
    "FS015": Case(
        "map: {method: fixed, bounds: [1, 10, 100]}\n",
        FBI,
        is_told=True,
        tells="the last at least 203, the highest count of a county",
    ),
    "FS017": Case(
        figures(persons=20) + people(group("One", 10, 10, of="persons")),
        {HOTLINE: "usps,year,calls,cases\n"},
        is_told=True,
    ),
}

NO_COUNTS: dict[str, str] = {
    **dict.fromkeys(("FS125", "FS126", "FS127"), "names of counties, policies and who decided them"),
    **dict.fromkeys(("FS101", "FS110", "FS111", "FS123", "FS135", "FS136"), "regions, periods and editions"),
    **dict.fromkeys(("FS116", "FS121", "FS122"), "labels and names, which are printed"),
    **dict.fromkeys((f"FS20{digit}" for digit in range(1, 8)), "texts, which are printed"),
    **dict.fromkeys((f"FS21{digit}" for digit in range(1, 8)), "links, laws, efforts and phone numbers"),
    **dict.fromkeys((f"FS30{digit}" for digit in range(1, 6)), "days and years"),
    **dict.fromkeys(("FS132", "FS409"), "years of tables"),
    **dict.fromkeys(("FS401", "FS402", "FS403"), "codes of counties"),
    **dict.fromkeys(("FS411",), "labels, which are printed"),
    **dict.fromkeys(("FS412",), "sources and what their entries lack"),
    **dict.fromkeys(("FS501", "FS502", "FS503", "FS505"), "names of files"),
    **dict.fromkeys(("FS506",), "colours"),
    **dict.fromkeys(("FS901", "FS902"), "codes and places of silences"),
}
FORMS_WITHOUT_COUNTS: dict[str, str] = {
    "FS002": "bytes and sizes of files",
    "FS005": "what is missing",
    "FS006": "links",
    "FS007": "keys of sources",
    "FS008": "codes of places",
    "FS009": "places and years",
    "FS011": "codes of counties",
    "FS013": "characters",
    "FS014": "names of counties",
    "FS016": "of the program, which has a test of its own below",
}
