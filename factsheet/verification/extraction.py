"""The data of finished sheets as files of a data folder, from which the same sheets are drawn again."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from factsheet.disclosure import seal_printed
from factsheet.embedded_data.carried_drawing import DRAWING
from factsheet.embedded_data.embedded_files import format_county_csv, make_verification_code
from factsheet.errors import Fault, OutputError
from factsheet.model import CountyCounts, Jurisdiction, Status
from factsheet.model.sheet_options import SheetOptions
from factsheet.output_files import prepare_folder, put_file
from factsheet.pdf.carried_data import CarriedData
from factsheet.reading.file_names import WORDING, CarriedPart, name_carried, name_wording
from factsheet.reading.yaml_values import Plain, Tree, copy_mapping
from factsheet.sources.carried_profile_file import CarriedState, read_carried_state
from factsheet.sources.shapes import Geography
from factsheet.wording.abbreviations import split_expansion_key

SAME_ALLOWED = "the same data, another folder as --output, or --force to replace them"
_ASKED_FOR = frozenset(
    {"program", "format", "lang", "allow_back", "standard"}
)  # whoever draws says them anew
_HEAD = """\
# {name}: what its sheet of {edition} carried. 'factsheet build {usps} --data FOLDER' draws it again;
# FOLDER is the one around this folder. Counts that the sheet does not show are not here either. While
# "code" is that of the data, they are printed as they are; of data that you change, small counts are hidden.
"""


@dataclass(frozen=True, slots=True)
class ExtractedSheet:
    """The data of one sheet as files.

    Attributes:
        source: What messages call the sheet.
        jurisdiction: Whose sheet it is.
        code: Of its data, which a draft and the final sheet have in common.
        is_final: Whether it has no stamp.
        options: How it was drawn, as options of ``factsheet build``.
        files: Content by path below the data folder.
    """

    source: str
    jurisdiction: Jurisdiction
    code: str
    is_final: bool
    options: str
    files: Mapping[str, bytes]


def extract_sheet(data: CarriedData, geography: Geography) -> ExtractedSheet:
    """Return the data of a sheet as files of a data folder.

    Args:
        data: What the sheet carries.
        geography: Where county shapes are looked for, unless the sheet carries its own.

    Raises:
        DataError: Something in the data does not fit; carries all faults.
    """
    state = read_carried_state(data.file, geography)
    code = make_verification_code(seal_printed(state.profile))
    return ExtractedSheet(
        data.name,
        state.profile.jurisdiction,
        code,
        state.profile.status is Status.FINAL,
        _word_options(state),
        dict(_list_files(data, state, code)),
    )


def write_sheets(folder: Path, sheets: Iterable[ExtractedSheet], *, force: bool) -> tuple[Path, ...]:
    """Write the files of sheets and return their paths, each once; what stands there already stays.

    Of a draft and the final sheet of the same data the final one is written.

    Raises:
        OutputError: Two sheets, or a sheet and the folder, differ in a file; nothing is written then. Or a
            file cannot be written.
    """
    files: dict[str, tuple[bytes, str]] = {}
    faults = []
    for sheet in _leave_out_drafts(sheets):
        for name, content in sheet.files.items():
            known, source = files.setdefault(name, (content, sheet.source))
            if known != content:
                found = f"other data for {folder / name} than those of {source}"
                faults.append(Fault(sheet.source, 1, "data", found, "sheets of one edition and version"))
    if not force:
        faults += [
            Fault(str(folder / name), 1, "file", f"other data than those of {source}", SAME_ALLOWED)
            for name, (content, source) in files.items()
            if _holds_other(folder / name, content)
        ]
    if faults:
        raise OutputError(*faults)
    for name, (content, _source) in files.items():
        path = folder / name
        prepare_folder(path.parent)
        put_file(path.parent, path.name, content, force=force)
    return tuple(folder / name for name in files)


def _leave_out_drafts(sheets: Iterable[ExtractedSheet]) -> list[ExtractedSheet]:
    """Return the sheets without the stamped ones of whose data there is a final sheet too."""
    every = [*sheets]
    final = {sheet.code for sheet in every if sheet.is_final}
    return [sheet for sheet in every if sheet.is_final or sheet.code not in final]


def _holds_other(path: Path, content: bytes) -> bool:
    """Return whether something else has the name of a file."""
    return path.exists() and not (path.is_file() and path.read_bytes() == content)


def _list_files(data: CarriedData, state: CarriedState, code: str) -> Iterator[tuple[str, bytes]]:
    """Yield path and content of each file."""
    usps = state.profile.jurisdiction.usps
    profile = dict(data.profile)
    for key, part in (
        ("counties", CarriedPart.COUNTIES),
        ("second_counties", CarriedPart.SECOND_COUNTIES),
    ):
        counts: CountyCounts | None = getattr(state.profile, key)
        if counts is not None:
            kept = copy_mapping(profile[key])
            profile[key] = {name: kept[name] for name in kept if name not in {"cells", "not_placed"}}
            yield name_carried(usps, part), format_county_csv(state.profile.shapes, counts)
    drawing = {name: part for name, part in data.drawing.items() if name not in _ASKED_FOR}
    theme = copy_mapping(drawing.pop("theme", None))
    if logo := theme.pop("logo", None):
        yield name_carried(usps, CarriedPart.LOGO), _format_json(logo)
    if shapes := drawing.pop("shapes", None):
        yield name_carried(usps, CarriedPart.SHAPES), _format_json(shapes)
    if words := copy_mapping(drawing.pop("wording", None)):
        yield f"{WORDING}/{name_wording(state.drawing.lang)}", format_wording(words)
    name = " ".join(state.profile.jurisdiction.name.split())  # in one line, whatever is in it
    head = _HEAD.format(name=name, edition=state.profile.edition, usps=usps)
    tree = {"code": code, **profile, DRAWING: {**drawing, **({"theme": theme} if theme else {})}}
    yield name_carried(usps), head.encode() + _format_yaml(tree)


def format_wording(words: Tree) -> bytes:
    """Return words of the user's own, as in `CarriedWording`, in the form of a wording file."""
    texts = {tuple(key.split(".")): text for key, text in copy_mapping(words.get("texts")).items()}
    told = {split_expansion_key(key): text for key, text in copy_mapping(words.get("expansions")).items()}
    grammar = {name: words.get(name) or {} for name in ("contractions", "articles")}
    tree = {
        "language": words.get("language"),
        "locale": words.get("locale"),
        "grammar": grammar,
        "texts": _arrange_texts(texts),
        "terms": words.get("terms") or {},
        **({"expansions": _arrange_texts(told)} if told else {}),
    }
    return _format_yaml(tree)


def _arrange_texts(texts: Mapping[tuple[str, ...], Plain]) -> Tree:
    """Return texts by the keys that lead to them, one within the other."""
    tree: Tree = {}
    for (*outer, last), text in texts.items():
        at = tree
        for part in outer:
            inner = at.setdefault(part, {})
            at = inner if isinstance(inner, dict) else {}
        at[last] = text
    return tree


def _format_yaml(tree: Mapping[str, object]) -> bytes:
    return yaml.safe_dump(dict(tree), allow_unicode=True, sort_keys=False, width=4096).encode()


def _format_json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False) + "\n").encode()


def _word_options(state: CarriedState) -> str:
    """Return the options of ``factsheet build`` that draw the same sheet; "" for the usual ones."""
    options, usual = state.drawing.to_options(), SheetOptions()
    words = [f"--format {options.form.value}"] if options.form is not usual.form else []
    words += [f"--lang {options.lang}"] if options.lang != usual.lang else []
    words += ["--allow-back"] if options.has_back else []
    words += [f"--standard {options.standard}"] if options.standard is not usual.standard else []
    return " ".join(words)
