"""How the command starts: fast, without what it does not need, and with help that names what there is."""

from pathlib import Path

import pytest

from factsheet import __all__ as public
from factsheet.cli import main
from factsheet.cli.listed_command import ListedCommand
from tests.cli.runs import invoke, run_python

DRAWING = {"numpy", "matplotlib", "reportlab", "uharfbuzz", "PIL", "pikepdf", "pypdfium2", "jinja2"}
LOADED = "import sys; sys.stderr.write(' '.join(sys.modules))"
COMMAND = "from factsheet.cli import main; main({!r}, standalone_mode=False)"


def list_loaded(arguments: list[str], folder: Path) -> set[str]:
    """Return the modules that a command has imported by its end."""
    script = f"try:\n    {COMMAND.format(arguments)}\nexcept SystemExit:\n    pass\n{LOADED}"
    return set(run_python("-c", script, folder=folder).stderr.split())


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["build", "--help"],
        ["check", "MA"],
        ["list"],
        ["preflight", "--help"],
        ["diff", "--help"],
        ["watch", "--help"],
    ],
)
def test_what_draws_nothing_does_not_load_what_draws(arguments: list[str], tmp_path: Path) -> None:
    loaded = list_loaded(arguments, tmp_path)
    assert "factsheet.cli.root" in loaded
    assert loaded.isdisjoint({"matplotlib", "numpy", "factsheet.layout", "fontTools", "distributed", "dask"})


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_the_list_of_commands_loads_none_of_them(arguments: list[str], tmp_path: Path) -> None:
    loaded = list_loaded(arguments, tmp_path)
    assert "factsheet.cli.root" in loaded
    assert loaded.isdisjoint({"pydantic", "yaml", "babel", *DRAWING})
    assert not any(name.startswith(("factsheet.model", "factsheet.reading")) for name in loaded)


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [["check", "MA"], ["list"], ["check", "--explain", "FS102"]])
def test_what_reads_alone_opens_no_face_and_no_pdf(arguments: list[str], tmp_path: Path) -> None:
    loaded = list_loaded(arguments, tmp_path)
    assert "factsheet.checks.rules" in loaded
    assert loaded.isdisjoint(DRAWING)


def test_importing_the_package_loads_nothing_else(tmp_path: Path) -> None:
    loaded = run_python("-c", f"import factsheet; {LOADED}", folder=tmp_path).stderr.split()
    assert {name for name in loaded if name.startswith("factsheet")} == {
        *("factsheet", "factsheet.count_wording", "factsheet.errors"),
    }
    assert set(loaded).isdisjoint({"matplotlib", "reportlab", "pydantic", "click"})


@pytest.mark.slow
def test_the_package_runs_as_a_module_and_prints_nothing_more_in_a_pipe(tmp_path: Path) -> None:
    result = run_python("-m", "factsheet", "build", "GU", "WY", "--jobs", "2", folder=tmp_path)
    assert (result.returncode, result.stderr) == (0, "")
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == [
        "output/gu_trafficking_2023.pdf",
        "output/wy_trafficking_2023.pdf",
    ]


@pytest.mark.slow
def test_no_place_for_caches_is_no_fault(tmp_path: Path) -> None:
    script = f"import os; os.environ['MPLCONFIGDIR'] = '/dev/null/no'; {COMMAND.format(['build', 'GU'])}"
    assert run_python("-c", script, folder=tmp_path).stderr == ""


def test_help_lists_the_commands_there_are() -> None:
    result = invoke("--help")
    assert result.exit_code == 0
    commands = [
        "attach",
        "build",
        "check",
        "diff",
        "edition",
        "export",
        "extract",
        "import",
        "list",
        "listen",
        "new",
        "preflight",
        "sample",
        "studio",
        "verify",
        "watch",
    ]
    assert list(main.commands) == commands
    listed = result.stdout.split("Commands:\n")[1].split("\n")
    assert [line.split()[0] for line in listed if line] == commands


@pytest.mark.parametrize("name", list(main.commands))
def test_each_command_of_the_list_is_there_under_its_name(name: str) -> None:
    listed = main.commands[name]
    assert isinstance(listed, ListedCommand)
    assert listed.load().name == listed.name == name


def test_a_command_of_the_list_is_called_by_its_own_name() -> None:
    result = invoke("check", "--nonsense")
    assert result.exit_code == 2
    assert "Usage: main check [OPTIONS] [STATE]...\n" in result.stderr
    assert "Did you mean 'build'?" in invoke("bild").stderr


@pytest.mark.parametrize("command", ["build", "check", "diff", "list", "preflight", "watch"])
def test_the_help_of_each_command_has_examples(command: str) -> None:
    result = invoke(command, "-h")
    assert result.exit_code == 0
    assert f"Examples:\n    factsheet {command}" in result.stdout


def test_the_public_names_are_there() -> None:
    import factsheet

    assert [name for name in public if not hasattr(factsheet, name)] == []
