"""Rounds of a watch, each after a save that the test makes."""

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from factsheet.batch.manifest import read_manifest
from factsheet.batch.order import Order
from factsheet.batch.report import BatchReport
from factsheet.errors import HeldError, OutputError
from factsheet.model.sheet_options import SheetOptions
from factsheet.output_store import open_store
from factsheet.watching import watched_rounds
from factsheet.watching.saves import Saved
from factsheet.watching.sheet_news import News
from factsheet.watching.watched_rounds import WatchOrder, show_sheets, watch_sheets
from tests.cli.hidden_count_cases import figures
from tests.cli.hidden_counts import build_data
from tests.cli.runs import copy_data
from tests.sheets.drawn import text_of
from tests.watching.followed import DAY, change, delete, follow, rest, save

GU, WY = "gu_trafficking_2023.pdf", "wy_trafficking_2023.pdf"
AT = "14:05:31  "
STAYS = "refused, the sheet stays as it was"
OPEN_BRACKET = (
    "file: found a bracket [ that is not closed; allowed: ] at its end, commas between its entries "
    "[FS003 error]"
)
OLD_LAW = (
    "own/profiles/gu.yaml:21: laws[0].checked_on: found '2024-11-25'; "
    "allowed: 2025-11-26 or later, within 365 days [FS301 warning]"
)


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder with two states, in the working folder."""
    monkeypatch.chdir(tmp_path)
    return copy_data(tmp_path, "GU", "WY")


@pytest.fixture
def profile(own: Path) -> Path:
    """The profile of Guam."""
    return own / "profiles" / "gu.yaml"


def sheet_of(folder: Path, name: str = GU) -> bytes:
    return (folder / "out" / name).read_bytes()


def test_the_sheets_are_drawn_at_once_and_told_with_what_has_no_place(tmp_path: Path, own: Path) -> None:
    assert follow(tmp_path, "GU WY") == [
        [
            f"{AT}{GU}  written  new  no offenses by type (no place for it on the sheet)",
            f"{AT}{WY}  written  new  counties without 3 (shades on the map alone)",
        ]
    ]


def test_a_number_that_is_saved_is_drawn_and_told(tmp_path: Path, own: Path) -> None:
    table = own / "tables" / "hotline_annual.csv"
    _, told = follow(tmp_path, "WY", change(table, "WY,2016,44,12", "WY,2016,44,13"))
    changes = "cases.value: 35 -> 36; cases_by_year.2016: 12 -> 13"
    assert told == [f"{AT}{WY}  written  {changes}"]


def test_a_save_that_changes_nothing_is_answered(tmp_path: Path, profile: Path, own: Path) -> None:
    _, own_file, shared_file = follow(
        tmp_path,
        "GU WY",
        change(profile, "# Guam.", "# This is Guam."),
        save(own / "theme.yaml", "# nothing yet\n"),
    )
    assert own_file == [f"{AT}{GU}  unchanged"]
    assert shared_file == [f"{AT}2 sheets  unchanged"]


def test_the_old_sheet_stays_while_its_file_is_broken_and_it_is_told_when_it_is_mended(
    tmp_path: Path, profile: Path
) -> None:
    _, broken, told, shared, mended, quiet = follow(
        tmp_path,
        "GU",
        change(profile, "version: 1", "version: ["),
        rest,
        save(profile.parents[1] / "theme.yaml", "publisher: Office\n"),
        change(profile, "version: [", "version: 1"),
        rest,
    )
    assert (broken, quiet) == ([], [])
    assert told == [f"{AT}{GU}  {STAYS}", f"own/profiles/gu.yaml:5: {OPEN_BRACKET}"]
    assert shared == [f"{AT}1 sheet  unchanged"]  # as broken as it was
    assert mended == [f"{AT}{GU}  mended, written  theme"]


def test_a_sheet_is_not_touched_while_its_file_is_broken(tmp_path: Path, profile: Path) -> None:
    follow(tmp_path, "GU")
    before = sheet_of(tmp_path)
    _, *told = follow(tmp_path, "GU", change(profile, "version: 1", "version: ["), rest)
    assert told[-1][0] == f"{AT}{GU}  {STAYS}"
    assert sheet_of(tmp_path) == before


def test_a_file_that_is_broken_until_the_next_save_is_never_told(tmp_path: Path, profile: Path) -> None:
    whole = profile.read_text(encoding="utf-8")
    _, *told = follow(
        tmp_path,
        "GU",
        save(profile, ""),
        save(profile, whole.partition("Protection:")[0]),
        save(profile, whole.replace("version: 1", "version: 2")),
        rest,
    )
    assert told == [
        [],
        [],
        [f"{AT}{GU}  written  version: 1 -> 2"],
        [],
    ]


def test_a_fault_that_stays_is_told_again_when_its_own_file_is_saved(tmp_path: Path, profile: Path) -> None:
    _, _, first, _, second = follow(
        tmp_path,
        "GU",
        change(profile, "version: 1", "version: ["),
        rest,
        change(profile, "# Guam.", "# This is Guam."),
        rest,
    )
    assert first == second == [f"{AT}{GU}  {STAYS}", f"own/profiles/gu.yaml:5: {OPEN_BRACKET}"]


def test_a_state_that_is_broken_from_the_beginning_is_told_by_its_code(tmp_path: Path, profile: Path) -> None:
    change(profile, "version: 1", "version: [")()
    _, told, mended = follow(tmp_path, "GU", rest, change(profile, "version: [", "version: 1"))
    assert told == [f"{AT}GU handout en  refused", f"own/profiles/gu.yaml:5: {OPEN_BRACKET}"]
    assert mended == [
        f"{AT}{GU}  mended, written  new  no offenses by type (no place for it on the sheet)",
    ]


def test_a_finding_is_told_once_until_it_comes_back(tmp_path: Path, profile: Path) -> None:
    grown_old = change(profile, "checked_on: 2026-11-25", "checked_on: 2024-11-25")
    _, found, moved, broken, mended, gone, again = follow(
        tmp_path,
        "GU",
        grown_old,
        change(profile, "# Guam.", "# This\n# is Guam."),
        change(profile, "version: 1", "version: ["),
        change(profile, "version: [", "version: 1"),
        change(profile, "checked_on: 2024-11-25", "checked_on: 2026-11-25"),
        grown_old,
    )
    assert found[0].endswith("checked_on: '2026-11-25' -> '2024-11-25'  1 warning")
    assert found[1:] == [OLD_LAW]
    assert (moved, broken, mended) == ([f"{AT}{GU}  unchanged  1 warning"], [], moved)
    assert gone[0].endswith("checked_on: '2024-11-25' -> '2026-11-25'  no warnings")
    assert again[1:] == [OLD_LAW.replace("gu.yaml:21", "gu.yaml:22")]


def test_a_theme_redraws_all_sheets_and_its_fault_is_told_once(tmp_path: Path, own: Path) -> None:
    theme = own / "theme.yaml"
    _, new, broken, told, mended, gone = follow(
        tmp_path,
        "GU WY",
        save(theme, "publisher: Office\n"),
        save(theme, "publisher: [Office\n"),
        rest,
        save(theme, "publisher: Office\n"),
        delete(theme),
    )
    assert new == gone == [f"{AT}{GU}  written  theme", f"{AT}{WY}  written  theme"]
    assert broken == []
    assert told == [f"{AT}{GU}  {STAYS}", f"own/theme.yaml:1: {OPEN_BRACKET}", f"{AT}{WY}  {STAYS}"]
    assert mended == [f"{AT}{GU}  mended, unchanged", f"{AT}{WY}  mended, unchanged"]


def test_words_that_are_saved_are_on_the_next_sheet(tmp_path: Path, own: Path) -> None:
    words = own / "wording" / "en.yaml"
    use = 'texts:\n  news:\n    use: "{} of {{place}}"\n'
    sheets: list[str] = []

    def look() -> Saved:
        text = text_of(sheet_of(tmp_path))
        sheets.extend(
            line for line in ("Our page of Guam", "Another page of Guam", "help from Guam") if line in text
        )
        return frozenset()

    _, first, _, second, _, gone, _ = follow(
        tmp_path,
        "GU",
        save(words, use.format("Our page")),
        look,
        save(words, use.format("Another page")),
        look,
        delete(words),
        look,
    )
    assert first == second == gone == [f"{AT}{GU}  written  wording"]
    assert sheets == ["Our page of Guam", "Another page of Guam", "help from Guam"]


def test_a_profile_that_is_deleted_leaves_its_sheet(tmp_path: Path, profile: Path) -> None:
    _, _, told = follow(tmp_path, "GU", delete(profile), rest)
    assert told == [
        f"{AT}{GU}  {STAYS}",
        "own/profiles/gu.yaml:1: file: found no file; "
        "allowed: a profile for each state asked for [FS002 error]",
    ]
    assert sheet_of(tmp_path).startswith(b"%PDF")


def test_what_belongs_to_no_sheet_is_told_once(tmp_path: Path, own: Path) -> None:
    table, stray = own / "tables" / "hotline_annual.csv", own / "tables" / "hotline_anual.csv"
    rows = table.read_text(encoding="utf-8")
    _, _, named, _, foreign, mended, again, last = follow(
        tmp_path,
        "GU",
        save(stray, "x\n"),
        rest,
        save(table, f"{rows}ZQ,2016,1,1\n"),
        rest,
        save(table, rows),
        save(table, f"{rows}ZQ,2016,1,1\n"),
        rest,
    )
    assert [line.partition(": found")[0] for line in named] == ["own/tables/hotline_anual.csv:1: file"]
    assert foreign == [
        "own/tables/hotline_annual.csv:257: usps: found 'ZQ'; "
        "allowed: the postal code of a state or territory [FS008 error]"
    ]
    assert len(mended) == 1  # while a row is of no state, nothing is summed over all states
    assert mended[0].startswith(f"{AT}{GU}  written  ")
    assert (again[0].startswith(f"{AT}{GU}  written  "), last) == (True, foreign)


def test_the_state_whose_file_was_saved_is_drawn_first(tmp_path: Path, own: Path) -> None:
    _, both = follow(
        tmp_path,
        "GU WY",
        lambda: (
            change(own / "profiles" / "wy.yaml", "version: 1", "version: 2")()
            | save(own / "theme.yaml", "publisher: Office\n")()
        ),
    )
    assert both == [f"{AT}{WY}  written  version: 1 -> 2", f"{AT}{GU}  written  theme"]


def test_all_formats_and_languages_of_a_state_are_drawn(tmp_path: Path, profile: Path) -> None:
    spanish = SheetOptions(lang="es")
    _, told = follow(
        tmp_path,
        "GU",
        change(profile, "version: 1", "version: 2"),
        variants=(SheetOptions(), spanish),
    )
    assert told == [
        f"{AT}{GU}  written  version: 1 -> 2",
        f"{AT}gu_trafficking_2023_es.pdf  written  version: 1 -> 2",
    ]


def test_a_folder_that_another_run_holds_is_waited_for(tmp_path: Path, profile: Path) -> None:
    other = ExitStack()

    def hold() -> Saved:
        other.enter_context(open_store(tmp_path / "out").hold())
        return change(profile, "version: 1", "version: 2")()

    def let_go() -> Saved:
        other.close()
        return frozenset()

    _, held, still, free, quiet = follow(tmp_path, "GU", hold, rest, let_go, rest)
    assert len(held) == 1
    assert held[0].startswith(f"{AT}{tmp_path / 'out'}: another run that draws into it (process ")
    assert held[0].endswith("); waits until that has ended")
    assert (still, quiet) == ([], [])
    assert free == [f"{AT}{GU}  written  version: 1 -> 2"]


def test_the_interrupt_key_ends_it_wherever_it_is_pressed(tmp_path: Path, own: Path) -> None:
    def press() -> Saved:
        raise KeyboardInterrupt

    assert len(follow(tmp_path, "GU", press, rest)) == 2


def test_the_interrupt_key_while_it_draws_ends_it(tmp_path: Path, own: Path) -> None:
    told: list[News] = []

    def stop(news: News) -> None:
        told.append(news)
        raise KeyboardInterrupt

    watched = WatchOrder(["GU", "WY"], Order(own, tmp_path / "out"), lambda: DAY)
    report = watch_sheets(watched, [frozenset(), frozenset()], stop)
    assert len(told) == 1
    assert report is not None
    assert (report.is_stopped, [one.usps for one in report.undone]) == (True, ["WY"])


def test_a_folder_that_cannot_be_written_to_ends_it_at_the_beginning(tmp_path: Path, own: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    watched = WatchOrder(["GU"], Order(own, tmp_path / "out"), lambda: DAY)
    with pytest.raises(OutputError, match="found a file"):
        watch_sheets(watched, [frozenset()], lambda _news: None)


def test_a_folder_that_is_taken_away_later_is_told_and_watching_goes_on(
    tmp_path: Path, profile: Path
) -> None:
    out, away = tmp_path / "out", tmp_path / "away"

    def take_away() -> Saved:
        out.rename(away)
        out.write_bytes(b"")
        return change(profile, "version: 1", "version: 2")()

    def give_back() -> Saved:
        out.unlink()
        away.rename(out)
        return change(profile, "version: 2", "version: 3")()

    _, _, told, mended = follow(tmp_path, "GU", take_away, rest, give_back)
    assert told == [
        f"{out}:1: folder: found a file; allowed: a folder that can be written to, or a name that is free"
    ]
    assert mended == [f"{AT}{GU}  written  version: 1 -> 3"]


def test_the_day_of_the_checks_is_that_of_the_round(tmp_path: Path, own: Path) -> None:
    days = iter((DAY, date(2029, 1, 1)))
    told: list[News] = []
    watched = WatchOrder(["GU"], Order(own, tmp_path / "out"), lambda: next(days))
    report = watch_sheets(watched, [frozenset(), frozenset({own / "theme.yaml"})], told.append)
    assert report is not None
    assert {finding.code for finding in report.warnings} == {"FS301"}


def test_a_hidden_count_is_not_told_when_it_is_saved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    profile = build_data(tmp_path / "own", figures(persons=7), {}) / "profiles" / "ma.yaml"
    first, other, shown = follow(
        tmp_path, "MA", change(profile, "value: 7", "value: 8"), change(profile, "value: 8", "value: 612")
    )
    assert first[0].startswith(f"{AT}ma_trafficking_2023_synthetic.pdf  written  new")
    assert other == [f"{AT}ma_trafficking_2023_synthetic.pdf  unchanged"]
    assert shown[0].startswith(f"{AT}ma_trafficking_2023_synthetic.pdf  written  persons.value: changed")


def test_gallery_and_report_are_written_at_the_end_as_the_sheets_are_then(
    tmp_path: Path, profile: Path
) -> None:
    order = Order(Path("own"), tmp_path / "out")
    watched = WatchOrder(["GU"], order, lambda: DAY)
    report = watch_sheets(watched, [frozenset()], lambda _news: None)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert names == {GU, "manifest.json"}
    assert report is not None
    shown = show_sheets(order, report)
    assert shown.gallery == tmp_path / "out" / "index.html"
    assert (tmp_path / "out" / "gallery" / "gu_trafficking_2023.png").is_file()
    assert GU in read_manifest(open_store(tmp_path / "out"))


def test_no_gallery_is_written_into_a_folder_that_another_run_holds(tmp_path: Path) -> None:
    with open_store(tmp_path).hold(), pytest.raises(HeldError):
        show_sheets(Order(output=tmp_path), BatchReport(()))


def test_what_draws_is_warm_before_the_first_save(
    tmp_path: Path, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    warmed: list[list[str]] = []
    load: Callable[..., None] = watched_rounds._load_drawing

    def note(*arguments: object) -> None:
        warmed.append([*arguments[-1]])
        load(*arguments)

    monkeypatch.setattr(watched_rounds, "_load_drawing", note)
    follow(tmp_path, "GU WY")
    assert warmed == []  # it has drawn
    follow(tmp_path, "GU WY")
    assert warmed == [["GU", "WY"]]
