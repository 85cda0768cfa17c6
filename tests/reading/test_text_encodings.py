# ruff: noqa: E501 - a case a line, whole
"""Text in any encoding that spreadsheets write: read as it was written, told where it is a guess, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError, Fault
from factsheet.reading.text_encodings import decode_any_text

WRITTEN = (
    "Doña Ana act", "“Example” act – victims, Code § 12", "Women’s fund", "San José and Müller", "Peñasco",
    "Añasco, Mayagüez, Bayamón", "Café – “Résumé”", "CAÑÓN CITY", "Déjà vu à Québec, où l'été", "it’s",
    "naïve co-op", "O’Brien", "García", "María López Núñez", "RESOLUCIÓN DEL SEÑOR", "¿Qué?", "Québec",
    "Ley de trata de niños y niñas", "Peñuelas, Rincón, San Germán, Loíza", "’tis the “best” – ‘one’…",
    "Ångström, Østfold, smørrebrød", "façade", "“¡Alto!”", "ÉTIENNE", "D’Angelo’s", "Señora’s", "Íñigo", "Núm. 12",
    "Artículo 7º", "Task force — North", "Dallas–Fort Worth", "2012–2016", "Straße", "Coöperation",
)  # fmt: skip
HEAD = "title,citation\n"
LATIN = st.text('abcdé ñ“”’–§,;\t"\n12', max_size=30)
CERTAIN = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ALLOWED = "allowed: text in UTF-8 (in Excel: Save As, CSV UTF-8 (Comma delimited))"


def read(content: bytes) -> str:
    return decode_any_text(content, "f").text


def told(content: bytes) -> list[str]:
    with pytest.raises(DataError) as caught:
        decode_any_text(content, "f")
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize("text", WRITTEN)
@pytest.mark.parametrize(
    ("encoding", "end", "name"), [("cp1252", "\r\n", "Windows-1252"), ("mac_roman", "\r", "Mac Roman")]
)
def test_one_text_alone_tells_the_encoding_it_was_written_in(
    text: str, encoding: str, end: str, name: str
) -> None:
    written = f"{HEAD}{text},1\n"
    decoded = decode_any_text(written.replace("\n", end).encode(encoding), "f")
    assert (decoded.text, decoded.encoding) == (written, name)
    assert decoded.sample


def test_a_mac_file_is_told_from_a_windows_file_without_its_line_ends() -> None:
    texts = [text for text in WRITTEN if text != "Núm. 12"]
    assert [text for text in texts if read(text.encode("mac_roman")) != text] == []


def test_a_text_of_dos_is_read_where_it_reads_badly_otherwise() -> None:
    decoded = decode_any_text("Peñuelas, Rincón y Loíza\r\n".encode("cp437"), "f")
    assert (decoded.text, decoded.encoding) == ("Peñuelas, Rincón y Loíza\n", "MS-DOS (code page 437)")


@given(text=LATIN, encoding=st.sampled_from(CERTAIN), end=st.sampled_from(["\n", "\r", "\r\n"]))
def test_unicode_comes_back_as_it_was_written_and_is_no_guess(text: str, encoding: str, end: str) -> None:
    text = HEAD + text
    decoded = decode_any_text(text.replace("\n", end).encode(encoding), "f")
    assert (decoded.text, decoded.sample, decoded.has_mixed_ends) == (text, "", False)


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_faults_in_lines_of_it(content: bytes) -> None:
    text, faults = outcome_of(content)
    assert (text is None) == bool(faults)
    assert [fault for fault in faults if not 1 <= fault.line <= 61] == []
    assert outcome_of(content) == (text, faults)


def outcome_of(content: bytes) -> tuple[str | None, tuple[Fault, ...]]:
    try:
        return read(content), ()
    except DataError as error:
        return None, error.faults


def test_letters_to_check_are_told_without_counts() -> None:
    decoded = decode_any_text("type,value\nCrisis,7\nDoña Ana 7,8\n".encode("cp1252"), "f")
    assert decoded.sample == "'Doña Ana #'"


def test_lines_that_end_in_several_ways_are_told() -> None:
    decoded = decode_any_text(b"a,b\r\n1,2\r3,4\n", "f")
    assert (decoded.text, decoded.has_mixed_ends) == ("a,b\n1,2\n3,4\n", True)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a,b\nDoña\n".encode() + b"\xe9t\xe9\n", "f:3: file: found byte 0xe9, which is no UTF-8, in a text that is UTF-8 before it"),
        ("а,б\nПомощь жертвам\n".encode("cp1251"), "f:1: file: found byte 0xe0, in an encoding that cannot be told"),
        ("x\n東京都の被害者支援\n".encode("shift_jis"), "f:2: file: found byte 0x93, in an encoding that cannot be told"),
        ("\ufeffa\n".encode("utf-16-le") + b"\x00", "f:2: file: found bytes that are no UTF-16, though they begin so"),
        (b"\xef\xbb\xbfa\n\xff", "f:2: file: found bytes that are no UTF-8, though they begin so"),
    ],
    ids=["mixed", "Cyrillic", "Japanese", "cut off", "marked"],
)  # fmt: skip
def test_what_cannot_be_told_is_refused_with_the_words_of_the_menu(content: bytes, message: str) -> None:
    assert told(content) == [f"{message}; {ALLOWED}"]


def test_a_character_that_nobody_sees_is_named_in_any_encoding() -> None:
    (message,) = told("\ufeffa\nb\u202ec\n".encode("utf-16-le"))
    assert message == (
        "f:2: file: found U+202E, a mark that turns the direction of writing; "
        "allowed: text without control or direction characters"
    )
