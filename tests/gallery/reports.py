"""Reports as `report.json` has them, of made-up runs, with something of every kind."""

from typing import Any

Told = dict[str, Any]


def a_fault(**told: object) -> Told:
    usual = {"code": "FS001", "severity": "error", "file": "data/profiles/oh.yaml", "line": 14}
    values = {"field": "figures.cases.value", "found": "'many'", "allowed": "a whole number, digits only"}
    return {**usual, **values, **told}


def a_fit(**told: object) -> Told:
    usual = {"step": "roomy", "type_size": 9.5, "fill": 0.97, "pages": 1, "extras": [], "shortened": {}}
    return {**usual, "left_out": [], "reasons": {}, **told}


def a_change(item: str, before: str | None, after: str | None) -> Told:
    return {"item": item, "before": before, "after": after}


def a_sheet(usps: str = "GU", state: str = "Guam", **told: object) -> Told:
    """Return a sheet that did not change; what is told of it goes before."""
    form, lang = told.get("format", "handout"), told.get("lang", "en")
    stem = f"{usps.lower()}_trafficking_2023_{form}_{lang}"
    usual = {
        "file": f"{stem}.pdf",
        "usps": usps,
        "state": state,
        "format": "handout",
        "lang": "en",
        "edition": 2023,
        "status": "unchanged",
        "why": [],
        "changes": [],
        "fit": a_fit(),
        "findings": [],
        "faults": [],
        "pages": 1,
        "bytes": 57_600,
        "picture": f"gallery/{stem}.png",
        "previous": None,
    }
    return {**usual, **told}


def a_report(*sheets: Told, **told: object) -> Told:
    statuses = [sheet["status"] for sheet in sheets]
    run = {name: statuses.count(name) for name in ("written", "unchanged", "refused", "undone")}
    run["warnings"] = sum(len(sheet["findings"]) for sheet in sheets)
    usual = {"about": "What the run did.", "program": "1.0", "run": run, "sheets": [*sheets]}
    return {**usual, "unassigned": [], "folder": [], **told}


def a_full_report() -> Told:
    """Return a run in which something of every kind happened."""
    finding = a_fault(code="FS104", severity="warning", field="demographics.groups[0]", found="no 'of'")
    changed = a_sheet(
        "MA",
        "Massachusetts",
        status="written",
        why=["figures.cases", "theme"],
        changes=[a_change("figures.cases.value", "330", "336"), a_change("counties.25007", None, None)],
        findings=[finding, finding],
        fit=a_fit(step="tight", type_size=8.6, shortened={"laws": 4}, left_out=["beside the nation"]),
        previous={"picture": "gallery/previous/ma.png", "file": None, "label": "the sheet before this one"},
    )
    return a_report(
        a_sheet("AL", "Alabama"),
        changed,
        a_sheet("OH", "Ohio", status="refused", faults=[a_fault()], fit=None),
        a_sheet(
            "OH",
            "Ohio",
            lang="es",
            status="refused",
            faults=[a_fault()],
            fit=None,
            file=None,
            picture=None,
            pages=None,
            bytes=None,
        ),
        a_sheet("GU", "Guam"),
        a_sheet("PR", "Puerto Rico", format="gray", lang="es", status="written", why=["new"]),
        a_sheet("VI", "U.S. Virgin Islands", format="large", findings=[finding]),
        a_sheet("WY", "Wyoming", format="grant", status="undone", fit=None, picture=None, file=None),
        a_sheet("NV", "Nevada", status="kept"),
        unassigned=[a_fault(file="data/tables/extra.csv", field="fips", found="'1901'")],
        folder=[a_fault(code="FS501", severity="warning", field="file", found="a file that nothing reads")],
    )
