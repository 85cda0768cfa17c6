"""Make the faces in fonts/ from the variable Source Sans 3: five static TrueType files, subset, no ligatures.

"Source" is a Reserved Font Name of the SIL Open Font License, so the changed faces carry another name,
Factsheet Sans. Ligatures are dropped because text that is searched or read aloud must keep its letters.

    pip download --no-deps fontpkg-source-sans-3==3.52
    python tools/make_fonts.py fontpkg_source_sans_3-3.52-py3-none-any.whl fonts

Needs fontTools; two runs give the same bytes.
"""

import io
import sys
import zipfile
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY = "Factsheet Sans"
UPRIGHT, SLANTED = "SourceSans3[wght].ttf", "SourceSans3-Italic[wght].ttf"
FACES = {  # style name: (file in the package, weight)
    "Light": (UPRIGHT, 300),
    "Regular": (UPRIGHT, 400),
    "SemiBold": (UPRIGHT, 600),
    "Bold": (UPRIGHT, 700),
    "Italic": (SLANTED, 400),
}
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]
# Latin with the accents of Spanish, Vietnamese, Haitian, Tagalog, Hawaiian, Samoan and Navajo; modifier
# letters (okina); combining marks; basic Greek for formulas; punctuation, currency, arrows, shapes.
COVERAGE = [
    range(0x20, 0x7F), range(0xA0, 0x250), range(0x2B0, 0x370), range(0x391, 0x3CA), range(0x1E00, 0x1F00),
    range(0x2000, 0x20C0), range(0x2116, 0x2117), range(0x2122, 0x2123), range(0x2150, 0x218A),
    range(0x2190, 0x2300), range(0x25A0, 0x2700),
]  # fmt: skip
NAME_IDS = {"family": 1, "style": 2, "unique": 3, "full": 4, "postscript": 6, "group": 16, "group_style": 17}
# What the changed font must not carry over: trademark and vendor lines, sample text, variation names.
DROPPED_NAME_IDS = {7, 8, 9, 11, 16, 17, 19, 21, 22, 25}
SELECTION = {"Bold": (1 << 5, 1), "Italic": (1 << 0, 2)}


def instance(package: zipfile.ZipFile, file: str, weight: int) -> TTFont:
    """Return the static face of one weight."""
    member = next(name for name in package.namelist() if name.endswith(f"/{file}"))
    variable = TTFont(io.BytesIO(package.read(member)), recalcTimestamp=False)
    return instantiateVariableFont(variable, {"wght": weight}, updateFontNames=False)


def cut_down(font: TTFont) -> None:
    """Keep the characters of COVERAGE and the layout features of FEATURES; drop hints."""
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = ["*"]
    options.hinting = False
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for block in COVERAGE for code in block])
    subsetter.subset(font)


def rename(font: TTFont, style: str, weight: int) -> None:
    """Give the face its own name and the style bits that belong to it."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID not in DROPPED_NAME_IDS]
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    ribbi = style in ("Regular", "Bold", "Italic")
    texts = {
        "family": FAMILY if ribbi else f"{FAMILY} {style}",
        "style": style if ribbi else "Regular",
        "unique": postscript,
        "full": f"{FAMILY} {style}",
        "postscript": postscript,
    }
    if not ribbi:
        texts |= {"group": FAMILY, "group_style": style}
    for key, text in texts.items():
        names.setName(text, NAME_IDS[key], 3, 1, 0x409)
    selection, mac_style = SELECTION.get(style, (1 << 6, 0))
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = selection
    font["head"].macStyle = mac_style


def format_characters(codes: Iterable[int]) -> str:
    """Return the characters of a face as the program reads them: a line for each run, "0020-007E"."""
    by_run = groupby(enumerate(sorted(codes)), lambda pair: pair[1] - pair[0])
    runs = [[code for _, code in run] for _, run in by_run]
    return "".join(f"{run[0]:04X}-{run[-1]:04X}\n" for run in runs)


def main(wheel: Path, folder: Path) -> None:
    """Write one TTF file a face, and beside them the list of what all of them have and the licence."""
    listed = set[str]()
    with zipfile.ZipFile(wheel) as package:
        for style, (file, weight) in FACES.items():
            font = instance(package, file, weight)
            cut_down(font)
            rename(font, style, weight)
            target = folder / f"{FAMILY.replace(' ', '')}-{style}.ttf"
            font.save(target)
            listed.add(format_characters(font.getBestCmap()))
            print(f"{target}: {target.stat().st_size} bytes, {len(font.getBestCmap())} characters")
        (characters,) = listed  # the same in each face, so that a text can be set in any
        (folder / "characters.txt").write_text(characters, encoding="ascii")
        licence = next(name for name in package.namelist() if name.endswith("/LICENSE"))
        (folder / "OFL.txt").write_bytes(package.read(licence))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
