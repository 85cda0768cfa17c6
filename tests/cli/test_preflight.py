# ruff: noqa: E501 - whole messages
"""``factsheet preflight`` and ``build --for``: what is printed, the report, the codes it ends with."""

import json
from pathlib import Path

import pytest

from factsheet.cli.answer_lines import NOTICE_WINS, PERSON_NEEDED
from tests.cli.runs import invoke
from tests.preflight.builders import a_pdf, lines, several, text

pytestmark = pytest.mark.usefixtures("in_an_empty_folder")

OWN = """rules:
  - id: OWN1
    what: There is one page.
    for: [nara]
    measure: page_count
    limit: 1
    source: An office, a notice, 2027
    entered_on: 2026-11-26
"""


def put(name: str, content: bytes) -> str:
    Path(name).write_bytes(content)
    return name


def test_fails_come_first_with_limit_and_remedy() -> None:
    put("Our plan.pdf", a_pdf(text()))
    result = invoke("preflight", "Our plan.pdf", "--for", "nara")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        "Our plan.pdf, 1 page\n"
        "A name that every portal takes: Our_plan.pdf\n"
        "\n"
        "For the National Archives: 1 fails, 2 not as advised, 0 for a person to look at, 4 pass.\n"
        "  FAIL    NARA3    Each font of the text is in the file.\n"
        "                   Measured: not in the file: Helvetica\n"
        "                   Remedy: Save the document with all fonts embedded.\n"
        "  ADVICE  NAME     The name of the file is one that every portal here takes.\n"
        "                   Measured: 'Our plan.pdf'; limit: letters, digits and underscores, one dot, at most 30 "
        "characters\n"
        "                   Remedy: Use letters, digits and underscores, one dot, and at most 30 characters.\n"
        "  ADVICE  NARA2    Records that are text are PDF/A-1 or PDF/A-2 by preference.\n"
        "                   Measured: no PDF/A; limit: PDF/A, part 1 or 2\n"
        "                   Remedy: Draw the sheet with --for nara, or save the document as PDF/A-2.\n"
        "  pass    NARA1    The file is PDF 1.0 to 1.7. Measured: PDF 1.4; limit: PDF 1.0 to 1.7\n"
        "  pass    NARA4    The file has no password and no other security. Measured: no security\n"
        "  pass    NARA5    No files are attached; archives take PDF/A-3 with caution. Measured: no attached file\n"
        "  pass    NARA6    The file runs no scripts and starts no programs. Measured: no script or program\n"
        "\n"
    )


def test_what_a_person_must_look_at_says_what_was_found() -> None:
    put("a.pdf", a_pdf(several(lines(4, 14), text("See www.a.gov", y=300))))
    result = invoke("preflight", "a.pdf", "--for", "grants-gov", "--for", "nih")
    told = result.stdout.splitlines()
    at = next(at for at, line in enumerate(told) if line.startswith("  LOOK    NIH18"))
    assert told[at + 1] == "                   Found: in the text: www.a.gov"
    assert told[-1] == NOTICE_WINS
    assert told.count(NOTICE_WINS) == 1


def test_advice_alone_is_no_failure() -> None:
    put("short.pdf", a_pdf(text()))
    result = invoke("preflight", "short.pdf", "--for", "grants-gov")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "none fails, " in result.stdout


def test_machine_checks_alone_promise_nothing() -> None:
    put("a.pdf", a_pdf(text()))
    result = invoke("preflight", "a.pdf", "--for", "hhs-508")
    assert result.stdout.splitlines()[-1] == PERSON_NEEDED
    assert "accessible" not in result.stdout.casefold()


def test_files_that_cannot_be_read_are_told_and_the_others_answered() -> None:
    put("empty.pdf", b"")
    put("good.pdf", a_pdf(text()))
    result = invoke("preflight", "empty.pdf", "none.pdf", "good.pdf", "--for", "grants-gov")
    assert result.exit_code == 1
    assert result.stderr == (
        "empty.pdf:1: file: found an empty file of 0 bytes; allowed: a PDF file\n"
        "none.pdf:1: file: found no file; allowed: a PDF file\n"
    )
    assert [line for line in result.stdout.splitlines() if ".pdf, " in line] == ["good.pdf, 1 page"]


