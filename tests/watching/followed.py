"""A watch that is told of saves by the test: nothing waits, and each line is known."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

from factsheet.batch.order import Order
from factsheet.cli.news_lines import word_news
from factsheet.errors import FactsheetError
from factsheet.model.sheet_options import SheetOptions
from factsheet.watching.saves import Saved
from factsheet.watching.sheet_news import News
from factsheet.watching.watched_rounds import WatchOrder, watch_sheets

DAY = date(2026, 11, 26)
TIME = datetime(2026, 11, 26, 14, 5, 31)  # noqa: DTZ001 - the time of day of whoever watches
Step = Callable[[], Saved]


def rest() -> Saved:
    """Save nothing for a moment."""
    return frozenset()


def save(path: Path, text: str) -> Step:
    """Return a step that saves a file."""

    def save_file() -> Saved:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return frozenset({path})

    return save_file


def change(path: Path, old: str, new: str) -> Step:
    """Return a step that changes a part of a file."""

    def change_file() -> Saved:
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return frozenset({path})

    return change_file


def delete(path: Path) -> Step:
    """Return a step that deletes a file."""

    def delete_file() -> Saved:
        path.unlink()
        return frozenset({path})

    return delete_file


def follow(
    folder: Path, states: str, *steps: Step, variants: tuple[SheetOptions, ...] = (SheetOptions(),)
) -> list[list[str]]:
    """Watch the folder `own` within a folder, and return the lines told at the beginning and after each step.

    Args:
        folder: Where the sheets go to `out`.
        states: Postal codes.
        steps: What is saved.
        variants: How they are drawn.
    """
    told: list[list[str]] = [[]]

    def take_steps() -> Iterator[Saved]:
        yield frozenset()
        for step in steps:
            told.append([])
            yield step()

    def note(news: News) -> None:
        told[-1] += word_news(news, TIME)

    order = Order(Path("own"), folder / "out", variants)
    try:
        watch_sheets(WatchOrder(states.split(), order, lambda: DAY), take_steps(), note)
    except FactsheetError as error:
        told[-1] += map(str, error.faults)
    return told
