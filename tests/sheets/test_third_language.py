"""A third language is one file: a pseudo-language with accents and texts a third longer fits all."""

import re
from pathlib import Path

import pytest
import yaml

from factsheet.model.sheet_options import SheetOptions
from factsheet.resources import DATA
from factsheet.wording.agreement import find_wording_faults
from factsheet.wording.language_files import read_language
from tests.sheets.drawn import STATES, draw, profile_of, text_of

ACCENTS = str.maketrans("aeiounycAEIOUNYC", "áéíóúñýçÁÉÍÓÚÑÝÇ")
KEPT = re.compile(r"(\{[a-z_]+\}|[*\[\]])")
FILLER = " ñandú"
LONGER = 0.3


def pseudo(text: str) -> str:
    """Return the text with an accent on every letter that has one, and about a third longer."""
    parts = [part if KEPT.fullmatch(part) else part.translate(ACCENTS) for part in KEPT.split(text)]
    letters = len(KEPT.sub("", text))
    return "".join(parts) + FILLER * round(letters * LONGER / len(FILLER))


def _rewrite(node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(value, yaml.ScalarNode):
                value.value = pseudo(value.value)
                value.style = '"'
            else:
                _rewrite(value)
            assert isinstance(key, yaml.ScalarNode)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("wording")
    english = DATA / "wording" / "en.yaml"
    (target / "en.yaml").write_bytes(english.read_bytes())
    root = yaml.compose(english.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    for key, value in root.value:
        if key.value == "texts":
            _rewrite(value)
        if key.value == "language":
            value.value = "xx"
        if key.value == "locale":
            value.value = "fr_FR"
    (target / "xx.yaml").write_text(yaml.serialize(root, allow_unicode=True), encoding="utf-8")
    return target


def test_the_pseudo_language_is_complete(folder: Path) -> None:
    assert find_wording_faults(read_language("xx", folder)) == ()


@pytest.mark.slow
@pytest.mark.parametrize("usps", STATES)
def test_every_handout_in_the_pseudo_language_is_one_page(usps: str, folder: Path) -> None:
    sheet = draw(profile_of(usps), SheetOptions(lang="xx"), wording_folder=folder)
    assert sheet.fit.pages == 1
    assert sheet.name == f"{usps.lower()}_trafficking_2023_xx.pdf"
    assert "ñandú" in text_of(sheet.content)