def test_the_report_for_programs() -> None:
    put("a.pdf", a_pdf(text()))
    put("b.pdf", b"")
    result = invoke("preflight", "a.pdf", "b.pdf", "--for", "nara", "--report", "json")
    report = json.loads(result.stdout)
    assert (result.exit_code, report["passes"], [file["file"] for file in report["files"]]) == (
        1,
        False,
        ["a.pdf", "b.pdf"],
    )
    good, bad = report["files"]
    assert {*good} == {"file", "passes", "pages", "proposed_name", "faults", "destinations"}
    assert (bad["faults"][0]["found"], bad["destinations"]) == ("an empty file of 0 bytes", [])
    (nara,) = good["destinations"]
    assert (nara["for"], nara["passes"]) == ("nara", False)
    answers = {each["id"]: each for each in nara["answers"]}
    assert answers["NARA3"] == {
        "id": "NARA3",
        "answer": "fail",
        "severity": "must",
        "what": "Each font of the text is in the file.",
        "measured": "not in the file: Helvetica",
        "measure": "embedding",
        "limit": None,
        "remedy": "Save the document with all fonts embedded.",
        "source": "National Archives and Records Administration (NARA), Records in Portable Document Format (PDF), "
        "31 March 2003; Bulletin 2014-04 took its place and names standards instead",
        "url": "https://www.archives.gov/records-mgmt/initiatives/pdf-records.html",
        "entered_on": "2026-11-26",
        "checked_on": "2026-11-26",
    }
    assert answers["NARA1"]["limit"] == "PDF 1.0 to 1.7"


def test_rules_of_ones_own_are_asked_too() -> None:
    put("own.yaml", OWN.encode())
    put("a.pdf", a_pdf(text(), text()))
    result = invoke("preflight", "a.pdf", "--for", "nara", "--rules", "own.yaml")
    assert (
        "  FAIL    OWN1     There is one page.\n                   Measured: 2 pages; limit: at most 1 page\n  A"
        in (result.stdout)
    )


def test_faults_in_rules_of_ones_own_are_told_before_anything_is_measured() -> None:
    put("own.yaml", OWN.replace("page_count", "pages").encode())
    result = invoke("preflight", "a.pdf", "--for", "nara", "--rules", "own.yaml")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("own.yaml:5: rules[0].measure: found 'pages'; allowed: ")
    missing = invoke("preflight", "a.pdf", "--for", "nara", "--rules", "none.yaml")
    wanted = "a file of rules, as factsheet preflight --rules-example prints one"
    assert missing.stderr == f"none.yaml:1: file: found no file; allowed: {wanted} [FS002 error]\n"


def test_the_example_of_rules_can_be_used() -> None:
    example = invoke("preflight", "--rules-example")
    put("own.yaml", example.stdout.encode())
    put("a.pdf", a_pdf(text(size=12)))
    assert example.exit_code == 0
    assert "NOFO2" in invoke("preflight", "a.pdf", "--for", "nih", "--rules", "own.yaml").stdout


def test_a_rule_is_explained() -> None:
    result = invoke("preflight", "--explain", "nih11")
    assert (result.exit_code, result.stdout) == (
        0,
        "NIH11 (must): Pages are no larger than 8.5 x 11 inches.\n"
        "For: nih\n"
        "Measured by page_size: The largest page, upright or on its side.\n"
        "Limit: at most 8.5 x 11 in\n"
        "Remedy: Save the document with Letter as size of its pages.\n"
        "Source: National Institutes of Health (NIH), Creating People- and System-Friendly PDF Attachments, Nexus, 30 "
        "June 2021\n"
        "Link: https://nexus.od.nih.gov/all/2021/06/30/creating-people-and-system-friendly-pdf-attachments\n"
        "Entered on 2026-11-26; compared with its source on 2026-11-26\n",
    )
    unknown = invoke("preflight", "--explain", "NIH99")
    assert unknown.exit_code == 2
    assert "found 'NIH99'; allowed: one of GG1, GG2, " in unknown.stderr


