"""What ``watch`` tells: a line for each sheet with the time, and below it what was found anew."""

from collections.abc import Iterator
from datetime import datetime

from factsheet.batch.report import SheetResult, SheetStatus
from factsheet.cli.page_fits import word_cuts
from factsheet.cli.sheet_lines import word_replaced
from factsheet.cli.terminal import format_count, word_fault
from factsheet.watching.sheet_news import FolderNews, HeldNews, News, NoNews, SheetNews

_BETWEEN = "  "
_WAITS = "waits until that has ended"


def word_news(news: News, time: datetime) -> Iterator[str]:
    """Yield the lines for what is new; those of faults and findings begin with the file, as everywhere."""
    match news:
        case SheetNews():
            yield _BETWEEN.join((_word_time(time), news.name, *filter(None, _list_words(news))))
            yield from _word_problems(news)
        case FolderNews():
            yield from _word_problems(news)
        case HeldNews():
            held = (f"{fault.file}: {fault.found}; {_WAITS}" for fault in news.faults)
            yield _BETWEEN.join((_word_time(time), *held))
        case NoNews():
            yield _BETWEEN.join((_word_time(time), format_count(news.sheets, "sheet"), "unchanged"))


def _word_time(time: datetime) -> str:
    return time.strftime("%H:%M:%S")


def _list_words(news: SheetNews) -> Iterator[str]:
    """Yield what was done, what changed, what is no longer printed, how many warnings there are."""
    result, before = news.result, news.before
    if result.faults:
        yield f"refused{', the sheet stays as it was' if news.stands else ''}"
        return
    yield f"{'mended, ' if news.is_mended else ''}{result.status.value}"
    if result.status is SheetStatus.WRITTEN:
        yield _word_changes(result)
        known = _list_cuts(before)
        yield ", ".join(cut for cut in _list_cuts(result) if cut not in known)
    if result.warnings:
        yield format_count(len(result.warnings), "warning")
    elif before and before.warnings:
        yield "no warnings"


def _list_cuts(result: SheetResult | None) -> list[str]:
    return word_cuts(result.fit) if result and result.fit else []


def _word_changes(result: SheetResult) -> str:
    return word_replaced(result) or ", ".join(result.why)


def _word_problems(news: SheetNews | FolderNews) -> Iterator[str]:
    yield from map(word_fault, news.faults)
    yield from map(str, news.findings)
