"""YAML as nodes, after what makes it surprising or endless is refused: anchors, aliases, tags, depth."""

import yaml

from factsheet.errors import DataError, Fault, FormCode

MAX_DEPTH = 20
_DEPTH_ALLOWED = f"at most {MAX_DEPTH} levels"
_PLAIN_ALLOWED = "each value written where it stands"

# The parser in C is about ten times as fast; both give the same nodes.
_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose_yaml(text: str, name: str) -> yaml.Node | None:
    """Return the root of the one document of a YAML text, or None where there is none.

    Args:
        text: The content of the file.
        name: Path of the file as the user would name it.

    Raises:
        DataError: It is no YAML, or uses what is refused here; all such places are told.
    """
    try:
        faults = _find_feature_faults(text, name)
        if faults:
            raise DataError(*faults)
        root: yaml.Node | None = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        raise DataError(_make_syntax_fault(error, name)) from error
    return root


def _find_feature_faults(text: str, name: str) -> list[Fault]:
    """Go through the parser's events, before any nesting is followed, for what is refused."""
    faults: list[Fault] = []
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        documents += isinstance(event, yaml.DocumentStartEvent)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            return [*faults, _make_fault(name, line, f"more than {MAX_DEPTH} levels", _DEPTH_ALLOWED)]
        if documents > 1:
            return [*faults, _make_fault(name, line, "a second document", "one document")]
        faults += [_make_fault(name, line, found, _PLAIN_ALLOWED) for found in _name_shorthands(event)]
    return faults


def _make_fault(name: str, line: int, found: str, allowed: str) -> Fault:
    return Fault(name, line, "file", found, allowed, code=FormCode.SYNTAX)


def _name_shorthands(event: yaml.Event) -> list[str]:
    """Name the anchor, alias or tag that an event carries."""
    if isinstance(event, yaml.AliasEvent):
        return [f"an alias, '*{event.anchor}'"]
    if not isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
        return []
    anchor = [f"an anchor, '&{event.anchor}'"] if event.anchor else []
    return anchor + ([f"a tag, '{event.tag}'"] if event.tag else [])


def _make_syntax_fault(error: yaml.YAMLError, name: str) -> Fault:
    """Tell where the text stops to be YAML."""
    line, problem = 1, "text that is not YAML"
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = error.problem or problem
    return _make_fault(name, line, f"an error, {problem}", "text in YAML form")
