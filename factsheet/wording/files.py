"""Wording files: one YAML file per language, read as plain text with line numbers.

Values are never guessed at: ``no`` is the word "no". The shape of the file is explained at the top of
``data/wording/en.yaml``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from factsheet.errors import DataError, Fault, UsageError
from factsheet.resources import DATA
from factsheet.wording.template import parse_template

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C one is ten times as fast, where it is built
_SECTIONS = ("language", "locale", "grammar", "texts", "terms")
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class LanguageFile:
    """What one wording file holds.

    Attributes:
        lang: As in RFC 3066: "en-US".
        locale: Babel's name of the same: "en_US".
        contractions: Two words and what they melt into: "de el", "del".
        articles: By English name of a place: its article in running text.
        texts: Templates by dotted key: "glance.heading".
        terms: Translations of labels in the data, by the English label, case folded.
    """

    lang: str
    locale: str
    contractions: Mapping[str, str]
    articles: Mapping[str, str]
    texts: Mapping[str, str]
    terms: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A text of the file with the keys that lead to it and its line."""

    path: tuple[str, ...]
    text: str
    line: int


def wording_folder(folder: Path | None = None) -> Path:
    """Return the folder of wording files: the one given, or the one that travels with the package."""
    return folder or DATA / "wording"


def known_languages(folder: Path | None = None) -> tuple[str, ...]:
    """Return the two-letter codes of the languages that have a file, sorted."""
    return tuple(sorted(path.stem for path in wording_folder(folder).glob("*.yaml")))


def read_language(lang: str, folder: Path | None = None) -> LanguageFile:
    """Read one wording file.

    Args:
        lang: Code of the language, the stem of its file: "en".
        folder: Where the files are; None for the ones that travel with the package.

    Raises:
        UsageError: There is no file for `lang`.
        DataError: The file is not as it should be; carries every fault.
    """
    known = known_languages(folder)
    if lang not in known:
        raise UsageError(Fault("command", 0, "lang", repr(lang), ", ".join(known)))
    path = wording_folder(folder) / f"{lang}.yaml"
    leaves = _read_leaves(path)
    faults = [fault for leaf in leaves for fault in _leaf_faults(str(path), leaf)]
    faults += [_missing(str(path), name) for name in ("language", "locale") if not _head(leaves, name)]
    if faults:
        raise DataError(*sorted(faults))
    return _language(leaves)


def _language(leaves: tuple[_Leaf, ...]) -> LanguageFile:
    return LanguageFile(
        lang=_head(leaves, "language"),
        locale=_head(leaves, "locale"),
        contractions=_under(leaves, "grammar", "contractions"),
        articles=_under(leaves, "grammar", "articles"),
        texts=_under(leaves, "texts"),
        terms={label.casefold(): text for label, text in _under(leaves, "terms").items()},
    )


def _head(leaves: tuple[_Leaf, ...], name: str) -> str:
    return next((leaf.text for leaf in leaves if leaf.path == (name,)), "")


def _under(leaves: tuple[_Leaf, ...], *section: str) -> dict[str, str]:
    """Return the texts below a section by the dotted rest of their path."""
    depth = len(section)
    return {".".join(leaf.path[depth:]): leaf.text for leaf in leaves if leaf.path[:depth] == section}


def _missing(file: str, name: str) -> Fault:
    return Fault(file, 0, name, "nothing", "a value: such as en-US for language, en_US for locale")


def _leaf_faults(file: str, leaf: _Leaf) -> Iterator[Fault]:
    field = ".".join(leaf.path)
    if leaf.path[0] not in _SECTIONS:
        yield Fault(file, leaf.line, field, "an unknown key", ", ".join(_SECTIONS))
    if leaf.path[0] == "texts":
        try:
            parse_template(leaf.text)
        except ValueError as error:
            yield Fault(file, leaf.line, field, repr(leaf.text), str(error))
    if leaf.path[:2] == ("grammar", "contractions") and len(leaf.path[-1].split(" ")) != 2:  # noqa: PLR2004
        yield Fault(file, leaf.line, field, repr(leaf.path[-1]), "two words")


def _read_leaves(path: Path) -> tuple[_Leaf, ...]:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    except UnicodeDecodeError as error:
        raise DataError(
            Fault(str(path), 0, "file", f"a byte that is not UTF-8 at {error.start}", "UTF-8")
        ) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise DataError(
            Fault(
                str(path), line, "file", str(getattr(error, "problem", error)).removeprefix("found "), "YAML"
            )
        ) from error
    faults: list[Fault] = []
    leaves = tuple(_walk(root, (), str(path), faults)) if root else ()
    if faults:
        raise DataError(*sorted(faults))
    return leaves


def _walk(node: yaml.Node, path: tuple[str, ...], file: str, faults: list[Fault]) -> Iterator[_Leaf]:
    """Yield the texts below a node; note what is neither a text nor a mapping, and keys that come twice."""
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode) and path:
        yield _Leaf(path, node.value, line)
    elif not isinstance(node, yaml.MappingNode) or len(path) > _DEPTH:
        faults.append(
            Fault(
                file,
                line,
                ".".join(path) or "file",
                "a list" if isinstance(node, yaml.SequenceNode) else "no keys, or keys too deep",
                "texts by key",
            )
        )
    else:
        seen: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            if name in seen:
                faults.append(
                    Fault(file, key.start_mark.line + 1, ".".join((*path, name)), "a key twice", "once")
                )
            seen.add(name)
            yield from _walk(value, (*path, name), file, faults)
