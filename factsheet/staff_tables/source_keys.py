"""The key of a source as a name gives it, so that nobody has to make one up."""

from factsheet.likely_values import guess_key

_MOST = 60  # characters that a key of a YAML file may have


def make_key(name: str) -> str:
    """Return a name in small letters, digits and hyphens: "Ohio Attorney General" is ohio-attorney-general.

    Accents are left out; of a long name the first whole words are taken. Empty where nothing remains.
    """
    words = guess_key(name).split("-")
    while len(words) > 1 and len("-".join(words)) > _MOST:
        words.pop()
    return "-".join(words)[:_MOST]
