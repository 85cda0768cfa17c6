"""Alternate texts of QR codes: where each leads, for those who cannot scan it."""

from enum import StrEnum

from factsheet.wording.language import Wording


class CodeTwin(StrEnum):
    """Where else on the sheet a link leads to the page that a QR code opens."""

    NONE = "alt.qr"
    BELOW_ABOUT = "alt.qr_about"
    ABOVE = "alt.qr_above"


def describe_qr_code(wording: Wording, address: str, twin: CodeTwin) -> str:
    """Return where a QR code leads; the address of a link that is heard is not told again."""
    match twin:
        case CodeTwin.ABOVE:
            return wording.say(twin)
        case CodeTwin.BELOW_ABOUT:
            return wording.say(twin, heading=wording.say("about.heading"))
        case CodeTwin.NONE:
            return wording.say(twin, url=address)
