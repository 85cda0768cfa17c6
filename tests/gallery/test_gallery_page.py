import re
from base64 import b64encode
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factsheet.gallery.gallery_page import make_gallery
from tests.gallery.parsed_page import ParsedPage, parse_page, words_of
from tests.gallery.reports import a_change, a_fault, a_fit, a_full_report, a_report, a_sheet

HOSTILE = (
    "</script><script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "</style>]]>--><!--",
    "\" onload='alert(1)' x=`",
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)",
    "\u202egnp.exe\u2066\u200f",
    "&lt;b&gt;&amp;",
    "Ø\x00\x07\ud800",
    "W" * 3000,
)


def page_of(*sheets: dict[str, object], **told: object) -> ParsedPage:
    return parse_page(make_gallery(a_report(*sheets, **told)))


def facts_of(**told: object) -> str:
    """Return all that is told of one sheet, in words."""
    (facts,) = page_of(a_sheet(**told)).find("div", class_="facts")
    return words_of(facts)


@pytest.fixture(scope="module")
def full() -> ParsedPage:
    return parse_page(make_gallery(a_full_report()))


def test_the_same_report_gives_the_same_bytes() -> None:
    assert make_gallery(a_full_report()) == make_gallery(a_full_report())


def test_the_head_tells_of_the_run(full: ParsedPage) -> None:
    assert words_of(full.find("p", class_="lead")[0]) == (
        "9 sheets: 8 states and territories, 4 formats, 2 languages."
    )
    assert words_of(full.find("p", class_="run")[0]) == (
        "This run: 2 written, 3 left as they were, 2 refused, 1 not reached, 3 warnings."
    )


def test_one_of_each_is_told_as_one() -> None:
    page = page_of(a_sheet(findings=[a_fault()]))
    assert (
        words_of(page.find("p", class_="lead")[0]) == "1 sheet: 1 state or territory, 1 format, 1 language."
    )
    assert words_of(page.find("p", class_="run")[0]) == "This run: 1 left as they were, 1 warning."


def test_a_run_without_sheets_has_a_page() -> None:
    page = page_of()
    assert words_of(page.find("p", class_="lead")[0]) == "No sheet."
    assert words_of(page.find("p", class_="run")[0]) == "This run: nothing to do."
    assert page.find("li", class_="card") == []


def test_sheets_stand_under_what_became_of_them(full: ParsedPage) -> None:
    titles = [words_of(title) for title in full.find("h2")]
    assert titles[2:] == ["Refused 2", "New or changed 2", "The others 5"]


def test_what_belongs_to_no_sheet_stands_on_top(full: ParsedPage) -> None:
    assert [words_of(notice) for notice in full.find("details", class_="notice")] == [
        "Faults that belong to no single sheet 1 Found '1901' Allowed a whole number, digits only "
        "fips in data/tables/extra.csv, line 14 FS001",
        "Found in the data folder 1 Found a file that nothing reads Allowed a whole number, digits only "
        "file in data/profiles/oh.yaml, line 14 FS501",
    ]


def test_nothing_stands_there_where_nothing_was_found() -> None:
    assert page_of(a_sheet()).find("details", class_="notice") == []


def test_many_faults_are_closed_at_first() -> None:
    (notice,) = page_of(unassigned=[a_fault()] * 3).find("details", class_="notice")
    assert "open" not in notice.attributes


def test_each_sheet_has_picture_name_format_language_and_what_became_of_it(full: ParsedPage) -> None:
    cards = {card.attributes["data-key"]: card for card in full.find("li", class_="card")}
    assert len(cards) == 9
    assert words_of(cards["ma-handout-en"]).startswith(
        "Massachusetts, Color handout, English Color handout English 2 values changed 2 findings Details"
    )
    assert words_of(cards["gu-handout-en"]).startswith(
        "Guam, Color handout, English Color handout English · As before Details"
    )
    assert words_of(cards["oh-handout-es"]).startswith(
        "figures.cases.value: found 'many' Ohio, Color handout, Spanish Color handout Spanish Refused Details"
    )
    assert " Refused Older sheet stands " in words_of(cards["oh-handout-en"])
    assert words_of(cards["wy-grant-en"]).startswith("The run was stopped before this sheet. Wyoming")


def test_pictures_wait_until_they_are_looked_at_and_keep_their_place(full: ParsedPage) -> None:
    pictures = full.find("img")
    assert len(pictures) == 7 + 8
    assert {(each.attributes["loading"], each.attributes["height"]) for each in pictures} == {
        ("lazy", "1056")
    }
    assert pictures[0].attributes["src"] == "./gallery/oh_trafficking_2023_handout_en.png"


def test_a_changed_sheet_tells_why_and_what() -> None:
    told = facts_of(
        status="written",
        why=["figures.cases", "theme"],
        changes=[
            a_change("figures.cases.value", "330", "336"),
            a_change("counties.25007", None, None),
            a_change("laws[2]", None, "An Act"),
        ],
    )
    assert told.startswith(
        "Open the PDF Save a copy gu_trafficking_2023_handout_en.pdf, one page, 58 KB "
        "Drawn anew in this run. Why it was drawn These differ from the sheet before: figures.cases theme "
        "Values that changed figures.cases.value Before 330 Now 336 "
        "counties.25007 Changed; one of the two sheets does not show the value. "
        "laws[2] Before not there Now An Act How it fits"
    )


