"""What sheets can print is told by a list, which is that of each face."""

from itertools import chain
from pathlib import Path

import pytest
import uharfbuzz  # type: ignore[import-untyped]  # ships no types
from hypothesis import given
from hypothesis import strategies as st

from factsheet.characters import compose_letters, has_mark
from factsheet.errors import FontError
from factsheet.resources import FONTS
from factsheet.typesetting import glyph_coverage
from factsheet.typesetting.faces import Face, find_missing_glyphs
from factsheet.typesetting.glyph_coverage import CHARACTERS, describe_missing_glyphs


def list_characters() -> list[int]:
    runs = [line.split("-") for line in (FONTS / CHARACTERS).read_text("ascii").splitlines()]
    return list(chain.from_iterable(range(int(first, 16), int(last, 16) + 1) for first, last in runs))


@pytest.mark.parametrize("face", list(Face))
def test_the_list_of_characters_is_that_of_each_face(face: Face) -> None:
    blob = uharfbuzz.Blob.from_file_path(FONTS / f"{face}.ttf")
    assert list_characters() == sorted(uharfbuzz.Face(blob).unicodes)


@given(st.text(st.characters(max_codepoint=0x2700, exclude_categories=["C"]), max_size=8))
def test_a_text_is_refused_where_a_face_lacks_a_letter_or_its_capital_in_one_piece(text: str) -> None:
    composed = compose_letters(text)
    both = composed + compose_letters(composed.upper())
    assert (describe_missing_glyphs(text) is None) is not (has_mark(both) or bool(find_missing_glyphs(both)))


@pytest.mark.parametrize("content", [None, "0020-007E\n00A0\n", "0020-007G\n"])
def test_a_list_that_is_missing_or_broken_is_told_by_its_name(
    content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / CHARACTERS).write_text(content, encoding="ascii")
    monkeypatch.setattr(glyph_coverage, "FONTS", tmp_path)
    with pytest.raises(FontError) as refused:
        glyph_coverage._read_characters()
    (fault,) = refused.value.faults
    assert (fault.file, fault.field) == (str(tmp_path / CHARACTERS), "font")
    assert fault.allowed == "the list of characters that comes with the faces"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Doña Ana", None),
        ("", None),
        ("ᏣᏣ Ana", "the character 'Ꮳ' (U+13E3)"),
        ("郡町村市", "the characters '郡' (U+90E1), '町' (U+753A), '村' (U+6751)"),
        ("Lu\u00e2\u0323t", None),  # in one piece it is a letter of its own
        ("X\u0332unei", "the mark U+0332, combining low line, on the letter 'X'"),
        ("x\u030cal", "the mark U+030C, combining caron, on the letter 'x'"),
        ("Q\u0303", "the mark U+0303, combining tilde, on the letter 'Q'"),
        ("\u0301abc", "the mark U+0301, combining acute accent, on no letter"),
        ("a\u034fb", "the mark U+034F, combining grapheme joiner, on the letter 'a'"),
        ("ᏣQ\u0303", "the character 'Ꮳ' (U+13E3), the mark U+0303, combining tilde, on the letter 'Q'"),
        ("ǰ", "the character 'ǰ' (U+01F0)"),  # its capital is a letter with a mark beside it
        ("of\ufb01ce", "the character 'ﬁ' (U+FB01, type 'fi')"),
        ("ƒ", "the character 'ƒ' (U+0192)"),  # it has a glyph, its capital has none
    ],
)
def test_characters_that_cannot_be_printed_are_named_three_at_most(text: str, told: str | None) -> None:
    assert describe_missing_glyphs(text) == told
