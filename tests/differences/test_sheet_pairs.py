"""Which sheets of two folders are partners: by state, format, language and stamp, whatever the edition."""

from pathlib import Path

import pytest

from factsheet.differences.difference_records import FoundSheet, SheetIdentity, SheetKey
from factsheet.differences.sheet_pairs import SheetPairs, pair_equal_files, pair_sheets


def found(text: str, folder: str = "", digest: str = "") -> FoundSheet:
    """Return a sheet of "ma 2022", "ma 2022 v2", "ma 2022 es" or the like."""
    usps, edition, *more = text.split()
    lang = "es" if "es" in more else "en"
    form = "grant" if "grant" in more else "handout"
    stamp = "draft" if "draft" in more else "final"
    version = next((int(word[1:]) for word in more if word[0] == "v"), 1)
    key = SheetKey(usps.upper(), form, lang, stamp)
    identity = SheetIdentity(key, usps, int(edition), version, "0.1.0")
    return FoundSheet(Path(folder) / f"{text}.pdf", digest or text, identity)


def paired(before: list[str], after: list[str]) -> tuple[list[str], list[str], list[str]]:
    return told(pair_sheets([found(text) for text in before], [found(text) for text in after]))


def told(pairs: SheetPairs) -> tuple[list[str], list[str], list[str]]:
    return (
        [f"{one.path.stem} | {other.path.stem}" for one, other in pairs.pairs],
        [sheet.path.stem for sheet in pairs.only_before],
        [sheet.path.stem for sheet in pairs.only_after],
    )


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["ma 2022"], ["ma 2022"], (["ma 2022 | ma 2022"], [], [])),
        (["ma 2022"], ["ma 2023"], (["ma 2022 | ma 2023"], [], [])),
        (["ma 2022"], ["tx 2022"], ([], ["ma 2022"], ["tx 2022"])),
        (["ma 2022"], ["ma 2022 es"], ([], ["ma 2022"], ["ma 2022 es"])),
        (["ma 2022"], ["ma 2022 grant"], ([], ["ma 2022"], ["ma 2022 grant"])),
        (["ma 2022"], ["ma 2022 draft"], ([], ["ma 2022"], ["ma 2022 draft"])),
        (["ma 2021", "ma 2022"], ["ma 2022"], (["ma 2022 | ma 2022"], ["ma 2021"], [])),
        (["ma 2021", "ma 2022"], ["ma 2023"], (["ma 2022 | ma 2023"], ["ma 2021"], [])),
        (
            ["ma 2020", "ma 2021", "ma 2022"],
            ["ma 2022", "ma 2023"],
            (["ma 2022 | ma 2022", "ma 2021 | ma 2023"], ["ma 2020"], []),
        ),
        (["ma 2022"], ["ma 2022", "ma 2022 v2"], (["ma 2022 | ma 2022 v2"], [], ["ma 2022"])),
        ([], ["ma 2022"], ([], [], ["ma 2022"])),
    ],
)
def test_the_same_edition_comes_first_and_then_the_newest(
    before: list[str], after: list[str], expected: tuple[list[str], list[str], list[str]]
) -> None:
    assert paired(before, after) == expected
    pairs, one, other = expected
    turned = [" | ".join(reversed(pair.split(" | "))) for pair in pairs]
    assert paired(after, before) == (turned, other, one)


def test_files_of_the_same_bytes_are_partners_whatever_they_are_called() -> None:
    before = [found("ma 2022", digest="x"), found("ma 2021", digest="x"), found("tx 2022", digest="y")]
    after = [found("wy 2022", digest="x"), found("ma 2021", digest="x"), found("tx 2022", digest="z")]
    pairs = told(pair_equal_files(before, after))
    assert pairs == (["ma 2021 | ma 2021", "ma 2022 | wy 2022"], ["tx 2022"], ["tx 2022"])
