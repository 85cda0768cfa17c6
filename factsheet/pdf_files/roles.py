"""What tags stand for: standard structure types, and the role map to them (ISO 32000-1, 14.8.4)."""

from collections.abc import Mapping

from pikepdf import Dictionary, Name

# ISO 32000-1, 14.8.4, and those that ISO 32000-2 adds.
_NAMES = """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5
    H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby
    RB RT RP Warichu WT WP Figure Formula Form DocumentFragment Aside Title FENote Sub Em Strong
    Artifact"""
STANDARD_ROLES = frozenset(_NAMES.split())
_MOST_STEPS = 20  # of a role map


def read_role_map(tree: Dictionary) -> dict[str, str]:
    """Return what the tags of a structure tree are mapped to, without slashes."""
    entries = tree.get("/RoleMap")
    if not isinstance(entries, Dictionary):
        return {}
    return {
        key.removeprefix("/"): str(value).removeprefix("/")
        for key, value in entries.items()
        if isinstance(value, Name)
    }


def resolve_role(role: str, roles: Mapping[str, str]) -> str:
    """Return the standard name that a tag stands for, without its slash; as it is where there is none."""
    name = role.removeprefix("/")
    for _ in range(_MOST_STEPS):
        if name in STANDARD_ROLES or name not in roles:
            break
        name = roles[name]
    return name
