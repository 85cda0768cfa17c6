# ruff: noqa: E501 - a case a line, with its whole message
import pytest

from factsheet.errors import DataError
from factsheet.reading.yaml_values import parse_yaml

MARKED = 'quotation marks (") around the text; each value is written where it stands'
WORD = 'a word as key, or quotation marks (") around the text that holds a comma or a colon'


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
        ("a: 1\na: 2\n", "a.yaml:2: file: found the key 'a' a second time, as in line 1; allowed: each key once"),
        ("a: &x 1\n", f"a.yaml:1: file: found '&x #', a text that begins with &; allowed: {MARKED}"),
        ("a: !!str 1\n", f"a.yaml:1: file: found '!!str #', a text that begins with !; allowed: {MARKED}"),
        ("a: !!python/object/apply:os.system [x]\n", f"a.yaml:1: file: found '!!python/object/apply:os.system [x]', a text that begins with !; allowed: {MARKED}"),
        ("a:\n  <<: {b: 1}\n", f"a.yaml:2: a: found the key '<<'; allowed: {WORD}"),
        ("a:\n  [b]: 1\n", f"a.yaml:2: a: found the key a list; allowed: {WORD}"),
        ("a:\n\u00a0\u00a0b: 1\n", "a.yaml:2: file: found U+00A0, a blank at which no line breaks, at the begin of the line; allowed: spaces"),
        ("a: {label: Boys, girls and men, value: 1}", f"a.yaml:1: a: found the key 'girls and men'; allowed: {WORD}"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2: file: found a second document; allowed: one document"),
        ("[" * 50, "a.yaml:1: file: found more than 20 levels; allowed: at most 20 levels"),
    ],
)  # fmt: skip
def test_what_makes_yaml_surprising_is_refused_with_its_line(text: str, message: str) -> None:
    assert faults(text) == [message]


def test_an_alias_bomb_is_told_and_never_unfolded() -> None:
    text = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert faults(text) == [
        f"a.yaml:{line}: file: found '{what}', a text that begins with {what[0]}; allowed: {MARKED}"
        for line, what in [
            (1, "&a [x, x]"),
            (2, "&b [*a, *a]"),
            (2, "*a, *a]"),
            (2, "*a]"),
            (3, "*b, *b]"),
            (3, "*b]"),
        ]
    ]


def test_a_hundred_thousand_open_brackets_are_one_fault() -> None:
    assert len(faults("a: " + "[" * 100_000)) == 1
