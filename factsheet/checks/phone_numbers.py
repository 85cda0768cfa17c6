"""Rule on phone and text numbers: one digit too few on every sheet, and nobody can call.

Numbers of the United States and its territories have ten digits; neither the area code nor the three digits
after it begin with 0 or 1 (North American Numbering Plan). A 1 may stand before them, and letters stand for
their keys. Help lines have short codes too: 711 for text telephones, 988, five or six digits for messages.
"""

import re
from collections.abc import Iterator, Mapping

from factsheet.checks.context import CheckContext, find_nearest_place
from factsheet.checks.finding import Found
from factsheet.model import Origin
from factsheet.reading.file_names import CONTACT, THEME
from factsheet.reading.quoting import quote_value

PHONE_EXPECTED = (
    "ten digits such as 888-373-7888, with or without a 1 before them, or a short code of 3 to 6 digits"
)
_NATIONAL = 10
_SHORT_CODE, _ABROAD = (
    range(3, 7),
    range(8, 16),
)  # how many digits; abroad with the country's code (ITU E.164)
_EXTENSION = re.compile(r"[\s,;]*\(?(?:extension|ext\.?|x|#)\s*[0-9]{1,6}\)?$", re.IGNORECASE)
_AREA = r"\([0-9]{3}\)"
# Digits with what may stand between them; letters belong to them where they are joined to them, or capitals.
_RUN = re.compile(rf"(?:\+|{_AREA}|[0-9])(?:{_AREA}|[0-9\s.‐‑–—-]|(?<=[0-9.-])[A-Za-z]+|[A-Z](?![a-z]))*")
_SHORT_FORM = re.compile(r"[0-9]+|[0-9](?:[ .-][0-9])+")  # 233733, 2-1-1
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def find_wrong_numbers(context: CheckContext) -> Iterator[Found]:
    """Find a phone or text number that nobody can dial."""
    for place, number in _list_numbers(context):
        wrong = describe_wrong_number(number)
        if wrong:
            yield Found(place, f"{quote_value(number)}, {wrong}", PHONE_EXPECTED)


def describe_wrong_number(text: str) -> str | None:
    """Return what keeps a number from being dialled, None where nothing does.

    Args:
        text: One number or more, perhaps with an extension or words beside them.
    """
    runs = [run.strip(" .‐‑–—-") for run in _RUN.findall(_EXTENSION.sub("", text))]
    longest = max((_count_digits(run) for run in runs), default=0)
    if not longest:
        is_word = text.isascii() and text.isalpha() and text.isupper() and len(text) in _SHORT_CODE
        return None if is_word else "no number"  # a word such as BEFREE may stand for a short code
    numbers = [run for run in runs if _count_digits(run) >= min(longest, _SHORT_CODE[0])]  # not "24/7"
    return next(filter(None, map(_describe_run, numbers)), None)


def _count_digits(run: str) -> int:
    return len(re.findall("[0-9]", run))


def _describe_run(run: str) -> str | None:
    """Return what is wrong with a run of digits, whose letters may be keys or words beside numbers."""
    wrong = _describe_digits(run.upper().translate(_KEYS))
    if wrong is None or not re.search("[A-Za-z]", run):
        return wrong
    beside = [part.strip(" .-") for part in re.split("[A-Za-z]+", run) if _count_digits(part)]
    return f"{wrong}, letters counted" if any(map(_describe_digits, beside)) else None


def _describe_digits(run: str) -> str | None:
    """Return what is wrong with a number of digits and what stands between them."""
    digits = re.sub("[^0-9]", "", run)
    if run.startswith("+") and not digits.startswith("1"):
        return None if len(digits) in _ABROAD else f"{len(digits)} digits with the code of the country"
    if len(digits) in _SHORT_CODE:
        return None if _SHORT_FORM.fullmatch(run) else f"{len(digits)} digits, not joined to a short code"
    national = digits.removeprefix("1")
    if len(national) != _NATIONAL:
        return f"{len(national)} digits" + (" after the 1" if national != digits else "")
    if national[0] in "01":
        return f"with the area code {national[:3]}; none begins with 0 or 1"
    if national[3] in "01":
        return f"with {national[3:6]} after the area code; no number has 0 or 1 there"
    return None


def _list_numbers(context: CheckContext) -> Iterator[tuple[Origin, str]]:
    """Yield the place of each phone and text number, and the number."""
    contact, own = context.shared.contact, context.shared.own_contact
    places = context.shared.places
    numbers = {"phone": contact.phone, "text_to": contact.text_to, "tty": contact.tty}
    lines = {f"other_lines[{index}].phone": line.phone for index, line in enumerate(contact.other_lines)}
    yield from _find_places(places[CONTACT], numbers | lines)
    if own is not None:
        yield from _find_places(places[THEME], {"contact.phone": own.phone, "contact.text": own.text})


def _find_places(
    places: Mapping[str, Origin], numbers: Mapping[str, str | None]
) -> Iterator[tuple[Origin, str]]:
    for path, number in numbers.items():
        place = find_nearest_place(places, path)
        if place is not None and number is not None:
            yield place, number
