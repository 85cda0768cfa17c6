"""Page labels (ISO 32000-1, 12.4.2): what viewers call each page; those of the report stay."""

import pikepdf
from pikepdf import Dictionary, Name

from factsheet.pdf_files.key_trees import make_number_tree, walk_number_tree


def read_labels(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """Return the ranges of labels by their first page; counted from 1 where the file has none."""
    labels = dict(walk_number_tree(pdf.Root.get("/PageLabels")))
    labels.setdefault(0, Dictionary(S=Name.D))
    return labels


def make_label(prefix: str) -> pikepdf.Object:
    """Return a range that counts from 1 behind a prefix: "A-1", "A-2"."""
    return Dictionary(P=prefix, S=Name.D, St=1)


def write_labels(pdf: pikepdf.Pdf, labels: dict[int, pikepdf.Object]) -> None:
    """Write the ranges of labels anew."""
    pdf.Root.PageLabels = make_number_tree(pdf, labels.items())
