# ruff: noqa: E501 - a case a line, with its whole message
import pytest

from factsheet.errors import DataError
from factsheet.reading.yaml_values import parse_yaml


def faults(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        parse_yaml(text, "a.yaml")
    return [str(fault) for fault in caught.value.faults]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("25", 25),
        ("0", 0),
        ("-3", -3),
        ("'25'", "25"),
        ('"25"', "25"),
        ("01001", "01001"),
        ("0x19", "0x19"),
        ("0o17", "0o17"),
        ("1_000", "1_000"),
        ("1,000", "1,000"),
        ("1e3", "1e3"),
        ("2.5", "2.5"),
        ("no", "no"),
        ("true", "true"),
        ("12:30", "12:30"),
        ("2026-11-23", "2026-11-23"),
        ("=", "="),
    ],
)
def test_a_scalar_is_a_number_only_if_it_is_written_as_one(written: str, read: int | str) -> None:
    assert parse_yaml(f"key: {written}", "a.yaml").value == {"key": read}


@pytest.mark.parametrize("nothing", ["", "~", "null", "# a comment"])
def test_a_key_without_a_value_has_none(nothing: str) -> None:
    assert parse_yaml(f"laws: {nothing}\nstate: MA\n", "a.yaml").value == {"laws": None, "state": "MA"}


def test_an_empty_file_has_no_value() -> None:
    assert parse_yaml("# nothing yet\n", "a.yaml").value is None


def test_each_path_knows_its_line() -> None:
    file = parse_yaml("state: MA\nlaws:\n  - title: A\n    citation: B\n  - title: C\n", "a.yaml")
    assert file.lines == {
        "": 1,
        "state": 1,
        "laws": 2,
        "laws[0]": 3,
        "laws[0].title": 3,
        "laws[0].citation": 4,
        "laws[1]": 5,
        "laws[1].title": 5,
    }
    assert file.line_of("laws[1].citation") == 5
    assert file.line_of("efforts.funding[3].name") == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2\n", "a.yaml:2: file: found the key 'a' a second time; allowed: each key once"),
        ("a: &x 1\n", "a.yaml:1: file: found an anchor, '&x'; allowed: each value written where it stands"),
        ("a: !!str 1\n", "a.yaml:1: file: found a tag, 'tag:yaml.org,2002:str'; allowed: each value written where it stands"),
        ("a: !!python/object/apply:os.system [x]\n", "a.yaml:1: file: found a tag, 'tag:yaml.org,2002:python/object/apply:os.system'; allowed: each value written where it stands"),
        ("a:\n  <<: {b: 1}\n", "a.yaml:2: a: found the key '<<'; allowed: a word as key"),
        ("a:\n  [b]: 1\n", "a.yaml:2: a: found the key a list; allowed: a word as key"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2: file: found a second document; allowed: one document"),
        ("[" * 50, "a.yaml:1: file: found more than 20 levels; allowed: at most 20 levels"),
        ("a: [1\nb: 2\n", "a.yaml:2: file: found an error, did not find expected ',' or ']'; allowed: text in YAML form"),
        ("a:\n\t- 1\n", "a.yaml:2: file: found an error, found character that cannot start any token; allowed: text in YAML form"),
        ("a: b: c\n", "a.yaml:1: file: found an error, mapping values are not allowed in this context; allowed: text in YAML form"),
    ],
)  # fmt: skip
def test_what_makes_yaml_surprising_is_refused_with_its_line(text: str, message: str) -> None:
    assert faults(text) == [message]


def test_an_alias_bomb_is_told_and_never_unfolded() -> None:
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert faults(text) == [
        f"a.yaml:{line}: file: found {what}; allowed: each value written where it stands"
        for line, what in [
            (1, "an anchor, '&a'"),
            (2, "an anchor, '&b'"),
            (2, "an alias, '*a'"),
            (2, "an alias, '*a'"),
            (3, "an alias, '*b'"),
            (3, "an alias, '*b'"),
        ]
    ]


def test_a_hundred_thousand_open_brackets_are_one_fault() -> None:
    assert len(faults("a: " + "[" * 100_000)) == 1
