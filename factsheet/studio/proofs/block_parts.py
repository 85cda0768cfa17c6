"""Which block of a page is edited in which part of the editor, and the other way round."""

from collections.abc import Mapping
from types import MappingProxyType

BLOCK_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "header": "version",
        "back header": "version",
        "stamp": "version",
        "logo": "version",
        "footer": "version",
        "glance": "figures",
        "hotline in short": "figures",
        "comparison": "figures",
        "picture": "figures",
        "people": "people",
        "calls": "calls",
        "requests": "calls",
        "lines": "calls",
        "venues.sex": "venues",
        "venues.labor": "venues",
        "laws": "laws",
        "federal laws": "laws",
        "efforts": "efforts",
        "counties": "map",
        "second_counties": "map",
        "leading counties": "counties",
        "leading counties of the second map": "counties",
        "offenses": "counties",
        "counted": "years",
        "hotline": "sources",
        "contact": "sources",
        "funding": "sources",
        "about": "sources",
    }
)
"""The part by the key that the layout gives to a block; each key of each format is here."""

_MORE_BLOCKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "years": ("glance", "comparison", "offenses", "counted"),
        "counties": ("leading counties", "leading counties of the second map", "counties", "offenses"),
        "map": ("counties", "second_counties"),
    }
)
"""Where a part is seen on the page beside, or in another order than, what leads to it."""


def find_part(key: str) -> str:
    """Return the part in which a block is edited; that of sources for one that nobody knows."""
    return BLOCK_PARTS.get(key, "sources")


def list_blocks(part: str) -> tuple[str, ...]:
    """Return the blocks in which a part is seen, the most telling first; none for a part without a block."""
    own = tuple(key for key, name in BLOCK_PARTS.items() if name == part)
    return _MORE_BLOCKS.get(part, own)
