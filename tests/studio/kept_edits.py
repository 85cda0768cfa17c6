"""Edits that tests keep in a draft, as the editor would."""

from factsheet.drafts.field_edits import EditKind, FieldEdit
from factsheet.drafts.journal import Draft
from factsheet.studio.open_drafts import keep_edits, open_draft
from factsheet.studio.running_studio import Studio


def keep_value(studio: Studio, usps: str, at: str, value: object) -> Draft:
    """Keep a value at an address, its steps parted by slashes; return the draft after that."""
    edit = FieldEdit.model_validate({"kind": EditKind.SET, "at": tuple(at.split("/")), "value": value})
    draft = open_draft(studio, studio.open_data(), usps)
    return keep_edits(studio, draft, (edit,), made=studio.read_time(), tab="a")
