"""What is told of a run beside its sheets: ``report.json`` for programs, ``index.html`` to look at them.

Both are about all sheets of the folder; those that this run was not asked for are told as they were found.
Two runs that do the same write the same: no hour of the day stands in them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from factsheet.batch.manifest import SheetRecord
from factsheet.batch.order import Order
from factsheet.batch.output_names import GALLERY, PICTURES, REPORT
from factsheet.batch.report import (
    BatchReport,
    SheetResult,
    SheetStatus,
    UndoneSheet,
    describe_finding,
    describe_for_others,
)
from factsheet.batch.sheet_writer import name_picture
from factsheet.errors import Fault, OutputError, PdfError
from factsheet.output_store import OutputStore
from factsheet.version import VERSION

_ABOUT = (
    "What became of each sheet in the last run of 'factsheet build' into this folder; index.html shows it."
)
_WORDS = {SheetStatus.FAILED: "refused"}
SHEET_BEFORE = "the sheet before this one"

Told = dict[str, object]


def write_run_report(
    store: OutputStore, order: Order, records: Mapping[str, SheetRecord], report: BatchReport
) -> BatchReport:
    """Write report and gallery beside the sheets, and return the report with where the gallery is.

    Where messages tell counts that sheets do not show, nothing is written: both files are kept and passed on.

    Args:
        store: Where the sheets are.
        order: What was asked for.
        records: What is noted of each sheet in the store.
        report: On the run; faults of writing are added to it.
    """
    if not order.has_gallery or order.shows_counts or not (records or report.sheets):
        return report
    try:
        faults = tuple(_add_pictures(store, records))
        report = replace(report, unassigned=(*report.unassigned, *faults))
        told = describe_run(records, report, order.data)
        content = (json.dumps(told, indent=1) + "\n").encode()
        if store.read(REPORT) != content or GALLERY not in store.list_names():
            _put_gallery(store, told)  # first: where it fails, the next run finds the report to be old
            store.put(REPORT, content)
    except OutputError as error:
        return replace(report, unassigned=(*report.unassigned, *error.faults))
    return replace(report, gallery=store.locate(GALLERY))


def describe_run(records: Mapping[str, SheetRecord], report: BatchReport, data: Path | None) -> Told:
    """Return what is told of a run, as JSON values; files are named as seen from its data folder."""
    asked = [_describe_result(result, records, data) for result in report.sheets]
    undone = [{**_describe_missing(one, records), "status": "undone"} for one in report.undone]
    seen = {told["file"] for told in (*asked, *undone)}
    kept = [
        {**_describe_record(name, records), "status": "kept"} for name in sorted(records) if name not in seen
    ]
    counts = {_WORDS.get(status, status.value): report.count(status) for status in SheetStatus}
    return {
        "about": _ABOUT,
        "program": VERSION,
        "run": {**counts, "undone": len(report.undone), "warnings": len(report.warnings)},
        "sheets": [*asked, *undone, *kept],
        "unassigned": [describe_for_others(fault, data) for fault in report.unassigned],
        "folder": [describe_finding(finding, data) for finding in report.folder],
    }


def _describe_result(result: SheetResult, records: Mapping[str, SheetRecord], data: Path | None) -> Told:
    """Return what is told of a sheet that the run was asked for."""
    name = "" if result.path is None else str(result.path).replace("\\", "/").rsplit("/", 1)[-1]
    told = _describe_record(name, records) if name in records else _describe_missing(result, records)
    is_written = result.status is SheetStatus.WRITTEN
    return {
        **told,
        "status": _WORDS.get(result.status, result.status.value),
        "why": list(result.why),
        "changes": [asdict(one) for one in result.replaced.changes] if is_written and result.replaced else [],
        "findings": [describe_finding(finding, data) for finding in result.warnings],
        "faults": [describe_for_others(fault, data) for fault in result.faults],
    }


def _describe_missing(sheet: SheetResult | UndoneSheet, records: Mapping[str, SheetRecord]) -> Told:
    """Return what is told of a sheet that was not drawn: the newest that stands there, if there is one."""
    drawn = (sheet.usps, sheet.options.form.value, sheet.options.lang)
    standing = [
        (record.edition, name)
        for name, record in records.items()
        if (record.usps, record.format, record.lang) == drawn
    ]
    if standing:
        return _describe_record(max(standing)[1], records)
    known = [record.state for record in records.values() if record.usps == sheet.usps]
    state = (isinstance(sheet, SheetResult) and sheet.state) or next(iter(known), sheet.usps)
    nothing = dict.fromkeys(("file", "edition", "fit", "pages", "bytes", "picture", "previous"))
    empty: Told = {"why": [], "changes": [], "findings": [], "faults": []}
    drawn_as = {"format": drawn[1], "lang": drawn[2], "standard": sheet.options.standard.value}
    return {"usps": sheet.usps, "state": state, **drawn_as, **nothing, **empty}


def _describe_record(name: str, records: Mapping[str, SheetRecord]) -> Told:
    """Return what is told of a sheet that stands in the folder."""
    record = records[name]
    return {
        "file": name,
        "usps": record.usps,
        "state": record.state,
        "format": record.format,
        "lang": record.lang,
        "standard": record.standard,
        "edition": record.edition,
        "why": [],
        "changes": [],
        "fit": asdict(record.fit),
        "findings": list(record.findings),
        "faults": [],
        "pages": record.fit.pages,
        "bytes": record.bytes,
        "picture": name_picture(name),
        "previous": _describe_previous(name, records),
    }


def _describe_previous(name: str, records: Mapping[str, SheetRecord]) -> Told | None:
    """Return what a sheet can be looked at beside: the one that stood there before, or the edition before."""
    record = records[name]
    if record.before is not None:
        return {"picture": record.before, "file": None, "label": SHEET_BEFORE}
    earlier = max(_list_earlier(record, records), default=None)
    if earlier is None:
        return None
    return {"picture": name_picture(earlier[1]), "file": earlier[1], "label": f"edition {earlier[0]}"}


def _list_earlier(record: SheetRecord, records: Mapping[str, SheetRecord]) -> Iterator[tuple[int, str]]:
    drawn = (record.usps, record.format, record.lang, record.stamp)
    for name, other in records.items():
        if (other.usps, other.format, other.lang, other.stamp) == drawn and other.edition < record.edition:
            yield other.edition, name


def _put_gallery(store: OutputStore, told: Told) -> None:
    from factsheet.gallery.gallery_page import make_gallery  # the templates' library

    store.put(GALLERY, make_gallery(told))


def _add_pictures(store: OutputStore, records: Mapping[str, SheetRecord]) -> Iterator[Fault]:
    """Make pictures that are missing, such as those of sheets drawn without; yield what kept any from it."""
    present = store.list_names(PICTURES)
    for name in sorted(records):
        picture = name_picture(name)
        if picture.removeprefix(f"{PICTURES}/") in present:
            continue
        from factsheet.gallery.page_pictures import make_picture  # renders

        try:
            content = store.read(name)
            if content is not None:
                store.put(picture, make_picture(content))
        except PdfError:  # somebody spoilt the file; the next run that is about its state draws it again
            allowed = f"the sheet as it was drawn; 'factsheet build {records[name].usps}' draws it again"
            yield Fault(str(store.locate(name)), 1, "file", "a file that cannot be drawn", allowed, code="")
        except OutputError as error:  # no room for one is no room for the next
            yield from error.faults
            return
