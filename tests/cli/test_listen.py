"""``factsheet listen``: of a state, of a file, spoken; and what cannot be."""

from pathlib import Path

import pytest

from tests.cli.runs import DAY_OF_CHECK, change, copy_data, invoke
from tests.listening.builders import make_pdf, make_pdf_of
from tests.sheets.drawn import sheet_of

SMALL = make_pdf(["Laws \N{SECTION SIGN} 3", "25%"], ("H1", 0), ("P", 1))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small.pdf"
    path.write_bytes(SMALL)
    return path


def test_a_file_is_printed_as_it_is_heard(small: Path) -> None:
    result = invoke("listen", small)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "(no title)  en-US",
        "Page 1 of 1",
        "Heading 1  Laws § 3",
        "Paragraph  25%",
        "3 words, 0.0 minutes at 250 words a minute",
    ]


def test_symbols_are_printed_as_they_are_said(small: Path) -> None:
    lines = invoke("listen", small, "--as-spoken").stdout.splitlines()
    assert lines[2:4] == ["Heading 1  Laws 3", "Paragraph  25 percent"]


def test_a_state_is_heard_as_its_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY_OF_CHECK)
    path = tmp_path / "wy.pdf"
    path.write_bytes(sheet_of("WY").content)
    of_state, of_file = invoke("listen", "wyoming"), invoke("listen", path)
    assert (of_state.exit_code, of_state.stderr) == (0, "")
    assert of_state.stdout == of_file.stdout
    draft = invoke("listen", "WY", "--draft", "--lang", "es")
    assert "BORRADOR" in draft.stdout
    assert list(tmp_path.iterdir()) == [path]


def test_faults_of_the_data_are_told_as_by_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY_OF_CHECK)
    data = copy_data(tmp_path, "WY")
    change(data / "profiles" / "wy.yaml", "edition:", "edition: x")
    heard = invoke("listen", "WY", "--data", data)
    built = invoke("build", "WY", "--data", data, "--output", tmp_path / "sheets")
    assert heard.exit_code == built.exit_code == 1
    assert heard.stdout == ""
    assert heard.stderr == built.stderr != ""


def test_both_standards_sound_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    words = ("listen", "MA", "--format", "large", "--standard")
    old, new = (invoke(*words, standard) for standard in ("pdf17", "pdf20"))
    assert (new.exit_code, new.stderr) == (0, "")
    assert new.stdout == old.stdout != ""


def test_text_that_is_not_heard_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "loose.pdf"
    path.write_bytes(make_pdf_of(b"BT /F 9 Tf (lost) Tj ET", ("P",)))
    result = invoke("listen", path)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == "0 words, 0.0 minutes at 250 words a minute"
    assert result.stderr.strip() == (
        f"{path}:1: page 1: found text that no tag holds, 'lost'; allowed: text that an element of the tree "
        "holds, or that is marked as an artifact"
    )


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["missing.pdf"], 1, "missing.pdf"),
        (["narnia"], 2, "STATE"),
        (["small.pdf", "--lang", "es"], 2, "a PDF file is read as it is"),
        (["small.pdf", "--standard", "pdf20"], 2, "a PDF file is read as it is"),
        (["small.pdf", "--speak", "sound.mp3"], 2, 'allowed: a name that ends in ".wav"'),
        (["WY", "--lang", "tlh"], 2, "--lang"),
        ([], 2, "WHAT"),
    ],
)
def test_what_cannot_be_heard_is_told(
    small: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int, words: str
) -> None:
    monkeypatch.chdir(small.parent)
    result = invoke("listen", *arguments)
    assert result.exit_code == code
    assert words in result.stderr
    assert result.stdout == ""


def test_speech_is_written_and_replaces_sound_alone(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(small.parent)
    Path("notes.wav").write_text("notes", encoding="utf-8")
    refused = invoke("listen", small, "--speak", "notes.wav")
    assert (refused.exit_code, Path("notes.wav").read_text(encoding="utf-8")) == (1, "notes")
    assert "found a file of another kind" in refused.stderr
    for _ in range(2):
        result = invoke("listen", small, "--speak", "sounds/small.wav")
        assert (result.exit_code, result.stderr) == (0, "sounds/small.wav\n"), "is espeak-ng installed?"
    assert Path("sounds/small.wav").read_bytes()[:4] == b"RIFF"
    assert [path.name for path in Path("sounds").iterdir()] == ["small.wav"]


def test_without_the_program_that_speaks_nothing_is_done(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    result = invoke("listen", small, "--speak", small.with_name("small.wav"))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr == (
        "command line:1: --speak: found a computer without espeak-ng, which speaks; allowed: espeak-ng "
        "installed (on Debian: apt-get install espeak-ng), or no --speak\n"
    )
