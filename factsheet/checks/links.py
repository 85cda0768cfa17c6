"""Rules on links: each leads to the thing itself, and nowhere else."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from factsheet.checks.context import CheckContext
from factsheet.checks.finding import Found
from factsheet.checks.list_entries import list_efforts

_PLACEHOLDER_HOST = re.compile(
    r"(www\.)?(example(\.[a-z]+)?|localhost|url|link|website|tbd|todo|placeholder)(\.[a-z]+)?"
)
_LINK_TO_ITSELF = "a link that leads to the thing itself, or no 'url'"


def find_doubled_links(context: CheckContext) -> Iterator[Found]:
    """Find a link that stands at two entries."""
    seen: dict[str, str] = {}
    for path, url in _list_links(context):
        before = seen.setdefault(url.rstrip("/").casefold(), path)
        if before != path:
            yield Found(context.place(path), f"'{url}'", f"a link of its own; {before} has the same")


def find_placeholder_links(context: CheckContext) -> Iterator[Found]:
    """Find a link that was put there to be replaced."""
    for path, url in _list_links(context):
        parts = urlsplit(url)
        host = (parts.hostname or "").casefold()
        is_named_host = "." in host
        if parts.scheme == "https" and (
            url.endswith("#") or not is_named_host or _PLACEHOLDER_HOST.fullmatch(host)
        ):
            yield Found(context.place(path), f"'{url}'", _LINK_TO_ITSELF)


def find_front_pages(context: CheckContext) -> Iterator[Found]:
    """Find a law whose link leads to the front page of a site, not to its text."""
    for index, law in enumerate(context.content.laws):
        parts = urlsplit(law.url or "")
        is_front = parts.path in {"", "/"} and not parts.query and "#" not in (law.url or "")
        if parts.scheme == "https" and is_front:
            yield Found(context.place(f"laws[{index}].url"), f"'{law.url}'", "a link to the text of the law")


def _list_links(context: CheckContext) -> Iterator[tuple[str, str]]:
    for index, law in enumerate(context.content.laws):
        if law.url:
            yield f"laws[{index}].url", law.url
    for path, effort in list_efforts(context):
        if effort.url:
            yield f"{path}.url", effort.url
