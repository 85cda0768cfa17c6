"""A publisher's theme is read whole or told with all its faults; without a file it is that of the series."""

import re
from pathlib import Path

import pytest

from factsheet.errors import DataError
from factsheet.logo.artwork import Outlines
from factsheet.logo.logo_file import WORDS_ALLOWED
from factsheet.model.publisher import Funding, OwnContact
from factsheet.sources import open_library
from factsheet.sources.theme_file import read_theme
from factsheet.theme import Palette, Theme
from factsheet.wording import load_wording
from tests.logo.pictures import an_svg
from tests.sources.builders import messages, write

TEXT = "1 to 400 characters of plain text on one line, without control or direction characters"
FULL = """
colors:
  navy: "#0B3D2E"
  blue: "#1f6f54"
logo: {file: logo.svg, alt: "Logo of an agency (synthetic)"}
publisher: An agency (synthetic)
contact:
  name: A line (synthetic)
  phone: 555-0100
  text: "555010"
  web: https://example.org/help
  note: Day and night
funding:
  federal: 450000
  nonfederal: 150000
  agency: An office, A department
  award: 2026-XX-0000
"""


def refusal(folder: Path, text: str) -> list[str]:
    write(folder / "theme.yaml", text)
    with pytest.raises(DataError) as error:
        read_theme(folder)
    return messages(error.value, folder)


def test_without_a_file_the_theme_is_that_of_the_series(tmp_path: Path) -> None:
    assert read_theme(tmp_path).content == Theme()
    assert open_library().theme == Theme()


def test_the_theme_of_the_series_names_nobody() -> None:
    assert Theme() == Theme(Palette(), logo=None, publisher=None, contact=None, funding=None)


def test_an_empty_file_is_the_theme_of_the_series(tmp_path: Path) -> None:
    write(tmp_path / "theme.yaml", "# nothing yet\npublisher:\n")
    assert read_theme(tmp_path).content == Theme()


def test_a_full_theme_is_read(tmp_path: Path) -> None:
    write(tmp_path / "theme.yaml", FULL)
    (tmp_path / "logo.svg").write_bytes(an_svg())
    theme = open_library(tmp_path).theme
    assert (theme.palette.navy, theme.palette.band_fill) == ("#0b3d2e", "#0b3d2e")
    assert theme.logo is not None
    assert theme.logo.alt == "Logo of an agency (synthetic)"
    assert isinstance(theme.logo.image, Outlines)
    assert theme.logo.aspect == 2
    assert theme.publisher == "An agency (synthetic)"
    assert theme.contact == OwnContact(
        name="A line (synthetic)",
        phone="555-0100",
        text="555010",
        web="https://example.org/help",
        note="Day and night",
    )
    assert theme.funding == Funding(
        federal=450000, nonfederal=150000, agency="An office, A department", award="2026-XX-0000"
    )


def test_all_faults_of_form_are_told_at_once(tmp_path: Path) -> None:
    text = """
colours: {}
logo: {file: ../logo.png}
publisher: ["a"]
contact: {name: A line, phon: "1"}
funding: {federal: $450000, nonfederal: -1}
"""
    amount = "a whole number of dollars from {} to 9,999,999,999, digits only"
    assert refusal(tmp_path, text) == [
        "DIR/theme.yaml:2: colours: found the unknown key 'colours'; "
        "allowed: 'colors' perhaps; one of colors, logo, publisher, contact, funding, blocks, texts",
        f"DIR/theme.yaml:3: logo.alt: found nothing; allowed: a value: {WORDS_ALLOWED}",
        "DIR/theme.yaml:3: logo.file: found '../logo.png'; allowed: the plain name of a PNG, JPEG or "
        "SVG file beside this one, such as logo.png: letters, digits, spaces, dots, commas, brackets, "
        "hyphens and underscores; where the picture is of another kind, choose Save as or Export, PNG, in "
        "its program",
        "DIR/theme.yaml:4: publisher: found a list; allowed: one text behind the colon, without a hyphen",
        "DIR/theme.yaml:5: contact: found no way to reach it; allowed: at least one of phone, text, web",
        "DIR/theme.yaml:5: contact.phon: found the unknown key 'phon'; "
        "allowed: 'phone' perhaps; one of name, phone, text, web, note",
        f"DIR/theme.yaml:6: funding.agency: found nothing; allowed: a value: {TEXT}",
        f"DIR/theme.yaml:6: funding.federal: found '$450000'; allowed: {amount.format(1)}",
        f"DIR/theme.yaml:6: funding.nonfederal: found -1; allowed: {amount.format(0)}",
    ]


