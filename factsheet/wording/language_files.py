"""Wording files: one YAML file per language, read as plain text with line numbers.

Values are never guessed at: ``no`` is the word "no". The shape of the file is explained at the top of
``data/wording/en.yaml``. A file of a user's folder adds to the shipped one of its language: what it holds
stands in place of what is shipped, everything else stays.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from babel import Locale, UnknownLocaleError

from factsheet.errors import DataError, Fault, FormCode, UsageError
from factsheet.model import Origin
from factsheet.reading.data_folder import DataFolder
from factsheet.reading.file_names import WORDING, name_wording
from factsheet.reading.files import format_path, read_text
from factsheet.reading.kept_results import keep_results
from factsheet.reading.origins import find_nearest_line
from factsheet.resources import DATA
from factsheet.wording.leaves import (
    Leaf,
    find_doubled_terms,
    find_leaf_faults,
    fold_label,
    is_expansion,
    read_leaves,
)

TAG_ALLOWED = "a language tag such as en-US"
LOCALE_ALLOWED = "a locale that Babel knows, such as en_US"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


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
        expansions: What abbreviations stand for, by dotted key: "en.laws_once.MA.M.G.L.".
        name: Path of the file as the user would name it: of the user's own, where there is one.
        lines: 1-based line of each key of that file: "texts.glance.heading", "texts.glance", "terms".
    """

    lang: str
    locale: str
    contractions: Mapping[str, str]
    articles: Mapping[str, str]
    texts: Mapping[str, str]
    terms: Mapping[str, str]
    expansions: Mapping[str, str]
    name: str
    lines: Mapping[str, int]

    def line_of(self, path: str) -> int:
        """Return the line of a key, or of the nearest one around it that is in the file."""
        return find_nearest_line(self.lines, path)


def find_wording_folder(folder: Path | None = None) -> Path:
    """Return the folder of wording files: the one given, or the one that travels with the package."""
    return folder or DATA / WORDING


def list_languages(folder: Path | None = None) -> tuple[str, ...]:
    """Return the codes of the languages that have a file, in `folder` or shipped, sorted."""
    folders = {find_wording_folder(folder), find_wording_folder()}
    stems = {path.stem for folder in folders for path in folder.glob(name_wording("*"))}
    return tuple(sorted(stem for stem in stems if _TAG.fullmatch(stem)))


def find_language_path(lang: str, folder: Path | None = None) -> Path:
    """Return where the file of a language lies: in `folder` if it has one, else among the shipped ones."""
    return DataFolder(find_wording_folder(folder), find_wording_folder()).find(name_wording(lang))


def read_language(lang: str, folder: Path | None = None) -> LanguageFile:
    """Read what a language has: the file of the user's folder, completed by the shipped one.

    Args:
        lang: Code of the language, the stem of its file: "en".
        folder: Where the files are; what a language has not there is taken from its shipped file.

    Raises:
        UsageError: There is no file for `lang`.
        DataError: The file is not as it should be; carries every fault.
    """
    return read_language_files(list_language_files(lang, folder), lang)


def list_language_files(lang: str, folder: Path | None = None) -> tuple[Path, ...]:
    """Return the files of a language: the user's own, and the shipped one that completes it.

    Args:
        lang: As for `read_language`.
        folder: As there.

    Raises:
        UsageError: There is no file for `lang`.
    """
    known = list_languages(folder)
    if lang not in known:
        raise UsageError(Fault("command", 0, "lang", repr(lang), ", ".join(known)))
    path = find_language_path(lang, folder)
    shipped = find_wording_folder() / path.name
    return (path,) if path == shipped or not shipped.exists() else (path, shipped)


def list_own_expansions(folder: Path) -> Iterator[tuple[Origin, str]]:
    """Yield what the user's own wording files say that abbreviations stand for, and where.

    Raises:
        DataError: As `read_language`.
    """
    for lang in list_languages(folder):
        if find_language_path(lang, folder) == find_language_path(lang):
            continue
        language = read_language(lang, folder)
        for key, text in language.expansions.items():
            path = f"expansions.{key}"
            if path in language.lines:
                yield Origin(language.name, language.lines[path], path), text


