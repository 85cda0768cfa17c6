"""Words that the code knows by name have their words on the page."""

import pytest

from factsheet.model.vocabulary import CountyUnit, OffenseType
from factsheet.wording.language_files import list_languages, read_language


@pytest.mark.parametrize("lang", list_languages())
def test_each_unit_and_each_kind_of_offense_has_its_words_in_every_language(lang: str) -> None:
    language = read_language(lang)
    units = {key.split(".")[1] for key in language.texts if key.startswith("units.")}
    assert units == {unit.value for unit in CountyUnit}
    assert {kind.value for kind in OffenseType} <= language.terms.keys()
