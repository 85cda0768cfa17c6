"""What a screen reader would say, spoken by eSpeak NG, the voice that comes with NVDA."""

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape, quoteattr

from factsheet.errors import Fault, OutputError, UsageError
from factsheet.listening.heard_lines import FILE, LEADS, HeardLine
from factsheet.listening.heard_records import HeardDocument
from factsheet.listening.printed_lines import WORDS_A_MINUTE
from factsheet.listening.spoken_symbols import word_as_spoken
from factsheet.listening.spoken_words import choose_role_words

PROGRAM = "espeak-ng"
FOUND = f"a computer without {PROGRAM}, which speaks"
ALLOWED = f"{PROGRAM} installed (on Debian: apt-get install {PROGRAM}), or no --speak"
SPEECH_ALLOWED = f"an {PROGRAM} that writes a WAV file"
_SHORT, _LONG = "150ms", "450ms"
_HEAD = 44  # bytes of a WAV file before its sound


def find_synthesizer() -> str:
    """Return the program that speaks.

    Raises:
        UsageError: It is not on this computer.
    """
    found = shutil.which(PROGRAM)
    if found is None:
        raise UsageError(Fault("command line", 1, "--speak", FOUND, ALLOWED))
    return found


def apply_symbols(document: HeardDocument, lines: Sequence[HeardLine]) -> tuple[HeardLine, ...]:
    """Return lines with symbols as they are said, or dropped: see `spoken_symbols`."""
    return tuple(
        replace(
            line,
            pieces=tuple(
                replace(piece, text=word_as_spoken(piece.text, piece.lang or document.lang))
                for piece in line.pieces
            ),
        )
        for line in lines
    )


def record_speech(document: HeardDocument, lines: Sequence[HeardLine], program: str) -> bytes:
    """Return a WAV file of some lines, each text in the voice of its language.

    Args:
        document: Of which the lines are.
        lines: As `apply_symbols` gives them.
        program: What `find_synthesizer` found.

    Raises:
        OutputError: The program fails, with what it says.
    """
    markup = "".join(_mark_up(document, lines))
    with TemporaryDirectory(prefix="factsheet-") as folder:
        path = Path(folder) / "speech.wav"
        command = [program, "-m", "-b", "1", "-s", str(WORDS_A_MINUTE), "--stdin", "-w", str(path)]
        run = subprocess.run(command, input=markup.encode(), capture_output=True, check=False)
        sound = path.read_bytes() if path.is_file() else b""
    if run.returncode or len(sound) <= _HEAD:
        said = " ".join(run.stderr.decode(errors="replace").split()) or f"code {run.returncode}"
        raise OutputError(Fault(program, 1, "--speak", said, SPEECH_ALLOWED))
    return sound


def _mark_up(document: HeardDocument, lines: Sequence[HeardLine]) -> Iterator[str]:
    """Yield the parts of an SSML document: what each line is, a short pause, what it says, a longer one."""
    words = choose_role_words(document.lang)
    yield "<speak>"
    page = 1
    for line in lines:
        if line.word in {LEADS, FILE}:
            continue
        if line.page > page:
            page = line.page
            yield _mark_voice(words.page.format(page), words.lang, _LONG)
        if role := words.word_line(line):
            yield _mark_voice(role, words.lang, _SHORT)
        for piece in line.pieces:
            if piece.word:
                yield _mark_voice(words.pieces.get(piece.word, piece.word), words.lang)
            yield _mark_voice(piece.text, piece.lang or document.lang)
        yield _mark_pause(_LONG)
    yield "</speak>"


def _mark_voice(text: str, lang: str, pause: str = "") -> str:
    shown = escape("".join(char if char.isprintable() else " " for char in text))
    voice = f"<voice xml:lang={quoteattr(lang)}>{shown}</voice>" if lang else shown
    return f"{voice} {_mark_pause(pause) if pause else ''}"


def _mark_pause(time: str) -> str:
    return f'<break time="{time}"/>\n'
