"""The key of a source as a name gives it, so that nobody has to make one up."""

import re
import unicodedata

_MOST = 60  # characters that a key of a YAML file may have


def make_key(name: str) -> str:
    """Return a name in small letters, digits and hyphens: "Ohio Attorney General" is ohio-attorney-general.

    Accents are left out; of a long name the first whole words are taken. Empty where nothing remains.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold().replace("'", "")
    words = re.findall(r"[a-z0-9]+", plain)
    while len(words) > 1 and len("-".join(words)) > _MOST:
        words.pop()
    return "-".join(words)[:_MOST]
