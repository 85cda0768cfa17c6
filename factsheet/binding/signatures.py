"""Signatures taken out of a file whose pages are to be joined: what would be left of them would be false."""

import pikepdf
from pikepdf import Array, Dictionary

from factsheet.binding.pruned_tree import take_out_annotations
from factsheet.pdf_files.form_fields import is_signature, walk_fields


def take_out_signatures(pdf: pikepdf.Pdf) -> None:
    """Take out the fields of signatures, what they look like on the page, and all that vouches for them."""
    for key in ("/Perms", "/DSS", "/Legal"):
        if key in pdf.Root:
            del pdf.Root[key]
    take_out_annotations(pdf, _is_signature_widget)
    form = pdf.Root.get("/AcroForm")
    if not isinstance(form, Dictionary):
        return
    for field in list(walk_fields(form)):
        _keep_kids(field, "/Kids")
    _keep_kids(form, "/Fields")
    if "/SigFlags" in form:
        del form["/SigFlags"]
    if not len(form.get("/Fields", Array())):
        del pdf.Root["/AcroForm"]


def _is_signature_widget(annotation: pikepdf.Object) -> bool:
    return annotation.get("/Subtype") == "/Widget" and is_signature(annotation)


def _keep_kids(holder: pikepdf.Object, key: str) -> None:
    """Leave out signatures from the fields below a field or a form."""
    kids = holder.get(key)
    if isinstance(kids, Array):
        holder[key] = Array([kid for kid in kids if isinstance(kid, Dictionary) and not is_signature(kid)])
