"""The file name of a sheet, and the profile under its stamp: asked for also where nothing is drawn."""

from factsheet.disclosure import SafeProfile
from factsheet.model import Status
from factsheet.model.sheet_options import SheetOptions
from factsheet.page.formats import SHEET_FORMATS

DEFAULT = SheetOptions()


def name_sheet(profile: SafeProfile, options: SheetOptions = DEFAULT) -> str:
    """Return the file name: letters, digits and underscores alone, as every portal takes it.

    A stamp is named last, so that a draft never takes the name of the final sheet.
    """
    form = SHEET_FORMATS[options.form].suffix
    lang = "" if options.lang == DEFAULT.lang else f"_{options.lang}"
    status = apply_draft(profile, options).status
    stamp = "" if status is Status.FINAL else f"_{status}"
    return f"{profile.jurisdiction.usps.lower()}_trafficking_{profile.edition}{form}{lang}{stamp}.pdf"


def apply_draft(profile: SafeProfile, options: SheetOptions) -> SafeProfile:
    """Return the profile with the stamp that is asked for, unless it has another one."""
    return profile.as_draft() if options.is_draft else profile
