"""Phone numbers that can be dialled are left alone; those that cannot are told by what is wrong."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factsheet import resources
from factsheet.checks.phone_numbers import PHONE_EXPECTED, describe_wrong_number
from tests.checks.builders import places, told

SHIPPED = (resources.DATA / "contact.yaml").read_text(encoding="utf-8")
THEME = "publisher: An Office\ncontact:\n  name: A Line\n  phone: {}\n  text: {}\n"


@pytest.mark.parametrize(
    "number",
    [
        "888-373-7888",
        "1-888-373-7888",
        "+1 (888) 373-7888",
        "(888) 373-7888",
        "888.373.7888",
        "888 373 7888",
        "8883737888",
        "888–373–7888",
        "888\u2011373\u20117888",
        "671-475-0000",
        "+52 55 5259 8121",
        "711",
        "988",
        "2-1-1",
        "233733",
        "40404",
        "BEFREE",
        "233733 (BEFREE)",
        "BEFREE (233733)",
        "HELP to 233733",
        "1-800-THE-LOST",
        "1-800-843-LOST",
        "1 800 THE LOST",
        "1-800-The-Lost (1-800-843-5678)",
        "888-373-7888 (TTY: 711)",
        "888-373-7888 TTY 711",
        "888-373-7888 or 211",
        "888-373-7888, ext. 12",
        "888-373-7888 x12",
        "888-373-7888 (24/7)",
        "Call 888-373-7888 from 8 to 5",
    ],
)
def test_a_number_that_can_be_dialled_is_left_alone(number: str) -> None:
    assert describe_wrong_number(number) is None


@pytest.mark.parametrize(
    ("number", "wrong"),
    [
        ("888-373-788", "9 digits"),
        ("888-373-78888", "11 digits"),
        ("1-888-373-788", "9 digits after the 1"),
        ("+1 888 373 78889", "11 digits after the 1"),
        ("373-7888", "7 digits"),
        ("88-373-7888", "9 digits"),
        ("888-373", "6 digits, not joined to a short code"),
        ("88", "2 digits"),
        ("088-373-7888", "with the area code 088; none begins with 0 or 1"),
        ("188-837-3788", "9 digits after the 1"),
        ("888-173-7888", "with 173 after the area code; no number has 0 or 1 there"),
        ("1-888-ABC", "6 digits after the 1, letters counted"),
        ("1-800-LOST", "7 digits after the 1, letters counted"),
        ("888-373-7888 or 888-373-788", "9 digits"),
        ("888-373-788 (BEFREE)", "9 digits"),
        ("888-373-788 TTY 711", "15 digits, letters counted"),
        ("888-373-788 ext. 8", "9 digits"),
        ("+44 20", "4 digits with the code of the country"),
        ("٨٨٨-٣٧٣-٧٨٨٨", "no number"),
        ("XXX-XXX-XXXX", "no number"),
        ("see the page", "no number"),
        ("-", "no number"),
    ],
)
def test_a_number_that_nobody_can_dial_is_told_by_what_is_wrong(number: str, wrong: str) -> None:
    assert describe_wrong_number(number) == wrong


@given(
    area=st.integers(200, 999),
    exchange=st.integers(200, 999),
    line=st.integers(0, 9999),
    lead=st.sampled_from(["", "1-", "+1 "]),
    where=st.integers(0, 9),
)
def test_a_number_with_one_digit_more_or_less_is_always_told(
    *, area: int, exchange: int, line: int, lead: str, where: int
) -> None:
    digits = f"{area}{exchange}{line:04}"
    assert describe_wrong_number(f"{lead}{digits[:3]}-{digits[3:6]}-{digits[6:]}") is None
    fewer = digits[:where] + digits[where + 1 :]
    assert describe_wrong_number(f"{lead}{fewer[:3]}-{fewer[3:6]}-{fewer[6:]}") is not None
    more = digits[:where] + "7" + digits[where:]
    assert describe_wrong_number(f"{lead}{more[:3]}-{more[3:6]}-{more[6:]}") is not None


def test_every_number_of_every_file_is_looked_at(tmp_path: Path) -> None:
    contact = (
        SHIPPED.replace("888-373-7888", "888-373-788").replace('"233733"', '"23"').replace('"711"', '"7"')
    )
    contact = contact.replace("800-843-5678", "800-843-567")
    line = {text: number for number, text in enumerate(contact.splitlines(), start=1)}
    found = places(tmp_path, contact_yaml=contact, theme_yaml=THEME.format("555-555-010", '"55"'))
    assert found == [
        ("FS217", "contact.yaml", line["phone: 888-373-788"], "phone"),
        ("FS217", "contact.yaml", line['text_to: "23"'], "text_to"),
        ("FS217", "contact.yaml", line['tty: "7"'], "tty"),
        ("FS217", "contact.yaml", line["    phone: 800-843-567"], "other_lines[1].phone"),
        ("FS217", "theme.yaml", 4, "contact.phone"),
        ("FS217", "theme.yaml", 5, "contact.text"),
    ]


def test_the_message_says_what_is_wrong_and_what_to_write(tmp_path: Path) -> None:
    assert told(tmp_path, theme_yaml=THEME.format("555-555-010", '"555010"')) == [
        f"DIR/theme.yaml:4: contact.phone: found '555-555-010', 9 digits; "
        f"allowed: {PHONE_EXPECTED} [FS217 warning]"
    ]


@pytest.mark.parametrize("theme", ["motto: x\n", "motto: [\n"])
def test_a_theme_with_faults_hides_no_finding_of_other_files(tmp_path: Path, theme: str) -> None:
    contact = SHIPPED.replace("888-373-7888", "888-373-788")
    assert [code for code, *_ in places(tmp_path, contact_yaml=contact, theme_yaml=theme)] == ["FS217"]
