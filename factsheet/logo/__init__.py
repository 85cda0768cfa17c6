"""A publisher's logo, from a file that nobody vouches for to pixels or outlines that are safe to draw."""

from factsheet.logo.logo_file import LOGO_ALLOWED, LogoName, read_logo

__all__ = ["LOGO_ALLOWED", "LogoName", "read_logo"]
