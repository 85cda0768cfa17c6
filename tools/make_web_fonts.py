"""Make the faces of the studio's pages from those of the sheet: compressed for browsers, few characters.

A page of the studio is read in English or Spanish, so it needs Latin letters, digits and punctuation; what a
field holds beyond them is shown in a font of the machine. Digits of these faces are all equally wide.

    python tools/make_web_fonts.py fonts factsheet/studio/static

Needs fontTools and brotli; two runs give the same bytes.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "FactsheetSans"
STYLES = ("Light", "Regular", "SemiBold", "Bold")
FEATURES = ["kern", "mark", "ccmp", "locl"]
COVERAGE = [
    range(0x20, 0x7F), range(0xA0, 0x180), range(0x2BB, 0x2BE), range(0x300, 0x305), range(0x2010, 0x2027),
    range(0x2030, 0x2034), range(0x2039, 0x203B), range(0x20AC, 0x20AD), range(0x2190, 0x2194),
    range(0x2212, 0x2213), range(0x2264, 0x2266),
]  # fmt: skip
MOST = 90_000  # bytes of all faces together


def cut_down(font: TTFont) -> None:
    """Keep the characters of COVERAGE and the layout features of FEATURES."""
    options = Options()
    options.layout_features = FEATURES
    options.name_IDs = [1, 2, 4, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for block in COVERAGE for code in block])
    subsetter.subset(font)


def main(faces: Path, folder: Path) -> None:
    """Write one WOFF2 file a style.

    Raises:
        SystemExit: Together they weigh more than a page should fetch.
    """
    total = 0
    for style in STYLES:
        font = TTFont(faces / f"{FAMILY}-{style}.ttf", recalcTimestamp=False)
        cut_down(font)
        font.flavor = "woff2"
        target = folder / f"{FAMILY}-{style}.woff2"
        font.save(target)
        total += target.stat().st_size
        print(f"{target}: {target.stat().st_size} bytes")
    if total > MOST:
        raise SystemExit(f"{total} bytes, more than {MOST}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
