# ruff: noqa: E501 - a case a line, with all that is found
"""A file as a whole: what is locked, filled in, linked, left over, said of itself."""

from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from factsheet.conformance import reference
from factsheet.model.sheet_options import SheetOptions
from factsheet.model.vocabulary import Standard
from tests.preflight.builders import Edit, a_pdf, edited, measure, survey, text
from tests.sheets.drawn import draw, profile_of


def annotate(**entries: object) -> Edit:
    """Return what puts an annotation on the first page."""

    def edit(pdf: pikepdf.Pdf) -> None:
        annotation = pdf.make_indirect(Dictionary(Type=Name.Annot, Rect=Array([0, 0, 9, 9]), **entries))
        pdf.pages[0].obj.Annots = Array([annotation])

    return edit


def link(address: str) -> Edit:
    return annotate(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String(address)))


INNER = annotate(Subtype=Name.Link, Dest=String("top"))
NOTE = annotate(Subtype=Name.Text, Contents=String("Check this"))


def add_field(pdf: pikepdf.Pdf) -> None:
    annotate(Subtype=Name.Widget, FT=Name.Tx, T=String("name"))(pdf)
    pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.pages[0].obj.Annots[0]]))


def add_layers(pdf: pikepdf.Pdf) -> None:
    layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Draft")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary())


def add_bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Top", 0))


def add_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def add_launch(pdf: pikepdf.Pdf) -> None:
    annotate(
        Subtype=Name.Link,
        A=Dictionary(S=Name.URI, URI=String("https://a.gov"), Next=Dictionary(S=Name.Launch)),
    )(pdf)


