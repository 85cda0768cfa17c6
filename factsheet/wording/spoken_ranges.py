"""Ranges of numbers as they are heard: a dash between two numbers is a pause to a voice, or nothing."""

import re

from factsheet.wording.language import Wording

_RANGE = re.compile(r"(?<![\d–])(\d[\d.,]*(?:\u00a0?%)?)–(\d[\d.,]*\d|\d)(?![\d–])")


def speak_ranges(wording: Wording, text: str) -> str:
    """Return a text with a word for each dash between two numbers: "2012 to 2016", "de 2012 a 2016"."""
    return _RANGE.sub(lambda found: wording.say("map.range", low=found[1], high=found[2]), text)
