"""The numbers of SVG (SVG 1.1, 4.2): ASCII digits, and none so far out that reckoning with it would fail."""

import re

FAR = 1e7  # beyond this no drawing reaches
FAR_ALLOWED = f"points less than {FAR:,.0f} units from the corner"
NUMBER = r"[-+]?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)(?:[eE][-+]?[0-9]++)?"  # one way to read it: no search
BLANK = r"[ \t\r\n\f]"
GAP = rf"(?:{BLANK}|,)*"
NUMBER_LIST = rf"{NUMBER}(?:(?:{BLANK}*,{BLANK}*|{BLANK}+|(?=[-+])){NUMBER})*"
_MOST = 1e9  # a drawing may be made small by its transform
_LEAST = 1e-30  # what is nearer to zero is zero: its square could not be told from it


class FarPointError(ValueError):
    """A number or point beyond all bounds; carries what is allowed."""

    def __init__(self) -> None:
        super().__init__(FAR_ALLOWED)


def parse_number(text: str) -> float:
    """Return the number that `text`, written as `NUMBER` has it, stands for.

    Raises:
        FarPointError: It lies beyond all bounds.
    """
    value = float(text)
    if abs(value) > _MOST:
        raise FarPointError
    return value if abs(value) > _LEAST else 0.0


def parse_numbers(text: str) -> list[float]:
    """Return all numbers of a text, in their order.

    Raises:
        FarPointError: One of them lies beyond all bounds.
    """
    return [parse_number(found) for found in re.findall(NUMBER, text)]
