"""What a cell shows of the number it holds: number formats of spreadsheets, as far as they are certain.

The codes are those of ECMA-376, part 1, 18.8.31. What depends on the locale or the width of the column is
not certain; for that, None is returned.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

GENERAL = "General"
_MOST_GENERAL = 11  # characters that a spreadsheet shows of a number without a format
_LEAST_GENERAL = Decimal("0.0001")  # what is less is shown with a power of ten
_EXACT_DIGITS = 15  # digits that a spreadsheet keeps
_SECTIONS = 3  # numbers above zero, below zero, and zero; a fourth is for texts
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<width>.)|\*(?P<filled>.)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<digits>[0#?][0#?,]*)|(?P<point>\.)|(?P<percent>%)|(?P<plain>[$+()\-:!^&'~{}<>= \u00a0€£¥,])"
)
_DAY_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$-(?:0*409|en[^\]]*)\]|(?P<part>y+|m+|d+)|(?P<plain>[-/., ])',
    re.IGNORECASE,
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PLACEHOLDERS = "0#?"
_AS_IT_IS = {"general", "@"}


@dataclass(slots=True)
class _Layout:
    """One section of a format, taken apart.

    Attributes:
        whole: Placeholders and literal texts before the decimal point; a quotation mark leads each text.
        parts: Placeholders behind the point, None where there is no point.
        tail: Literal text behind the point.
        marks: All placeholders with the commas between and behind them.
        percents: How often the number is multiplied by a hundred.
    """

    whole: list[str] = field(default_factory=list)
    parts: str | None = None
    tail: str = ""
    marks: str = ""
    percents: int = 0

    @property
    def is_grouped(self) -> bool:
        """Return whether commas stand between thousands."""
        return "," in self.marks.rstrip(",")

    @property
    def thousands(self) -> int:
        """Return how often the number is divided by a thousand: once for each comma behind the digits."""
        return len(self.marks) - len(self.marks.rstrip(","))


def show_number(value: float, code: str) -> str | None:
    """Return what a cell shows of a number, None where the format does not make that certain.

    Args:
        value: What the cell holds.
        code: Its number format, such as ``0.00`` or ``#,##0;(#,##0)``.
    """
    number = Decimal(format(value, f".{_EXACT_DIGITS}g"))
    if not number.is_finite():
        return None
    sections = _split_sections(code or GENERAL)[:_SECTIONS]
    if any("[<" in part or "[>" in part or "[=" in part for part in sections):
        return None
    if number < 0 and len(sections) > 1:
        return _show_section(-number, sections[1])
    if number == 0 and len(sections) == _SECTIONS:
        return _show_section(number, sections[2])
    shown = _show_section(abs(number), sections[0])
    return f"-{shown}" if number < 0 and shown is not None else shown


def show_day(value: date, code: str) -> str | None:
    """Return what a cell shows of a date in English, None where the format tells more than the day."""
    shown, place, first = "", 0, _split_sections(code)[0]
    while place < len(first):
        token = _DAY_TOKEN.match(first, place)
        if token is None:
            return None
        part = _show_part(value, (token["part"] or "").lower())
        shown += token["quoted"] or token["escaped"] or token["plain"] or part
        place = token.end()
    return shown


def is_time_alone(code: str) -> bool:
    """Return whether a format of dates shows hours or minutes and no day."""
    bare = re.sub(r'"[^"]*"|\\.|\[\$[^\]]*\]', "", code.split(";")[0].lower())
    return not set(bare) & set("yd") and bool(set(bare) & set("hs"))


def _show_part(value: date, part: str) -> str:
    month = _MONTHS[value.month - 1]
    words = {
        "yy": f"{value:%y}",
        "yyyy": f"{value.year:04}",
        "m": str(value.month),
        "mm": f"{value.month:02}",
        "mmm": month[:3],
        "mmmm": month,
        "mmmmm": month[0],
        "d": str(value.day),
        "dd": f"{value.day:02}",
        "ddd": _WEEK[value.weekday()][:3],
        "dddd": _WEEK[value.weekday()],
    }
    return words.get(part, "")


def _split_sections(code: str) -> list[str]:
    """Return the parts of a format between its semicolons, but for those in literal text."""
    return ["".join(part) for part in _split_pieces(re.findall(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|.', code))]


def _split_pieces(pieces: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for piece in pieces:
        if piece == ";":
            parts.append([])
        else:
            parts[-1].append(piece)
    return parts


def _show_section(number: Decimal, section: str) -> str | None:
    """Return a number without its sign as one section shows it."""
    if section.strip().casefold() in _AS_IT_IS:
        return _show_general(number)
    layout = _read_layout(section)
    if layout is None:
        return None
    if not any(piece[0] in _PLACEHOLDERS for piece in layout.whole) and layout.parts is None:
        return "".join(piece[1:] for piece in layout.whole) + layout.tail
    scaled = number * 100**layout.percents / 1000**layout.thousands
    digits = len(layout.parts or "")
    rounded = scaled.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    whole, _, behind = f"{rounded:f}".partition(".")
    fraction = "" if layout.parts is None else f".{_trim_fraction(behind, layout.parts)}"
    return _fill_whole(layout, whole.lstrip("0")) + fraction + layout.tail


def _show_general(number: Decimal) -> str | None:
    shown = f"{number.normalize():f}"
    return shown if len(shown) <= _MOST_GENERAL and (number == 0 or number >= _LEAST_GENERAL) else None


def _trim_fraction(digits: str, placeholders: str) -> str:
    """Return the digits behind the point without zeros that their placeholders do not ask for."""
    shown = digits
    while shown and shown[-1] == "0" and placeholders[len(shown) - 1] != "0":
        shown = shown[:-1]
    return shown


def _fill_whole(layout: _Layout, digits: str) -> str:
    """Return the digits before the point in their placeholders, from the right; those left over lead."""
    left, shown, count = list(digits), "", 0
    first = next((at for at, piece in enumerate(layout.whole) if piece[0] in _PLACEHOLDERS), 0)
    for at in range(len(layout.whole) - 1, -1, -1):
        piece = layout.whole[at]
        if piece[0] not in _PLACEHOLDERS:
            shown = piece[1:] + shown
            continue
        taken = [left.pop()] if left else ["0"] if piece == "0" else []
        while at == first and left:
            taken.append(left.pop())
        for digit in taken:
            shown = digit + ("," if layout.is_grouped and count and count % 3 == 0 else "") + shown
            count += 1
    return shown


def _read_layout(section: str) -> _Layout | None:
    """Take a section apart; None where it has a sign that is not certain."""
    layout, place = _Layout(), 0
    while place < len(section):
        token = _TOKEN.match(section, place)
        if token is None or not _add_token(layout, token.lastgroup or "", token[token.lastgroup or 0]):
            return None
        place = token.end()
    return layout


def _add_token(layout: _Layout, kind: str, text: str) -> bool:
    """Add a sign to a section; return whether what it shows is certain."""
    if kind == "point":
        is_first = layout.parts is None
        layout.parts = ""
        return is_first
    if kind == "digits":
        layout.marks += text
        places = text.replace(",", "")
        if layout.parts is None:
            layout.whole += places
        else:
            layout.parts += places
        return not layout.tail
    word = _word_literal(kind, text)
    layout.percents += kind == "percent"
    if layout.parts is None:
        layout.whole.append(f'"{word}')
    else:
        layout.tail += word or ""
    return word is not None


def _word_literal(kind: str, text: str) -> str | None:
    """Return what a sign of a format shows that stands for no digit; None where that is not certain."""
    if kind == "bracket":
        if text.startswith("$"):
            return text[1:].partition("-")[0]
        return "" if text.isalpha() or text.casefold().startswith("color") else None
    return {"width": " ", "percent": "%", "filled": ""}.get(kind, text)
