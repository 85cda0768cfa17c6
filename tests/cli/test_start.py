"""How the command starts: fast, without what it does not need, and with help that names what there is."""

from pathlib import Path

import pytest

from factsheet import __all__ as public
from factsheet.cli import main
from tests.cli.runs import invoke, run_python

LOADED = "import sys; sys.stderr.write(' '.join(sys.modules))"
COMMAND = "from factsheet.cli import main; main({!r}, standalone_mode=False)"


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
    script = f"try:\n    {COMMAND.format(arguments)}\nexcept SystemExit:\n    pass\n{LOADED}"
    loaded = set(run_python("-c", script, folder=tmp_path).stderr.split())
    assert "factsheet.cli.root" in loaded
    assert loaded.isdisjoint({"matplotlib", "numpy", "factsheet.layout", "fontTools", "distributed", "dask"})


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
        "verify",
        "watch",
    ]
    assert list(main.commands) == commands
    listed = result.stdout.split("Commands:\n")[1].split("\n")
    assert [line.split()[0] for line in listed if line] == commands


@pytest.mark.parametrize("command", ["build", "check", "diff", "list", "preflight", "watch"])
def test_the_help_of_each_command_has_examples(command: str) -> None:
    result = invoke(command, "-h")
    assert result.exit_code == 0
    assert f"Examples:\n    factsheet {command}" in result.stdout


def test_the_public_names_are_there() -> None:
    import factsheet

    assert [name for name in public if not hasattr(factsheet, name)] == []
