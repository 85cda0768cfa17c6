"""No list and no import tells a count that the sheet hides, and none is kept in a report."""

import json
import re
from pathlib import Path

import pytest

from factsheet import resources
from factsheet.cli.parameters import NO_COUNTS_IN_REPORT
from tests.cli.hidden_count_cases import CASES, COUNTIES, FBI, HEAD, HOTLINE, TYPES, Case, annual, figures
from tests.cli.hidden_counts import assert_hidden, build_data
from tests.cli.runs import invoke
from tests.sources.builders import write

pytestmark = pytest.mark.usefixtures("without_drawing")


@pytest.mark.parametrize("command", [("check",), ("build", "MA"), ("list",)])
def test_hidden_counts_are_refused_in_a_report_that_is_kept(command: tuple[str, ...]) -> None:
    result = invoke(*command, "--show-counts", "--report", "json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: {NO_COUNTS_IN_REPORT}\n")


def test_a_list_shows_what_the_sheets_show(tmp_path: Path) -> None:
    data = build_data(tmp_path, figures(persons=7, cases=903), {**FBI, HOTLINE: annual(y2013=(310, 7))})
    state = next(
        each
        for each in json.loads(invoke("list", "--data", data, "--report", "json").stdout)["states"]
        if each["code"] == "MA"
    )
    assert [state[name] for name in ("cases", "persons", "calls", "years")] == [903, None, 1_600, 5]
    assert [state[name] for name in ("offenses", "counties")] == [253, None]
    told, shown = (
        next(line for line in invoke("list", "--data", data, *flag).stdout.splitlines() if "MA" in line)
        for flag in ((), ("--show-counts",))
    )
    assert told.split()[2:10] == ["2023", "synthetic", "903", "-", "1600", "5", "253", "-"]
    assert shown.split()[2:10] == ["2023", "synthetic", "903", "7", "1600", "5", "253", "3"]


def test_the_offenses_of_a_place_of_one_county_are_hidden_with_it(tmp_path: Path) -> None:
    small = {
        COUNTIES: "fips,year,offenses\n11001,2019,7\n",
        TYPES: "usps,year,type,offenses\nDC,2019,commercial_sex_acts,7\n",
    }
    data = build_data(tmp_path, "", small)
    write(data / "profiles" / "dc.yaml", HEAD.replace("MA", "DC"))
    rows = {line.split("  ")[0]: line.split() for line in invoke("list", "--data", data).stdout.splitlines()}
    assert rows["District of Columbia"][-6:-4] == ["-", "-"]


def test_a_run_tells_what_the_order_allows(tmp_path: Path) -> None:
    from factsheet.batch.order import Order
    from factsheet.batch.run import build_sheets
    from factsheet.sources.data_library import open_library

    case = CASES["FS112"]
    data = build_data(tmp_path, case.profile, case.files)
    for shows_counts in (False, True):
        order = Order(data, tmp_path / "output", shows_counts=shows_counts)
        report = build_sheets(open_library(data, shows_counts=shows_counts), ("MA",), order)
        assert (case.tells in "".join(map(str, report.warnings))) is shows_counts


def test_an_import_names_what_changes_and_a_trial_tells_the_counts(tmp_path: Path) -> None:
    data = build_data(tmp_path / "data", "", {})
    table = write(tmp_path / "calls.csv", "state,year,calls,cases\nMA,2013,310,7\nMA,2014,320,8\n")
    words = ("import", "table", table, "--as", "hotline-annual", "--data", data)
    trial, done = invoke(*words, "--dry-run"), invoke(*words)
    assert (trial.exit_code, done.exit_code) == (0, 0)
    assert "tables/hotline_annual.csv: MA 2013: calls 310, cases 190 -> calls 310, cases 7\n" in trial.stdout
    assert "MA.2013.cases: found 7; allowed: a change from 203 in 2012" in trial.stderr
    assert done.stdout.splitlines()[:2] == [
        f"tables/hotline_annual.csv: MA {year}: changed" for year in (2013, 2014)
    ]
    assert done.stdout.splitlines()[-1] == "5 values in 2 files changed."
    assert done.stderr == ""


@pytest.mark.parametrize("row", ["MA,2013,310,7.43", "MA,2013,310,seven", "MA,2013,'43',<7", "MA,2013,7,43"])
def test_an_import_that_is_refused_tells_no_hidden_count(tmp_path: Path, row: str) -> None:
    data = build_data(tmp_path / "data", "", {})
    table = write(tmp_path / "calls.csv", f"state,year,calls,cases\n{row}\n")
    result = invoke("import", "table", table, "--as", "hotline-annual", "--data", data)
    assert result.exit_code == 1
    told = re.sub(
        r"(?m)^\d+ values in \d+ files would change.*$", "", result.output.replace(str(tmp_path), "")
    )
    # 43 cases are more than what would be hidden of that year.
    assert_hidden(data, Case(shown=frozenset({43} if row.endswith(",43") else ())), told)


def test_an_import_of_the_fbi_s_file_tells_offenses_where_their_source_is_open(tmp_path: Path) -> None:
    head = "DATA_YEAR,ORI,STATE_ABBR,COUNTY_NAME,OFFENSE_SUBCAT_ID,ACTUAL_COUNT\n"
    rows = "2019,A,MA,SUFFOLK,HTCSA,43\n2019,B,MA,,HTCSA,7\n2019,C,MA,SUFFOLK,HTCSA,-7\n2019,D,FS,,HTCSA,7\n"
    file = write(tmp_path / "fbi.csv", head + rows)
    closed = build_data(tmp_path / "closed", "", {})
    told = invoke("import", "fbi", file, "--data", closed).stdout
    assert "note: federal agencies left out, they belong to no state: 1 row\n" in told
    assert "note: agencies without a county, on no map: 1 row\n" in told
    assert "note: line 4: MA 2019, SUFFOLK: a correction kept\n" in told
    assert "tables/fbi_county_offenses.csv: 25025 2019: new\n" in told
    shipped = (resources.DATA / "sources.yaml").read_text("utf-8")
    opened = build_data(tmp_path / "opened", "", {"sources.yaml": shipped})
    told = invoke("import", "fbi", file, "--data", opened).stdout
    assert "note: agencies without a county, on no map: 1 row, 7 offenses\n" in told
    assert "note: line 4: MA 2019, SUFFOLK: correction of -7 kept\n" in told
    assert "tables/fbi_county_offenses.csv: 25025 2019: new, offenses 36\n" in told