@keep_results(16)
def read_language_files(paths: tuple[Path, ...], lang: str) -> LanguageFile:
    """Read what the files of a language hold; arguments as `list_language_files` takes and gives them.

    Raises:
        DataError: As `read_language`.
    """
    path, *shipped = paths
    name, lines = format_path(path), dict[str, int]()
    own = read_leaves(read_text(path), name, lines)
    added = [leaf for each in shipped for leaf in read_leaves(read_text(each), format_path(each), {})]
    every = tuple({leaf.path: leaf for leaf in (*added, *own)}.values()) if added else own
    faults = [fault for leaf in own for fault in find_leaf_faults(name, leaf)]
    faults += [*find_doubled_terms(name, own), *_find_head_faults(name, every, lang)]
    if faults:
        raise DataError(*sorted(faults))
    return _make_language(every, name, lines)


def _make_language(leaves: tuple[Leaf, ...], name: str, lines: Mapping[str, int]) -> LanguageFile:
    return LanguageFile(
        lang=_find_head(leaves, "language"),
        locale=_find_head(leaves, "locale"),
        contractions=_collect_texts(leaves, "grammar", "contractions"),
        articles=_collect_texts(leaves, "grammar", "articles"),
        texts=_collect_texts(leaves, "texts"),
        terms={fold_label(label): text for label, text in _collect_texts(leaves, "terms").items()},
        expansions=_collect_texts(tuple(filter(is_expansion, leaves)), "expansions"),
        name=name,
        lines=lines,
    )


def _find_head(leaves: tuple[Leaf, ...], name: str) -> str:
    return next((leaf.text for leaf in leaves if leaf.path == (name,)), "")


def _collect_texts(leaves: tuple[Leaf, ...], *section: str) -> dict[str, str]:
    """Return the texts below a section by the dotted rest of their path."""
    depth = len(section)
    below = (leaf for leaf in leaves if leaf.path[:depth] == section and len(leaf.path) > depth)
    return {".".join(leaf.path[depth:]): leaf.text for leaf in below}


def _find_head_faults(name: str, leaves: tuple[Leaf, ...], stem: str) -> Iterator[Fault]:
    """Check what names the language: another tag than the file's would choose the voice that reads it out."""
    heads = {leaf.path: leaf for leaf in leaves if len(leaf.path) == 1}
    for field in ("language", "locale"):
        leaf = heads.get((field,))
        if leaf is None:
            allowed = f"a value: such as en-US for language, en_US for locale{_word_shipped_name(name, stem)}"
            yield Fault(name, 0, field, "nothing", allowed, code=FormCode.MISSING)
        elif leaf.text.strip() and (allowed := _check_head(field, leaf.text, stem)):
            yield Fault(name, leaf.line, field, repr(leaf.text), allowed)


def _word_shipped_name(name: str, stem: str) -> str:
    """Return which name a file has that adds to a shipped language, where it is not far from this one."""
    shipped = find_wording_folder() / name_wording(stem.split("-")[0].lower())
    is_near = shipped.exists() and shipped.name != Path(name).name
    return f"; a file that adds to the shipped {shipped.name} has its name" if is_near else ""


def _check_head(field: str, text: str, stem: str) -> str:
    """Return what is allowed where a language or locale is wrong, else ""."""
    if field == "locale":
        return "" if _is_locale(text) else LOCALE_ALLOWED
    if not _TAG.fullmatch(text):
        return TAG_ALLOWED
    code = stem.split("-")[0]
    is_same = text.split("-")[0].lower() == code.lower()
    return "" if is_same else f"a tag that begins as the file's name does: {code}"


def _is_locale(text: str) -> bool:
    try:
        Locale.parse(text)
    except (ValueError, UnknownLocaleError):
        return False
    return True
