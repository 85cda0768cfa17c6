# ruff: noqa: E501 - a slip a line, with its whole message
"""What people mistype in YAML, told in their words in the line where it begins, whichever parser reads it."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factsheet.errors import DataError
from factsheet.reading import yaml_tree
from factsheet.reading.yaml_slips import name_slip
from factsheet.reading.yaml_tree import compose_yaml
from factsheet.reading.yaml_values import parse_yaml

QUOTES = 'quotation marks (") around the text'
WHOLE = 'quotation marks (") around the whole text'
LEVEL = "as many spaces as before the lines that belong to the same entry"
KEY = "a key, a colon, a blank and the value, in one line"
HYPHEN = f"a hyphen and a blank before an entry of a list, or {QUOTES}"
CLOSED = "the same quotation mark at the end of the text"
LEFT = "a text that goes on behind its closing quotation mark"
LEFT_ALLOWED = f"{WHOLE}, the other kind of quotation mark within it"
GOES_ON = f"commas between its entries, {QUOTES} with colons, commas or brackets"
NO_BREAK = "U+00A0, a blank at which no line breaks, at the begin of the line"
OUT_OF_LINE = "a line that is set deeper or less deep than those around it"

SLIPS = [
    ("laws:\n\t- title: A\n", "2: found a tab; allowed: spaces"),
    ("figures:\n  cases:\n  \tvalue: 5\n", "3: found a tab; allowed: spaces"),
    ("laws:\n  - title: A\n\u00a0\u00a0\u00a0\u00a0citation: B\n", f"3: found {NO_BREAK}; allowed: spaces"),
    ("laws:\n  - title: A\n\u00a0\u00a0\u00a0\u00a0citation: B\n    url: C\n", f"3: found {NO_BREAK}; allowed: spaces"),
    ("laws:\n  - title:An Act\n    citation: B\n", f"2: found 'title:' without a blank after it; allowed: {KEY}"),
    ("a: 1\nfigures: {\nlaws:\n  - title: A\n", "2: found a bracket { that is not closed; allowed: } at its end, commas between its entries"),
    ("names: [A,\nb:\n  - B\n", "1: found a bracket [ that is not closed; allowed: ] at its end, commas between its entries"),
    ("a:\n  b: 1\n\tc: 2\n", "3: found a tab; allowed: spaces"),
    ("title: An act: relating\n", f"1: found a colon in a text without quotation marks; allowed: {QUOTES}"),
    ("title: An act:\n", f"1: found a colon in a text without quotation marks; allowed: {QUOTES}"),
    ("title: “An act: relating”\n", f"1: found a colon in a text without quotation marks; allowed: {QUOTES}"),
    ("a:\n  - Hotels\n  - Motels: x: y\n", f"3: found a colon in a text without quotation marks; allowed: {QUOTES}"),
    ('title: "An act\ncitation: B\nx: 1\n', f"1: found a quotation mark that is not closed; allowed: {CLOSED}"),
    ('a: 1\ntitle: "An act\ncitation: "B"\n', f"2: found a quotation mark that is not closed; allowed: {CLOSED}"),
    ("title: 'An act\ncitation: B\n", f"1: found a quotation mark that is not closed; allowed: {CLOSED}"),
    ('a: {label: "B, value: 5}\nb: 1\n', f"1: found a quotation mark that is not closed; allowed: {CLOSED}"),
    ("title: 'Children's Act'\n", f"1: found {LEFT}; allowed: {LEFT_ALLOWED}"),
    ('title: "An Act" of 2012\n', f"1: found {LEFT}; allowed: {LEFT_ALLOWED}"),
    ("a: 1\n  b: 2\n", f"2: found 'b' set deeper than the line above; allowed: {LEVEL}, or {QUOTES} that goes on with a colon"),
    ("laws:\n  - title: A\n     citation: B\n", f"3: found 'citation' set deeper than the line above; allowed: {LEVEL}, or {QUOTES} that goes on with a colon"),
    ("a:\n    b: 1\n  c: 2\n", f"3: found 'c: #', {OUT_OF_LINE}; allowed: {LEVEL}"),
    ("laws:\n  - title: A\n   citation: B\n", f"3: found 'citation: B', {OUT_OF_LINE}; allowed: {LEVEL}"),
    ("laws:\n  - title: A\n - title: B\n", f"3: found '- title: B', {OUT_OF_LINE}; allowed: {LEVEL}"),
    ("  a: 1\nb: 2\n", f"2: found 'b: #', {OUT_OF_LINE}; allowed: {LEVEL}"),
    ("laws:\n  - title: A\n  -title: B\n", f"3: found '-title: B', a hyphen without a blank after it; allowed: {HYPHEN}"),
    ("names:\n  - A\n  – B\n", f"3: found '– B', a text that begins with –; allowed: {HYPHEN}"),
    ("names: - A\n  - B\n", "1: found an entry of a list behind its key; allowed: each entry in a line of its own below the key"),
    ("title: @office\n", f"1: found '@office', a text that begins with @; allowed: {QUOTES}"),
    ("title: `a\n", f"1: found '`a', a text that begins with `; allowed: {QUOTES}"),
    ("title: % of\n", f"1: found '% of', a text that begins with %; allowed: {QUOTES}"),
    ("a: 1\n%b: 2\n", f"2: found '%b: #', a text that begins with %; allowed: {QUOTES}"),
    ("title: & Sons\n", f"1: found '& Sons', a text that begins with &; allowed: {QUOTES}"),
    ("title: * a\n", f"1: found '* a', a text that begins with *; allowed: {QUOTES}"),
    ("title: > 5\n", f"1: found '> #', a text that begins with >; allowed: {QUOTES}"),
    ("title: | b\n", f"1: found '| b', a text that begins with |; allowed: {QUOTES}"),
    ("title: ? a\n", f"1: found '? a', a text that begins with ?; allowed: {QUOTES}"),
    ("title: !<a b\n", f"1: found '!<a b', a text that begins with !; allowed: {QUOTES}"),
    ("a: [1, 2\nb: 3\n", "1: found a bracket [ that is not closed; allowed: ] at its end, commas between its entries"),
    ("a: {v: 1, p: 2\n", "1: found a bracket { that is not closed; allowed: } at its end, commas between its entries"),
    ("a: [1, 2}\n", "1: found } where [ is open; allowed: ] at its end"),
    ("a: {v: 1}}\n", f"1: found a closing bracket }} too many; allowed: a bracket that opens for each that closes, or {QUOTES}"),
    ("a: {v: 1 p: 2}\n", f"1: found an entry within {{ }} that goes on; allowed: {GOES_ON}"),
    ("title: [Repealed] An act\n", f"1: found 'An act' behind a value that is complete; allowed: {WHOLE}"),
    ("a: 1\nb: ]\n", f"2: found ']' where a value belongs; allowed: a value, or {QUOTES}"),
    ("a: [", "1: found the end of the line where a value belongs; allowed: a value, and a closing bracket for each that opens"),
    ("state MA\nedition: 2023\n", f"1: found 'state MA', a line without a colon; allowed: {KEY}"),
    ("a: 1\nstate = MA\n", f"2: found 'state = MA', a line without a colon; allowed: {KEY}"),
    ("a: 1\nb:2\nc: 3\n", f"2: found 'b:' without a blank after it; allowed: {KEY}"),
    ("a:\u00a01\nb: 2\n", f"1: found 'a:' without a blank after it; allowed: {KEY}"),
    ('a: "C:\\data"\n', "1: found a backslash in a text in quotation marks; allowed: two backslashes, or single quotation marks (') around the text"),
    ("<<<<<<< HEAD\na: 1\n", f"1: found '<<<<<<< HEAD', a line without a colon; allowed: {KEY}"),
]  # fmt: skip


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@pytest.mark.parametrize(("text", "message"), SLIPS, ids=[f"{at}" for at in range(len(SLIPS))])
def test_a_slip_is_told_in_the_words_of_who_typed_it(
    monkeypatch: pytest.MonkeyPatch, loader: type[yaml.SafeLoader], text: str, message: str
) -> None:
    monkeypatch.setattr(yaml_tree, "_Loader", loader)
    line, told = message.split(": ", 1)
    with pytest.raises(DataError) as caught:
        compose_yaml(text, "f")
    assert [str(fault) for fault in caught.value.faults] == [f"f:{line}: file: {told}"]


def test_a_cause_that_no_slip_is_known_for_is_told_all_the_same() -> None:
    slip = name_slip(yaml.YAMLError("what the parser says"), "a: 1\n")
    assert (slip.line, slip.found) == (1, "a text that is not YAML")
    assert "what the parser says" not in slip.allowed


PIECES = st.sampled_from(
    ["a: ", "b", "- ", "-", "\n", "\n  ", "\n    ", "\t", "\"", "'", "[", "]", "{", "}", ",", ": ", " #", "#x", "&x ",
     "*x", "!t ", "| ", "> ", "? ", "%", "@", "---\n", "...\n", "e\u0301", "😀", "\u00a0", "\u2028", "\\", "1,600", "–"]
)  # fmt: skip


@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.CSafeLoader])
@given(pieces=st.lists(PIECES, max_size=14))
def test_any_text_is_values_or_faults_in_its_lines(loader: type[yaml.SafeLoader], pieces: list[str]) -> None:
    text = "".join(pieces)
    lines = text.count("\n") + text.count("\u2028") + 1
    told: list[bool] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_tree, "_Loader", loader)
        try:
            told = [parse_yaml(text, "f").name == "f"]
        except DataError as error:
            told = [
                bool(1 <= fault.line <= lines and fault.found and fault.allowed) for fault in error.faults
            ]
    assert told
    assert all(told)
