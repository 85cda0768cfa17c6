"""The tags of a file: figures and their alternate text, tables and their heads, tags that nobody knows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary

from factsheet.pdf_files.roles import STANDARD_ROLES, read_role_map, resolve_role
from factsheet.pdf_files.structure_walk import is_element, list_kids


@dataclass(slots=True)
class TagSurvey:
    """What the structure tree of a file holds; all is zero or empty without one.

    Attributes:
        figures: How many figures and formulas there are.
        untold_figures: How many of them have no alternate text.
        tables: How many tables there are.
        headless_tables: How many of them have no header cell, or one that does not say what it heads.
        unknown_roles: Tags that are neither standard nor mapped to one that is.
        figure_contents: Marked content within figures, by 0-based page.
    """

    figures: int = 0
    untold_figures: int = 0
    tables: int = 0
    headless_tables: int = 0
    unknown_roles: set[str] = field(default_factory=set)
    figure_contents: dict[int, set[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _TreePlace:
    """Where in the tree an element stands: page, as its parents tell it, and whether within a figure."""

    page: tuple[int, int] | None
    is_in_figure: bool


def survey_tags(pdf: pikepdf.Pdf) -> TagSurvey:
    """Return what the structure tree of a file holds."""
    survey = TagSurvey()
    tree = pdf.Root.get("/StructTreeRoot")
    if not isinstance(tree, Dictionary):
        return survey
    roles = read_role_map(tree)
    numbers = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
    for node, place, role in _walk_places(tree, roles):
        if isinstance(node, Dictionary) and is_element(node):
            _count_element(survey, node, role, roles)
        elif place.is_in_figure:
            _record_content(survey, node, place, numbers)
    return survey


def _walk_places(tree: Dictionary, roles: Mapping[str, str]) -> Iterator[tuple[object, _TreePlace, str]]:
    """Yield each element and each piece of content with its place, an element with the role it stands for."""
    stack: list[tuple[object, _TreePlace]] = [
        (kid, _TreePlace(None, is_in_figure=False)) for kid in list_kids(tree.get("/K"))
    ]
    seen = set[tuple[int, int]]()
    while stack:
        node, place = stack.pop()
        if not isinstance(node, Dictionary) or not is_element(node):
            yield node, place, ""
            continue
        if node.is_indirect:
            if node.objgen in seen:
                continue
            seen.add(node.objgen)
        role = resolve_role(str(node.get("/S")), roles)
        page = node.get("/Pg")
        own = page.objgen if isinstance(page, Dictionary) else place.page
        inner = _TreePlace(own, is_in_figure=place.is_in_figure or role in {"Figure", "Formula"})
        yield node, place, role
        stack += [(kid, inner) for kid in list_kids(node.get("/K"))]


def _count_element(survey: TagSurvey, node: Dictionary, role: str, roles: Mapping[str, str]) -> None:
    if role not in STANDARD_ROLES:
        survey.unknown_roles.add(role)
    if role in {"Figure", "Formula"}:
        survey.figures += 1
        told = (str(node.get(key, "")).strip() for key in ("/Alt", "/ActualText"))
        survey.untold_figures += not any(told)
    if role == "Table":
        heads = list(_walk_cells(node, roles))
        survey.tables += 1
        survey.headless_tables += not heads or not all(map(_has_scope, heads))


def _walk_cells(table: Dictionary, roles: Mapping[str, str]) -> Iterator[Dictionary]:
    """Yield the header cells of a table: rows stand in it, or in its head, body and foot."""
    stack, seen = list_kids(table.get("/K")), set[tuple[int, int]]()
    while stack:
        node = stack.pop()
        if (
            not isinstance(node, Dictionary)
            or not is_element(node)
            or (node.is_indirect and node.objgen in seen)
        ):
            continue
        seen.add(node.objgen)
        role = resolve_role(str(node.get("/S")), roles)
        if role == "TH":
            yield node
        elif role in {"TR", "THead", "TBody", "TFoot"}:
            stack += list_kids(node.get("/K"))


def _has_scope(cell: Dictionary) -> bool:
    """Return whether a header cell says what it heads (ISO 32000-1, table 349), or can be referred to."""
    attributes = list_kids(cell.get("/A"))
    return "/ID" in cell or any(isinstance(each, Dictionary) and "/Scope" in each for each in attributes)


def _record_content(
    survey: TagSurvey, node: object, place: _TreePlace, numbers: Mapping[tuple[int, int], int]
) -> None:
    page, number = place.page, node
    if isinstance(node, Dictionary):
        if "/Stm" in node:  # in a form, whose numbers are its own
            return
        own = node.get("/Pg")
        page = own.objgen if isinstance(own, Dictionary) else page
        number = node.get("/MCID")
    if page is not None and page in numbers and isinstance(number, int):
        survey.figure_contents.setdefault(numbers[page], set()).add(number)
