# ruff: noqa: E501 - a case a line, with all that is found
"""Names, sizes and numbers of files: both sides of each limit."""

from pathlib import Path

import pytest

from tests.preflight.builders import a_pdf, measure, survey, take

SIGNS = "A-Z a-z 0-9 _ - space . ( ) { } [ ] & ~ ! , ; ' @ # $ % + ="
GRANTS_GOV = SIGNS.split()
CASES = [
    (f"{'a' * 46}.pdf", "name_length", (50,), "pass", "50 characters"),
    (f"{'a' * 47}.pdf", "name_length", (50,), "fail", "51 characters"),
    (f"{'a' * 16}.pdf", "name_length", (20, 30), "pass", "20 characters"),
    (f"{'a' * 15}.pdf", "name_length", (20, 30), "fail", "19 characters"),
    (f"{'a' * 27}.pdf", "name_length", (20, 30), "fail", "31 characters"),
    ("a (b) {c} [d] & e~!,;'@#$%+=_-.pdf", "name_characters", GRANTS_GOV, "pass", "no other characters"),
    ("año*.pdf", "name_characters", GRANTS_GOV, "fail", "ñ, * in the name"),
    ("a\tb.pdf", "name_characters", GRANTS_GOV, "fail", "a tab in the name"),
    ("a & b.pdf", "name_avoids", ("&",), "fail", "& in the name"),
    ("a and b.pdf", "name_avoids", ("&",), "pass", "none of them in the name"),
    ("a b.pdf", "name_blanks", (), "pass", "single blanks at most"),
    ("a  b.pdf", "name_blanks", (), "fail", "blanks in a row"),
    (" a.pdf", "name_blanks", (), "fail", "a blank at the beginning"),
    (" a  b .pdf", "name_blanks", (), "fail", "blanks in a row and a blank at the beginning and a blank before the suffix"),
    ("a.PDF", "name_suffix", (".pdf",), "pass", "a name that ends in .PDF"),
    ("a.doc", "name_suffix", (".pdf",), "fail", "a name that ends in .doc"),
    ("a", "name_suffix", (".pdf",), "fail", "a name without an end"),
    (f"{'a' * 26}.pdf", "plain_name", (30,), "pass", "30 characters"),
    ("a.b.pdf", "plain_name", (30,), "fail", "'a.b.pdf'"),
    ("a.pdf", "name_meaning", (), "look", "'a.pdf'"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "name", "limit", "answer", "found"), CASES)
def test_names_are_measured(
    tmp_path: Path, file: str, name: str, limit: tuple[object, ...], answer: str, found: str
) -> None:
    assert measure(tmp_path, a_pdf(), name, *limit, file=file) == (answer, found)


def test_sizes_are_measured(tmp_path: Path) -> None:
    content = a_pdf() + b"\n" * 2_000_000
    size = len(content) / 1_000_000
    assert measure(tmp_path, content, "megabytes", size) == ("pass", "2.0 MB")
    assert measure(tmp_path, content, "megabytes", size - 0.000_001) == ("fail", "2.0 MB")
    assert measure(tmp_path, content, "least_bytes", 1) == ("pass", "2.0 MB")


def test_files_that_go_together_are_looked_at_together(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "A.pdf").write_bytes(b"1" * 1_000)
    with survey(tmp_path, a_pdf()) as opened:
        alone, same, missing = opened.path, other / "A.pdf", tmp_path / "b.pdf"
        size = len(opened.content)

        def answers(*package: Path) -> dict[str, str]:
            object.__setattr__(opened, "package", package)
            return {
                name: take(opened, name, *limit).answer.value
                for name, limit in (
                    ("name_unique", ()),
                    ("file_count", (2,)),
                    ("package_megabytes", ((size + 999) / 1e6,)),
                )
            }

        assert answers(alone) == {"name_unique": "look", "file_count": "look", "package_megabytes": "pass"}
        assert answers(alone, missing) == {
            "name_unique": "pass",
            "file_count": "look",
            "package_megabytes": "pass",
        }
        assert answers(alone, missing, same) == {
            "name_unique": "fail",
            "file_count": "fail",
            "package_megabytes": "fail",
        }