def test_faults_of_theme_and_logo_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(an_svg("<script/>"))
    found = refusal(tmp_path, "logo: {file: logo.svg, alt: A logo}\ncolors: {link: '#99aabb'}\n")
    assert [line.partition("; allowed")[0] for line in found] == [
        "DIR/logo.svg:1: svg.script: found a script",
        "DIR/theme.yaml:2: colors.link: found '#99aabb', 2.3:1 on paper '#ffffff'",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "/etc/logo.png",
        "sub/logo.png",
        "..\\logo.png",
        ".logo.png",
        "logo.gif",
        "logo.pdf",
        "lo:go.png",
        "logo",
        "logo.png/",
        "https://a.org/a.svg",
    ],
)
def test_only_the_plain_name_of_a_picture_is_a_logo(tmp_path: Path, name: str) -> None:
    (line,) = refusal(tmp_path, f"logo: {{file: '{name}', alt: A logo}}\n")
    assert line.startswith(f"DIR/theme.yaml:1: logo.file: found '{name}'; allowed: the plain name")


def test_a_blank_alternate_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").write_bytes(an_svg())
    assert refusal(tmp_path, "logo: {file: logo.svg, alt: ' '}\n") == [
        f"DIR/theme.yaml:1: logo.alt: found nothing; allowed: {TEXT}"
    ]


def test_a_character_that_the_font_lacks_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path, "publisher: Agency \u2603\n") == [
        "DIR/theme.yaml:1: publisher: found the character '\u2603' (U+2603); "
        "allowed: characters that the sheet's font has"
    ]


def test_an_award_that_pays_nothing_is_refused(tmp_path: Path) -> None:
    (line,) = refusal(tmp_path, "funding: {federal: 0, nonfederal: 5, agency: An office}\n")
    assert line == (
        "DIR/theme.yaml:1: funding.federal: found 0; "
        "allowed: a whole number of dollars from 1 to 9,999,999,999, digits only"
    )


def test_a_file_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "theme.yaml").symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(DataError) as error:
        read_theme(tmp_path)
    assert messages(error.value, tmp_path) == [
        "DIR/theme.yaml:1: file: found no file; allowed: a file that can be read"
    ]


def test_the_example_of_the_guide_is_a_theme_and_its_words_are_those_printed(
    root: Path, tmp_path: Path
) -> None:
    guide = (root / "docs" / "themes.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)
    write(tmp_path / "theme.yaml", example)
    (tmp_path / "logo.svg").write_bytes(an_svg())
    theme = read_theme(tmp_path).content
    assert theme.funding is not None
    values = {
        "agency": theme.funding.agency,
        "award": f", award\u00a0{theme.funding.award}",
        "federal": "$450,000",
        "federal_percent": "75%",
        "nonfederal": "$150,000",
        "nonfederal_percent": "25%",
    }
    printed = f"{load_wording().say('theme.funding', **values)} {load_wording().say('theme.disclaimer')}"
    quoted = " ".join(line.removeprefix("> ") for line in guide.splitlines() if line.startswith("> "))
    assert quoted.replace("**", "") == printed.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "words",
    [
        "logo.svg",
        "Agency seal.PNG",
        "seal.jpeg",
        "seal.webp",
        "a/b.pdf",
        "seal_final_2",
        "https://example.org/x",
        "www.example.org",
        "seal@example.org",
    ],
)
def test_a_file_name_or_an_address_is_no_alternate_text(tmp_path: Path, words: str) -> None:
    assert refusal(tmp_path, f"publisher: A line\nlogo:\n  file: logo.svg\n  alt: {words}\n") == [
        f"DIR/theme.yaml:4: logo.alt: found '{words}'; allowed: {WORDS_ALLOWED}"
    ]


@pytest.mark.parametrize("words", ["Seal of Ohio, est. 1803", "Example.com, the shop", "St. Louis", "ACF"])
def test_words_with_dots_are_an_alternate_text(tmp_path: Path, words: str) -> None:
    write(tmp_path / "theme.yaml", f'logo: {{file: logo.svg, alt: "{words}"}}\n')
    (tmp_path / "logo.svg").write_bytes(an_svg())
    logo = read_theme(tmp_path).content.logo
    assert logo is not None
    assert logo.alt == words