def attach(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["data.csv"] = b"1,2"


def make_portfolio(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Collection = Dictionary()


def describe(**entries: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        for key in ("/Author", "/Subject", "/Keywords", "/Title"):
            if key in pdf.docinfo:
                del pdf.docinfo[key]
        for key, value in entries.items():
            pdf.docinfo[f"/{key}"] = value

    return edit


def show_title(pdf: pikepdf.Pdf) -> None:
    describe(Title="Ohio")(pdf)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def speak(lang: str) -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Lang = String(lang)

    return edit


CASES = [
    ("portfolio", (), None, "pass", "no portfolio"),
    ("portfolio", (), make_portfolio, "fail", "a portfolio"),
    ("flatness", (), None, "pass", "nothing to fill in, sign or switch"),
    ("flatness", (), add_field, "fail", "fields to fill in"),
    ("flatness", (), add_layers, "fail", "layers"),
    ("links", ("none",), None, "pass", "no link"),
    ("links", ("none",), link("https://a.gov/x"), "fail", "1 link: https://a.gov/x"),
    ("links", ("none",), INNER, "fail", "1 link"),
    ("links", ("any",), link("https://a.gov/x"), "pass", "1 link"),
    ("links", ("https://a.gov",), link("https://a.gov/x"), "pass", "no other link"),
    ("links", ("https://a.gov",), link("https://a.gov.evil.example/"), "fail", "1 other link: https://a.gov.evil.example/"),
    ("links", ("https://b.gov", "https://c.gov"), link("https://a.gov/x"), "fail", "1 other link: https://a.gov/x"),
    ("link_words", (), None, "pass", "no link"),
    ("link_words", (), link("https://a.gov/x"), "look", "1 link: https://a.gov/x"),
    ("link_words", (), INNER, "look", "1 link: within the file"),
    ("comments", (), None, "pass", "no comment"),
    ("comments", (), INNER, "pass", "no comment"),
    ("comments", (), add_field, "pass", "no comment"),
    ("comments", (), NOTE, "fail", "1 comment: Text"),
    ("page_count", (1,), None, "pass", "1 page"),
    ("page_count", (0,), None, "fail", "1 page"),
    ("bookmarks", (1,), None, "pass", "1 page, no bookmarks"),
    ("bookmarks", (0,), None, "fail", "1 page, no bookmarks"),
    ("bookmarks", (0,), add_bookmark, "pass", "1 page, bookmarks"),
    ("title", (), describe(), "fail", "no title"),
    ("title", (), describe(Title="Ohio"), "pass", "'Ohio'"),
    ("title", (), describe(Title="untitled"), "fail", "'untitled', which says nothing"),
    ("title", (), describe(Title="Microsoft Word - Ohio"), "look", "'Microsoft Word - Ohio', a name of a file"),
    ("title", (), describe(Title="ohio_2.docx"), "look", "'ohio_2.docx', a name of a file"),
    ("author", (), describe(Author="anonymous"), "fail", "'anonymous', which says nothing"),
    ("title_shown", (), describe(Title="Ohio"), "fail", "the name of the file is shown"),
    ("title_shown", (), show_title, "pass", "the title is shown"),
    ("author", (), describe(), "fail", "no author"),
    ("author", (), describe(Author="Office of Trafficking in Persons"), "look", "'Office of Trafficking in Persons'"),
    ("subject", (), describe(Subject=" "), "fail", "no subject"),
    ("subject", (), describe(Subject="Profiles"), "pass", "'Profiles'"),
    ("keywords", (), describe(), "fail", "no keywords"),
    ("keywords", (), describe(Keywords="a; b"), "pass", "'a; b'"),
    ("language", (), None, "fail", "no language"),
    ("language", (), speak("es-US"), "pass", "'es-US'"),
    ("translation", (), None, "look", "no language"),
    ("translation", (), speak("es-US"), "look", "the language 'es-US'"),
    ("translation", (), speak("en-US"), "pass", "the language 'en-US'"),
    ("archive_part", ("1", "2"), None, "fail", "no PDF/A"),
    ("attachments", (), None, "pass", "no attached file"),
    ("attachments", (), attach, "fail", "1 attached file: data.csv"),
    ("actions", (), None, "pass", "no script or program"),
    ("actions", (), add_script, "fail", "JavaScript"),
    ("actions", (), add_launch, "fail", "Launch"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "limit", "edit", "answer", "found"), CASES)
def test_files_are_measured(
    tmp_path: Path, name: str, limit: tuple[object, ...], edit: Edit | None, answer: str, found: str
) -> None:
    assert measure(tmp_path, a_pdf(edit=edit), name, *limit) == (answer, found)


def test_security_without_a_password_is_seen(tmp_path: Path) -> None:
    assert measure(tmp_path, a_pdf(), "security") == ("pass", "no security")
    path = tmp_path / "locked.pdf"
    with survey(tmp_path, a_pdf(text())) as opened:
        opened.pdf.save(path, encryption=pikepdf.Encryption(owner="secret"))
    content = path.read_bytes()
    assert measure(tmp_path, content, "security") == ("fail", "security settings")
    assert measure(tmp_path, content, "smallest_type", 12) == ("pass", "12.0 pt at the smallest")


@pytest.mark.parametrize(
    ("version", "answer"), [("1.3", "fail"), ("1.4", "pass"), ("1.7", "pass"), ("2.0", "fail")]
)
def test_versions_are_compared(tmp_path: Path, version: str, answer: str) -> None:
    path = tmp_path / "other.pdf"
    with survey(tmp_path, a_pdf()) as opened:
        opened.pdf.save(path, force_version=version)
    assert measure(tmp_path, path.read_bytes(), "pdf_version", 1.4, 1.7) == (answer, f"PDF {version}")


def claim(part: str, level: str = "B") -> Edit:
    def edit(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["pdfaid:part"] = part
            metadata["pdfaid:conformance"] = level

    return edit


def test_a_claim_of_pdf_a_is_checked(tmp_path: Path) -> None:
    answer, found = measure(tmp_path, a_pdf(text(), edit=claim("2")), "archive_part", "1", "2")
    assert answer == "fail"
    assert found.startswith("PDF/A-2b but breaks ")
    unknown = measure(tmp_path, a_pdf(text(), edit=claim("9")), "archive_part", "1", "2")
    assert unknown == ("look", "PDF/A-9b, which this program cannot check")


def test_rules_of_pdf_ua_are_checked(tmp_path: Path) -> None:
    answer, found = measure(tmp_path, a_pdf(text()), "ua_rules")
    assert answer == "fail"
    assert found.split(":")[0].endswith("broken rules")


@pytest.mark.slow
def test_what_is_claimed_for_pdf_2_is_checked_by_its_own_rules(tmp_path: Path) -> None:
    content = draw(profile_of("GU"), SheetOptions(standard=Standard.PDF20)).content
    assert measure(tmp_path, content, "ua_rules") == ("pass", "no broken rule of PDF/UA-2")
    assert measure(tmp_path, content, "archive_part", "4") == ("pass", "PDF/A-4f")
    assert measure(tmp_path, content, "archive_part", "1", "2") == ("fail", "PDF/A-4f")

    def lose_language(pdf: pikepdf.Pdf) -> None:
        del pdf.Root["/Lang"]

    answer, found = measure(tmp_path, edited(content, lose_language), "ua_rules")
    assert (answer, found[:36]) == ("fail", "1 broken rule of PDF/UA-2: ua2 8.4.4")


def test_where_nobody_knows_the_rules_a_person_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference, "has_vera", lambda: False)
    content = draw(profile_of("GU"), SheetOptions(standard=Standard.PDF20)).content
    assert measure(tmp_path, content, "ua_rules") == ("look", "PDF/UA-2, which this program cannot check")
    assert measure(tmp_path, content, "archive_part", "4") == (
        "look",
        "PDF/A-4f, which this program cannot check",
    )


def test_addresses_in_the_text_are_for_a_person(tmp_path: Path) -> None:
    words = "See https://a.gov/x, www.b.org. Or humantraffickinghotline.org"
    assert measure(tmp_path, a_pdf(text(words)), "printed_addresses") == (
        "look",
        "in the text: https://a.gov/x, www.b.org and 1 more",
    )
    assert measure(tmp_path, a_pdf(text("U.S. law of 2.5 pages")), "printed_addresses") == (
        "pass",
        "no web address in the text",
    )


def test_metadata_that_cannot_be_read_tell_nothing(tmp_path: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        describe(Author="An Office")(pdf)
        pdf.Root.Metadata = pdf.make_stream(b"<not xml", Type=Name.Metadata, Subtype=Name.XML)

    assert measure(tmp_path, edited(a_pdf(), spoil), "author") == ("look", "'An Office'")
