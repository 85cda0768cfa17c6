"""What the sheet says in fixed words: text, numbers, lists, dates and places in one language."""

from factsheet.wording.language import Term, UnitForm, Wording, load_wording
from factsheet.wording.language_files import list_languages
from factsheet.wording.template import Part

__all__ = ["Part", "Term", "UnitForm", "Wording", "list_languages", "load_wording"]