def test_how_a_sheet_fits_and_what_it_lacks_is_told() -> None:
    fit = a_fit(step="tight", type_size=8.6, shortened={"laws": 4}, reasons={"laws": "no room"})
    assert facts_of(fit=fit).endswith(
        "How it fits One page Smaller type (8.6 pt) Laws and efforts arranged to save room "
        "97% of the page filled What it does not print and 4 more left out of Laws, for want of room"
    )
    assert facts_of().endswith("What it does not print Nothing was left out or shortened.")


def test_faults_and_findings_are_told_with_their_place() -> None:
    told = facts_of(status="refused", faults=[a_fault(line=0)], findings=[a_fault(code="", found="x")])
    assert "Why it was refused Found 'many' Allowed a whole number, digits only " in told
    assert "figures.cases.value in data/profiles/oh.yaml, line 1 FS001" in told
    assert told.endswith(
        "What the checks found Found x Allowed a whole number, digits only "
        "figures.cases.value in data/profiles/oh.yaml, line 14"
    )


def test_the_sheet_before_stands_beside_this_one() -> None:
    previous = {"picture": "gallery/previous/gu.png", "file": "previous/gu.pdf", "label": "edition 2022"}
    page = page_of(a_sheet(previous=previous))
    assert [words_of(each) for each in page.find("figcaption")] == ["edition 2022", "This sheet"]
    assert [each.attributes["alt"] for each in page.find("img")] == [
        "",
        "First page of edition 2022",
        "First page of the sheet of Guam, Color handout, English",
    ]
    (link,) = page.find("a", href="./previous/gu.pdf")
    assert words_of(link) == "Open the PDF of edition 2022"


def test_a_sheet_without_a_file_has_no_link() -> None:
    page = page_of(a_sheet(status="refused", file=None, picture=None, faults=[a_fault()]))
    assert [link.attributes["href"] for link in page.find("a")] == ["#sheets", "./report.json"]


def test_filters_have_what_there_is_with_its_number(full: ParsedPage) -> None:
    assert [words_of(choice) for choice in full.find("option")] == [
        "All formats",
        "Color handout (6)",
        "Gray handout (1)",
        "Grant report (1)",
        "Large print (1)",
        "All languages",
        "English (7)",
        "Spanish (2)",
    ]
    assert [words_of(chip) for chip in full.find("label", class_="chip")] == [
        "All 9",
        "Refused 2",
        "New or changed 2",
        "As before 4",
        "Not reached 1",
        "With findings 2",
    ]


def test_a_filter_that_would_show_nothing_is_not_there() -> None:
    assert [words_of(chip) for chip in page_of(a_sheet()).find("label", class_="chip")] == [
        "All 1",
        "As before 1",
    ]


def test_script_and_style_are_those_that_the_policy_names(full: ParsedPage) -> None:
    (policy,) = full.find("meta", **{"http-equiv": "Content-Security-Policy"})
    (script,), (style,) = full.find("script"), full.find("style")
    digests = [b64encode(sha256(each.text.encode()).digest()).decode() for each in (style, script)]
    assert policy.attributes["content"] == (
        f"default-src 'none'; img-src 'self' file:; style-src 'sha256-{digests[0]}'; "
        f"script-src 'sha256-{digests[1]}'; base-uri 'none'; form-action 'none'"
    )
    assert (script.attributes, style.attributes) == ({}, {})


def test_nothing_is_fetched_from_anywhere(full: ParsedPage) -> None:
    addresses = [
        value for each in full.elements for name, value in each.attributes.items() if name in {"src", "href"}
    ]
    assert len(addresses) > 30
    assert [each for each in addresses if not each.startswith(("./", "#"))] == []
    (style,) = full.find("style")
    assert re.findall(r"url\(|@import|@font-face", style.text) == []


def assert_harmless(page: ParsedPage, text: str) -> None:
    """Hold that a hostile text added no element and no attribute to a page."""
    calm = page_with("calm")
    assert [(each.tag, {*each.attributes}) for each in page.elements] == [
        (each.tag, {*each.attributes}) for each in calm.elements
    ], text


def page_with(text: str) -> ParsedPage:
    """Return a page on which a text stands wherever a report has one."""
    fault = dict.fromkeys(("code", "severity", "file", "field", "found", "allowed"), text) | {"line": 1}
    fit = a_fit(step=text, extras=[text], shortened={text: 1}, left_out=[text], reasons={text: text})
    sheet = a_sheet(
        usps=text,
        state=text,
        file=text,
        format=text,
        lang=text,
        status="written",
        why=[text],
        changes=[a_change(text, text, text)],
        fit=fit,
        findings=[fault],
        faults=[fault],
        picture=text,
        previous={"picture": text, "file": text, "label": text},
    )
    refused = {**sheet, "status": "refused", "picture": None, "edition": None}
    report = a_report(sheet, refused, unassigned=[fault], folder=[fault], about=text, program=text)
    content = make_gallery(report)
    assert content.count(b"</script>") == content.count(b"</style>") == 1
    assert content.count(b"</noscript>") == 2
    return parse_page(re.sub(rb"<wbr>", b"", content))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:30])
def test_hostile_text_stays_text(text: str) -> None:
    assert_harmless(page_with(text), text)


@settings(max_examples=25)
@given(st.text(min_size=1, max_size=30))
def test_any_text_stays_text(text: str) -> None:
    assert_harmless(page_with(f"x{text}"), text)


def test_what_is_typed_is_apart_from_the_writing_around_it() -> None:
    name = "\u202eevil\u202c"
    page = page_of(a_sheet(state=name))
    assert [each.text for each in page.find("bdi") if "evil" in each.text] == [name]


def test_a_report_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="program"):
        make_gallery({"sheets": []})
