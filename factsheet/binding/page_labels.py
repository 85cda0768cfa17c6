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


def move_labels(
    labels: dict[int, pikepdf.Object], after_page: int, first: int, added: int
) -> dict[int, pikepdf.Object]:
    """Return the ranges of labels once pages have been moved from behind a file into it.

    Args:
        labels: As they are: the file's own, and from `first` on those of the pages that are moved.
        after_page: How many pages stay before these.
        first: How many pages the file has itself.
        added: How many pages are moved.
    """
    begun = max(at for at in labels if at <= after_page)
    going_on = Dictionary({str(key): value for key, value in labels[begun].items()})
    going_on.St = int(going_on.get("/St", 1)) + after_page - begun
    before = {at: label for at, label in labels.items() if at < after_page}
    moved = {at - first + after_page: label for at, label in labels.items() if at >= first}
    behind = {at + added: label for at, label in labels.items() if after_page < at < first}
    return {**before, **moved, after_page + added: going_on, **behind}


def write_labels(pdf: pikepdf.Pdf, labels: dict[int, pikepdf.Object]) -> None:
    """Write the ranges of labels anew."""
    pdf.Root.PageLabels = make_number_tree(pdf, labels.items())
