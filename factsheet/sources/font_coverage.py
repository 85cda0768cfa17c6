"""Characters that the sheet's font lacks, found before anything is drawn."""

from collections.abc import Iterator

from factsheet.errors import Fault, FormCode
from factsheet.reading.yaml_values import Plain, YamlFile
from factsheet.typesetting.faces import find_missing_glyphs

GLYPHS_ALLOWED = "characters that the sheet's font has"


def find_glyph_faults(file: YamlFile) -> Iterator[Fault]:
    """Yield a fault for each text of the file that holds a character without a glyph."""
    for path, text in _walk_texts(file.value, ""):
        missing = find_missing_glyphs(text)
        if missing:
            listed = ", ".join(f"'{char}' (U+{ord(char):04X})" for char in missing[:3])
            found = f"the character{'s' if len(missing) > 1 else ''} {listed}"
            line, field = file.line_of(path), path or "file"
            yield Fault(file.name, line, field, found, GLYPHS_ALLOWED, code=FormCode.GLYPH)


def _walk_texts(value: Plain, path: str) -> Iterator[tuple[str, str]]:
    """Yield each text with its dotted path, in the order of the file."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _walk_texts(item, f"{path}[{index}]")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _walk_texts(item, f"{path}.{key}" if path else key)
