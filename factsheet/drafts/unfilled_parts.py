"""What of a tree is only begun: places that nobody has filled in, which no data file gets to see."""

from factsheet.reading.yaml_values import Plain, Tree

_FIGURES = ("cases", "persons", "calls")


def drop_unfilled(tree: Tree) -> Tree:
    """Return a tree without what is begun only.

    That is empty texts, entries of lists and mappings in which nothing is left, figures without a number, and
    breakdowns and lists of which the period and the source alone are filled in.
    """
    kept = {key: _drop_inner(value) for key, value in tree.items()}
    figures = kept.get("figures")
    if isinstance(figures, dict):
        kept["figures"] = _drop_numberless(figures)
    efforts = kept.get("efforts")
    if isinstance(efforts, dict):
        kept["efforts"] = _drop_numberless(efforts, ("agencies",))
    for name, filled in (("demographics", "groups"), ("call_types", "bars")):
        kept[name] = _drop_without(kept.get(name), filled)
    venues = kept.get("venues")
    if isinstance(venues, dict):
        kept["venues"] = {key: _drop_without(ranking, "names") for key, ranking in venues.items()}
    return {key: value for key, value in _drop_nothing(kept).items() if value is not None}


def _drop_inner(value: Plain) -> Plain:
    """Return a value without what holds nothing, None where nothing is left."""
    if isinstance(value, dict):
        return _drop_nothing({key: _drop_inner(inner) for key, inner in value.items()}) or None
    if isinstance(value, list):
        return [entry for entry in map(_drop_inner, value) if entry is not None] or None
    if isinstance(value, str):
        return value.strip() or None
    return value


def _drop_nothing(tree: Tree) -> Tree:
    return {key: value for key, value in tree.items() if value is not None and value not in ({}, [])}


def _drop_numberless(tree: Tree, names: tuple[str, ...] = _FIGURES) -> Tree:
    """Return figures without those that have no number."""
    return {key: _drop_without(value, "value") if key in names else value for key, value in tree.items()}


def _drop_without(value: Plain, needed: str) -> Plain:
    """Return a mapping if it has what it is there for, None else; anything else as it is."""
    return None if isinstance(value, dict) and value.get(needed) is None else value
