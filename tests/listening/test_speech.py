"""Speech: each text in the voice of its language, written by espeak-ng."""

import stat
import wave
from io import BytesIO
from pathlib import Path

import pytest

from factsheet.errors import OutputError
from factsheet.listening.speech import apply_symbols, find_synthesizer, record_speech
from tests.listening.builders import hear, lines_of, make_pdf

MISSING = "speech is tested with espeak-ng: install it (on Debian: apt-get install espeak-ng)"
CONTENT = make_pdf(
    ["Laws & rights < 3", "Art. 160 \N{SECTION SIGN} 2", "More", "b"],
    ("H2", 0),
    ("P", 1, {"Lang": "es"}),
    ("L", ("LI", ("LBody", ("Link", 2)))),
    ("Figure", {"Alt": 'A "map"'}),
)


def record(program: str, content: bytes = CONTENT) -> bytes:
    document = hear(content)
    return record_speech(document, apply_symbols(document, lines_of(content)), program)


@pytest.fixture
def fake(tmp_path: Path) -> Path:
    """A program in the place of the one that speaks, which keeps what it is told to say."""
    program = tmp_path / "speaks"
    program.write_text(f"#!/bin/sh\ncat > {tmp_path}/said\necho 'no voice' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def test_a_sound_of_more_than_a_second_is_made() -> None:
    try:
        program = find_synthesizer()
    except Exception as error:
        raise AssertionError(MISSING) from error
    with wave.open(BytesIO(record(program))) as sound:
        assert sound.getframerate() >= 16_000
        assert sound.getnframes() / sound.getframerate() > 1


def test_each_text_is_marked_with_its_language_and_no_text_is_markup(fake: Path) -> None:
    with pytest.raises(OutputError) as caught:
        record(str(fake))
    said = (fake.parent / "said").read_text(encoding="utf-8")
    assert caught.value.faults[0].found == "no voice"
    assert said.startswith("<speak>")
    assert said.endswith("</speak>")
    for part in (
        '<voice xml:lang="en">heading level 2</voice>',
        '<voice xml:lang="en-US">Laws and rights less 3</voice>',
        '<voice xml:lang="es">Art. 160 2</voice>',
        '<voice xml:lang="en">list with 1 item</voice>',
        '<voice xml:lang="en">link</voice> <voice xml:lang="en-US">More</voice>',
        '<voice xml:lang="en">graphic</voice>',
        '<voice xml:lang="en-US">A map </voice>',
    ):
        assert part in said


def test_what_lines_are_is_said_in_the_language_of_the_file(fake: Path) -> None:
    content = make_pdf(["Leyes", "51"], ("H2", 0), ("Table", ("TR", ("TD", 1))), lang="es-US")
    with pytest.raises(OutputError):
        record(str(fake), content)
    said = (fake.parent / "said").read_text(encoding="utf-8")
    assert '<voice xml:lang="es">encabezado nivel 2</voice>' in said
    assert '<voice xml:lang="es">tabla con 1 fila 1 columna</voice>' in said


def test_a_program_that_makes_no_sound_is_told(tmp_path: Path) -> None:
    program = tmp_path / "silent"
    program.write_text("#!/bin/sh\ncat > /dev/null\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(OutputError) as caught:
        record(str(program))
    assert caught.value.faults[0].found == "code 0"
