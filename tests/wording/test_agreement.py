"""What all languages share, and what the program asks of them."""

import ast
import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

import factsheet
from factsheet.errors import DataError
from factsheet.model import Profile
from factsheet.resources import DATA
from factsheet.sources.data_library import open_library
from factsheet.typesetting.faces import Face, find_missing_glyphs
from factsheet.wording import UnitForm, list_languages, load_wording
from factsheet.wording.agreement import find_wording_faults
from factsheet.wording.language_files import read_language
from factsheet.wording.template import list_template_fields

HEAD = "language: {}\nlocale: en_US\ntexts:\n"


def jurisdictions() -> list[dict[str, str]]:
    with (DATA / "jurisdictions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def asked() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Yield the place, the key and the values of each call that asks for a fixed wording of the sheets.

    The studio has words of its own, which `tests/studio/test_used_words.py` looks at.
    """
    package = Path(factsheet.__file__).parent
    for path in sorted(set(package.rglob("*.py")) - set((package / "studio").rglob("*.py"))):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            key = node.args[0].value
            if name in {"say", "parts", "counted", "counted_parts"} and isinstance(key, str):
                values = {"**" if keyword.arg is None else keyword.arg for keyword in node.keywords}
                ending = ".other" if name.startswith("counted") else ""
                yield f"{path.name}:{node.lineno}", key + ending, frozenset(values)


def test_english_and_spanish_are_shipped() -> None:
    assert list_languages() == ("en", "es")


def test_all_languages_have_the_same_keys_and_values() -> None:
    languages = [read_language(lang) for lang in list_languages()]
    assert len(languages) > 1
    assert [fault for language in languages for fault in find_wording_faults(language)] == []


def test_a_difference_is_told_by_file_and_key(tmp_path: Path) -> None:
    (tmp_path / "de.yaml").write_text(
        HEAD.format("de-DE") + "  a: '{n} and *x*'\n  b: y\n  c: {one: x, other: x}\nterms: {k: z}\n",
        encoding="utf-8",
    )
    (tmp_path / "fr.yaml").write_text(
        HEAD.format("fr-FR") + "  a: '{m} x'\n  d: z\n  c: {one: x, many: '{n}', other: x}\n",
        encoding="utf-8",
    )
    file = tmp_path / "fr.yaml"
    faults = find_wording_faults(read_language("fr", tmp_path), read_language("de", tmp_path))
    assert [str(fault) for fault in faults] == [
        f"{file}:1: terms.k: found nothing; allowed: a text",
        f"{file}:3: b: found nothing; allowed: a text",
        f"{file}:4: a: found other *bold* words or [links]; allowed: those of English",
        f"{file}:4: a: found {{m}}; allowed: {{n}}",
        f"{file}:5: d: found an unknown key; allowed: the keys of English",
        f"{file}:6: c.many: found {{n}}; allowed: no values",
    ]


def test_a_language_with_other_values_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    english = (DATA / "wording" / "en.yaml").read_text(encoding="utf-8")
    text = english.replace("language: en-US", "language: pt-BR").replace("locale: en_US", "locale: pt_BR")
    path = tmp_path / "pt.yaml"
    path.write_text(text.replace('continued: "{name}', 'continued: "{nome}'), encoding="utf-8")
    line = next(at for at, row in enumerate(text.splitlines(), 1) if "  continued:" in row)
    with pytest.raises(DataError) as caught:
        load_wording("pt", tmp_path)
    assert str(caught.value) == f"{path}:{line}: header.continued: found {{nome}}; allowed: {{name}}"


def test_every_wording_that_the_program_asks_for_is_there_with_its_values() -> None:
    texts = load_wording("en").file.texts
    wrong = [
        f"{where}: {key}"
        for where, key, values in asked()
        if key not in texts
        or ("**" not in values and values | {"n"} != list_template_fields(texts[key]) | {"n"})
    ]
    assert wrong == []


@pytest.mark.parametrize("lang", list_languages())
@pytest.mark.parametrize("face", [Face.REGULAR, Face.BOLD, Face.SEMIBOLD])
def test_every_character_of_every_wording_is_in_the_font(face: Face, lang: str) -> None:
    language = load_wording(lang).file
    texts = "".join([*language.texts.values(), *language.terms.values()])
    assert find_missing_glyphs(texts + texts.upper(), face) == ()


@pytest.mark.parametrize("lang", list_languages())
def test_texts_are_set_with_real_quotes_and_single_spaces(lang: str) -> None:
    texts = load_wording(lang).file.texts
    typed = {key for key, text in texts.items() for sign in ("'", '"', "  ", "--", "...") if sign in text}
    assert typed == set()
    assert {key: text.strip() for key, text in texts.items()} == texts


@pytest.mark.parametrize("lang", list_languages())
def test_every_jurisdiction_has_a_name_and_a_word_for_its_divisions_in_each_language(lang: str) -> None:
    wording, rows = load_wording(lang), jurisdictions()
    units = {row["county_unit"] for row in rows}
    assert len(rows) == 56
    assert [row["name"] for row in rows if wording.term(row["name"]).lang] == []
    assert [unit for unit in units for form in UnitForm if not wording.unit(unit, form)] == []


@pytest.mark.parametrize("lang", list_languages())
def test_every_label_of_the_shipped_data_is_translated(lang: str) -> None:
    library = open_library()
    profiles = [library.profile(jurisdiction.usps) for jurisdiction in library.jurisdictions]
    labels = {label for profile in profiles for label in labels_of(profile)}
    assert {"Female", "Commercial sex acts"} <= {load_wording("en").term(label).text for label in labels}
    assert sorted(label for label in labels if load_wording(lang).term(label).lang) == []


def test_every_type_of_offense_has_its_words() -> None:
    library = open_library()
    offenses = [library.profile(jurisdiction.usps).offenses for jurisdiction in library.jurisdictions]
    types = {bar.label for offense in offenses if offense for bar in offense.by_type}
    assert types == {"commercial_sex_acts", "involuntary_servitude"}
    assert {load_wording("en").term(label).text for label in types} == {
        "Commercial sex acts",
        "Involuntary servitude",
    }


def labels_of(profile: Profile) -> Iterator[str]:
    """Yield the labels of charts, rankings and requests; names, laws and publications stay as they are."""
    for group in profile.demographics.groups if profile.demographics else ():
        yield group.title
        yield from (bar.label for bar in group.bars)
    yield from (bar.label for bar in profile.call_types.bars) if profile.call_types else ()
    for ranking in filter(None, (profile.venues.sex, profile.venues.labor)):
        yield from filter(None, (*ranking.names, ranking.residual))
    yield from (bar.label for bar in profile.offenses.by_type) if profile.offenses else ()
    for request in profile.contact.requests:
        yield from (request.name, request.meaning)
