"""What a second run draws: what is not as it should be, and nothing else."""

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.batch import plan_reasons, remembered_plans
from factsheet.batch.order import Order
from factsheet.batch.output_names import MANIFEST
from factsheet.batch.report import SheetStatus
from factsheet.batch.run import build_sheets, plan_sheets
from factsheet.embedded_data import sheet_inputs
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Standard
from factsheet.sources.data_library import open_library
from tests.batch.folders import HANDOUT, SPANISH, outcomes, read_sheets, run
from tests.cli.hidden_count_cases import figures
from tests.cli.hidden_counts import build_data
from tests.cli.runs import change, copy_data

STATES = ("GU", "MP", "WY")
SHEETS = tuple(f"{usps.lower()}_trafficking_2023.pdf" for usps in STATES)


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with three sheets in two languages, and the data that they were drawn from."""
    folder = tmp_path_factory.mktemp("drawn")
    data = copy_data(folder, *STATES)
    assert run(data, folder / "out", STATES, HANDOUT, SPANISH).succeeded
    return folder


@pytest.fixture
def folder(drawn: Path, tmp_path: Path) -> Path:
    """Return a copy of it to be changed."""
    subprocess.run(["cp", "-a", f"{drawn}/.", str(tmp_path)], check=True)
    return tmp_path


def why(folder: Path, *variants: SheetOptions) -> dict[str, tuple[str, ...]]:
    """Return why each sheet would be drawn, by its file name; only of those that would."""
    order = Order(folder / "own", folder / "out", variants or (HANDOUT, SPANISH))
    plan = plan_sheets(open_library(folder / "own"), STATES, order)
    return {sheet.name: sheet.why for state in plan.states for sheet in state.sheets if sheet.why}


def test_nothing_is_drawn_where_nothing_changed_and_the_files_are_as_they_were(folder: Path) -> None:
    before = read_sheets(folder / "out")
    report = run(folder / "own", folder / "out", STATES, HANDOUT, SPANISH)
    assert {*outcomes(report).values()} == {"unchanged"}
    assert all(sheet.fit is not None for sheet in report.sheets)
    assert read_sheets(folder / "out") == before


def test_what_draws_is_not_even_loaded(folder: Path) -> None:
    code = (
        "import sys; from factsheet.cli import main\n"
        f"try: main(['build', {', '.join(map(repr, STATES))}, '--data', 'own', '--output', 'out'])\n"
        "except SystemExit as end: assert not end.code\n"
        "assert not {'matplotlib', 'pypdfium2', 'jinja2'} & {*sys.modules}"
    )
    words = ("factsheet", "build", *STATES, "--data", "own", "--output", "out")
    subprocess.run([sys.executable, "-m", *words], cwd=folder, check=True, capture_output=True)
    again = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True)
    assert (again.returncode, again.stderr) == (0, "")
    assert again.stdout.count("\tunchanged\t") == 3


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_bytes(path.read_bytes() + b"\n"), plan_reasons.EDITED),
        (lambda path: path.write_bytes(path.read_bytes()[:5000]), plan_reasons.EDITED),
        (lambda path: path.write_bytes(b""), plan_reasons.EDITED),
        (Path.unlink, plan_reasons.DELETED),
    ],
)
def test_a_sheet_that_somebody_spoilt_is_drawn_again(spoil: object, reason: str, folder: Path) -> None:
    path = folder / "out" / SHEETS[1]
    before = path.read_bytes()
    assert callable(spoil)
    spoil(path)
    assert why(folder) == {SHEETS[1]: (reason,)}
    report = run(folder / "own", folder / "out", STATES, HANDOUT, SPANISH)
    assert [result.usps for result in report.sheets if result.status is SheetStatus.WRITTEN] == ["MP"]
    assert path.read_bytes() == before


def test_without_a_manifest_all_are_drawn_and_found_to_be_the_same(folder: Path) -> None:
    manifest = (folder / "out" / MANIFEST).read_bytes()
    (folder / "out" / MANIFEST).unlink()
    assert {*why(folder).values()} == {(plan_reasons.UNKNOWN,)}
    report = run(folder / "own", folder / "out", STATES, HANDOUT, SPANISH)
    assert {*outcomes(report).values()} == {"unchanged"}
    kept, now = json.loads(manifest)["sheets"], json.loads((folder / "out" / MANIFEST).read_bytes())["sheets"]
    assert {name: one["inputs"] for name, one in now.items()} == {
        name: one["inputs"] for name, one in kept.items()
    }


def test_one_changed_number_redraws_its_state_alone_and_is_named(folder: Path) -> None:
    change(folder / "own" / "profiles" / "wy.yaml", "version: 1", "version: 2")
    assert why(folder) == {SHEETS[2]: ("version",), "wy_trafficking_2023_es.pdf": ("version",)}
    report = run(folder / "own", folder / "out", STATES, HANDOUT, SPANISH)
    written = [sheet for sheet in report.sheets if sheet.status is SheetStatus.WRITTEN]
    assert [(sheet.usps, sheet.options.lang) for sheet in written] == [("WY", "en"), ("WY", "es")]
    assert written[0].replaced is not None
    assert [str(one) for one in written[0].replaced.changes] == ["version: 1 -> 2"]


def test_a_row_of_a_county_redraws_its_state_alone(folder: Path) -> None:
    table = folder / "own" / "tables" / "fbi_county_offenses.csv"
    change(table, "\n56021,2023,8\n", "\n56021,2023,7\n")
    change(table, "\n56029,2023,3\n", "\n56029,2023,4\n")
    assert {name[:2] for name in why(folder)} == {"wy"}


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("theme.yaml", 'colors: {navy: "#002211"}\n', "theme"),
        ("theme.yaml", "publisher: An Office\n", "theme"),
    ],
)
def test_a_changed_theme_redraws_every_sheet(name: str, text: str, reason: str, folder: Path) -> None:
    (folder / "own" / name).write_text(text, encoding="utf-8")
    assert len(why(folder)) == 6
    assert {reason in reasons for reasons in why(folder).values()} == {True}


def test_changed_words_redraw_the_sheets_of_their_language(folder: Path) -> None:
    (folder / "own" / "wording").mkdir()
    words = "{header: {kicker_state: Un perfil, kicker_territory: Un perfil}}"
    text = f"language: es-US\nlocale: es_US\ntexts: {words}\n"
    (folder / "own" / "wording" / "es.yaml").write_text(text, encoding="utf-8")
    assert why(folder) == {f"{usps.lower()}_trafficking_2023_es.pdf": ("wording",) for usps in STATES}


def test_other_fonts_redraw_every_sheet(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_inputs, "digest_fonts", lambda: "other faces")
    monkeypatch.setattr(remembered_plans, "digest_fonts", lambda: "other faces")
    assert {*why(folder).values()} == {("fonts",)}


def test_words_that_change_while_the_program_lives_are_seen(folder: Path) -> None:
    words = folder / "own" / "wording"
    words.mkdir()
    for kicker in ("Un perfil", "Otro perfil"):
        texts = f"{{header: {{kicker_state: {kicker}, kicker_territory: {kicker}}}}}"
        (words / "es.yaml").write_text(f"language: es-US\nlocale: es_US\ntexts: {texts}\n", encoding="utf-8")
        assert len(why(folder)) == 3
        run(folder / "own", folder / "out", STATES, HANDOUT, SPANISH)
        assert why(folder) == {}


def test_a_fault_of_one_language_is_no_fault_of_the_others(folder: Path) -> None:
    (folder / "own" / "wording").mkdir()
    (folder / "own" / "wording" / "es.yaml").write_text("language: fr\n", encoding="utf-8")
    for _again in range(2):
        report = run(folder / "own", folder / "out", STATES, HANDOUT, SPANISH)
        assert [sheet.status.value for sheet in report.sheets] == ["unchanged", "failed"] * 3
    assert {*outcomes(run(folder / "own", folder / "out", STATES, HANDOUT)).values()} == {"unchanged"}


def test_a_file_that_changes_during_a_run_is_not_remembered_as_it_was(folder: Path) -> None:
    profile = folder / "own" / "profiles" / "gu.yaml"

    def save(_result: object) -> None:
        text = profile.read_text(encoding="utf-8")
        profile.write_text(text.replace("version: 1", "version: 2"), encoding="utf-8")

    order = Order(folder / "own", folder / "out", (HANDOUT,), force=True)
    build_sheets(open_library(folder / "own"), STATES, order, on_result=save)
    assert set(why(folder)) == {SHEETS[0], "gu_trafficking_2023_es.pdf"}


def test_what_another_option_draws_does_not_stand_for_it(folder: Path) -> None:
    back = SheetOptions(has_back=True)
    assert {*why(folder, back).values()} == {("--allow-back",)}


def test_the_other_standard_draws_anew_under_the_same_names(folder: Path) -> None:
    newer = SheetOptions(standard=Standard.PDF20)
    assert why(folder, newer) == dict.fromkeys(SHEETS, ("standard",))
    report = run(folder / "own", folder / "out", STATES, newer)
    assert [(sheet.status, sheet.why) for sheet in report.sheets] == [
        (SheetStatus.WRITTEN, ("standard",))
    ] * 3
    assert (folder / "out" / SHEETS[0]).read_bytes().startswith(b"%PDF-2.0")
    told = json.loads((folder / "out" / MANIFEST).read_bytes())["sheets"]
    assert told[SHEETS[0]]["standard"] == "pdf20"
    assert why(folder, newer) == {}
    assert why(folder) == dict.fromkeys(SHEETS, ("standard",))


def test_a_plan_changes_nothing(folder: Path) -> None:
    change(folder / "own" / "profiles" / "wy.yaml", "version: 1", "version: 2")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert why(folder)
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_hidden_count_leaves_no_trace_beside_the_sheets(tmp_path: Path) -> None:
    """Two folders that differ in a small count alone give the same files, the manifest among them."""
    contents = []
    for name, count in (("one", 7), ("two", 8)):
        data = build_data(tmp_path / name / "own", figures(persons=count), {})
        report = build_sheets(open_library(data), ("MA",), Order(data, data.parent / "out"))
        assert report.succeeded
        contents.append(read_sheets(data.parent / "out"))
    assert contents[0] == contents[1]
    assert {MANIFEST, "report.json", "index.html"} <= contents[0].keys()


@pytest.mark.slow
def test_bytes_depend_on_neither_processes_nor_order(folder: Path) -> None:
    order = Order(folder / "own", folder / "again", (HANDOUT, SPANISH))
    build_sheets(open_library(folder / "own"), STATES, order)
    expected = read_sheets(folder / "again")
    shuffle = random.Random(12)
    for number, jobs in ((0, 1), (1, 2), (2, 2)):
        states = shuffle.sample(STATES, len(STATES))
        place = folder / f"{number}"
        again = Order(folder / "own", place, (HANDOUT, SPANISH))
        build_sheets(open_library(folder / "own"), states, again, jobs=jobs)
        files = read_sheets(place)
        unordered = {"report.json", "index.html"}  # these tell the sheets in the order asked for
        assert {name: content for name, content in files.items() if name not in unordered} == {
            name: content for name, content in expected.items() if name not in unordered
        }


def test_the_shipped_data_are_remembered_apart_from_the_program(tmp_path: Path) -> None:
    run(None, tmp_path / "out", ("GU",))
    sample = resources.DATA / "sample"
    build_sheets(open_library(sample), ("ZZ",), Order(sample, tmp_path / "zz", has_gallery=False))
    assert [*resources.DATA.rglob(".factsheet*")] == []
    assert {*outcomes(run(None, tmp_path / "out", ("GU",))).values()} == {"unchanged"}