def test_a_rule_of_ones_own_is_explained() -> None:
    put("own.yaml", OWN.encode())
    told = invoke("preflight", "--explain", "own1", "--rules", "own.yaml").stdout
    assert told.splitlines()[-2:] == ["Source: An office, a notice, 2027", "Entered on 2026-11-26"]


@pytest.mark.parametrize(
    "arguments", [["a.pdf"], ["--for", "nih"], ["a.pdf", "--for", "moon"], ["a.pdf", "--form", "nih"]]
)
def test_what_is_mistyped_ends_with_two(arguments: list[str]) -> None:
    assert invoke("preflight", *arguments).exit_code == 2


def test_a_name_cannot_pose_as_a_line() -> None:
    put("a\n  FAIL b.pdf", a_pdf(text()))
    told = invoke("preflight", "a\n  FAIL b.pdf", "--for", "grants-gov").stdout
    assert told.startswith("a\\n  FAIL b.pdf, 1 page\n")


@pytest.mark.parametrize(
    ("destination", "name", "code", "last"),
    [
        ("grants-gov", "gu_trafficking_2023_grant.pdf", 0, "none fails, 5 for a person to look at"),
        ("nara", "gu_trafficking_2023_grant.pdf", 0, "none fails, 0 for a person to look at"),
        ("hhs-508", "gu_trafficking_2023.pdf", 0, "none fails, 18 for a person to look at"),
        ("print", "gu_trafficking_2023.pdf", 0, "none fails, 1 not as advised, 3 for a person to look at"),
    ],
)
def test_a_sheet_is_drawn_for_its_destination(destination: str, name: str, code: int, last: str) -> None:
    result = invoke("build", "GU", "--for", destination)
    assert (result.exit_code, result.stderr) == (code, "")
    drawn, answered = result.stdout.splitlines()
    assert drawn.startswith(f"output/{name}\twritten\t")
    assert answered == f"output/{name}\tfor {destination}\t{last}"


def test_a_broken_rule_follows_the_line_of_its_sheet() -> None:
    Path("output").mkdir()
    result = invoke("build", "GU", "--for", "nih", "--report", "json")
    report = json.loads(result.stdout)
    assert [file["file"] for file in report["preflight"]] == ["output/gu_trafficking_2023_grant.pdf"]
    assert result.exit_code == int(not report["preflight"][0]["passes"])
    told = invoke("build", "GU", "--for", "nih").stdout.splitlines()
    assert told[0].split("\t")[1] == "unchanged"
    assert told[1].startswith("output/gu_trafficking_2023_grant.pdf\tfor nih\t")


@pytest.mark.parametrize("form", ["handout", "gray", "large"])
def test_a_format_that_a_destination_does_not_take_is_refused(form: str) -> None:
    result = invoke("build", "GU", "--for", "nih", "--format", form)
    assert result.exit_code == 2
    assert f"found --format {form}; allowed: --format grant, or none, with --for nih" in result.stderr


def test_a_format_that_a_destination_takes_may_be_said() -> None:
    result = invoke("build", "GU", "--for", "print", "--format", "gray")
    assert result.stdout.splitlines()[1].startswith(
        "output/gu_trafficking_2023_gray.pdf\tfor print\tnone fails"
    )


def test_a_sheet_that_could_not_be_drawn_is_not_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    from factsheet import layout
    from factsheet.errors import Fault, LayoutError

    def refuse(*_arguments: object, **_options: object) -> None:
        raise LayoutError(Fault("a.yaml", 1, "laws", "too long", "less"))

    monkeypatch.setattr(layout, "draw_sheet", refuse)
    result = invoke("build", "GU", "--for", "nih")
    assert (result.exit_code, result.stdout) == (1, "")
