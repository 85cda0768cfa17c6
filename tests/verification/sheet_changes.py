"""Single changes to a finished sheet, each what a slip or a forger might do."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from factsheet.pdf_files.character_maps import read_character_map
from factsheet.pdf_files.marked_text import read_marked_texts
from factsheet.pdf_files.stream_content import read_page_content
from factsheet.pdf_files.structure_walk import walk_elements

Change = Callable[[pikepdf.Pdf], None]


def changed(content: bytes, change: Change, **options: Any) -> bytes:
    """Return a sheet with a change in it, saved with as little else touched as the library can."""
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as pdf:
        change(pdf)
        pdf.save(out, fix_metadata_version=False, **options)
    return out.getvalue()


def list_keys(content: bytes) -> list[tuple[int, str]]:
    """Return the keys of all objects but those that pack others, by the place of the object in the file."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return [
            (at, key)
            for at, each in enumerate(pdf.objects)
            if isinstance(each, Dictionary | Stream) and each.get("/Type") not in ("/ObjStm", "/XRef")
            for key in sorted(each.keys())
            if key not in ("/Length", "/Filter")
        ]


def edit(page: int, old: bytes, new: bytes) -> Change:
    """Put other operators in the place of the first ones of a page that are as given."""

    def change(pdf: pikepdf.Pdf) -> None:
        content = pdf.pages[page].Contents.read_bytes()
        assert old in content
        pdf.pages[page].Contents.write(content.replace(old, new, 1))

    return change


def number_of(pdf: pikepdf.Pdf, text: str) -> int:
    """Return the number of the first mark of the first page that shows just this text."""
    page = pdf.pages[0]
    marks = read_marked_texts(read_page_content(page), page.get("/Resources"))
    return next(mark.mcid for mark in marks if mark.mcid is not None and mark.text.strip() == text)


def block_of(pdf: pikepdf.Pdf, text: str) -> bytes:
    """Return the operators of the first mark of the first page that shows just this text."""
    mcid = number_of(pdf, text)
    found = re.search(rb"<</MCID %d>> BDC.*?EMC" % mcid, pdf.pages[0].Contents.read_bytes(), re.DOTALL)
    assert found
    return found[0]


def reword(before: str, text: str) -> Change:
    """Let a mark of the first page that shows a text show another one in its first font."""

    def change(pdf: pikepdf.Pdf) -> None:
        block = block_of(pdf, before)
        font = re.findall(rb"(/F\d) [\d.]+ Tf", pdf.pages[0].Contents.read_bytes().split(block)[0] + block)
        codes = codes_of(pdf, font[-1].decode(), text)
        new = re.sub(
            rb"(\[.*\] TJ|\(.*\) Tj)", lambda _: b"<" + codes.hex().encode() + b"> Tj", block, count=1
        )
        assert new != block
        edit(0, block, new)(pdf)

    return change


def codes_of(pdf: pikepdf.Pdf, font: str, text: str) -> bytes:
    characters = read_character_map(pdf.pages[0].Resources.Font[font]).characters
    codes = {char: code for code, char in characters.items()}
    return bytes(codes[char] for char in text)


def free_mark(text: str) -> Change:
    """Take the number off the mark of a cell."""

    def change(pdf: pikepdf.Pdf) -> None:
        edit(0, b"/TD <</MCID %d>> BDC" % number_of(pdf, text), b"/TD BMC")(pdf)

    return change


def swap_marks(pdf: pikepdf.Pdf) -> None:
    one, other = (block_of(pdf, text) for text in ("51", "31"))
    shown = [re.search(rb"\(.*\) Tj", block, re.DOTALL) for block in (one, other)]
    assert shown[0]
    assert shown[1]
    edit(0, one, one.replace(shown[0][0], shown[1][0]))(pdf)
    edit(0, other, other.replace(shown[1][0], shown[0][0]))(pdf)


def element_of(pdf: pikepdf.Pdf, role: str, at: int = 0) -> Any:
    elements = list(walk_elements(pdf.Root.StructTreeRoot.K))
    return [each for each in elements if each.get("/S") == f"/{role}"][at]


def set_entry(role: str, key: str, value: object, at: int = 0) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        element = element_of(pdf, role, at)
        if value is None:
            del element[key]
        else:
            element[key] = value

    return change


def remove_element(role: str, at: int) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        element = element_of(pdf, role, at)
        parent = element.P
        parent.K = Array([kid for kid in parent.K if getattr(kid, "objgen", None) != element.objgen])

    return change


def swap_kids(pdf: pikepdf.Pdf) -> None:
    kids = element_of(pdf, "Document").K
    kids[0], kids[1] = kids[1], kids[0]


def swap_parents(pdf: pikepdf.Pdf) -> None:
    owners = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    owners[0], owners[2] = owners[2], owners[0]


def change_attachment(name: str, old: bytes, new: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        stream = file_of(pdf, name).EF.F
        content = stream.read_bytes()
        assert old in content
        stream.write(content.replace(old, new, 1))

    return change


def file_of(pdf: pikepdf.Pdf, name: str) -> Any:
    return next(each for each in pdf.Root.AF if str(each.UF).endswith(name))


def set_file_entry(key: str, value: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        file_of(pdf, ".json")[key] = value

    return change


def remove_attachment(pdf: pikepdf.Pdf) -> None:
    names = pdf.Root.Names.EmbeddedFiles.Names
    pdf.Root.Names.EmbeddedFiles.Names = Array([each for at, each in enumerate(names) if at > 1])
    pdf.Root.AF = Array([each for at, each in enumerate(pdf.Root.AF) if at > 0])


def add_attachment(pdf: pikepdf.Pdf) -> None:
    pdf.attachments["more.txt"] = b"more"


def edit_metadata(old: bytes, new: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        content = pdf.Root.Metadata.read_bytes()
        assert old in content
        pdf.Root.Metadata.write(content.replace(old, new, 1))

    return change


def set_info(key: str, value: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.trailer.Info[key] = String(value)

    return change


def font_of(pdf: pikepdf.Pdf, name: str = "/F4") -> Any:
    return pdf.pages[0].Resources.Font[name]


def change_font_program(pdf: pikepdf.Pdf) -> None:
    program = font_of(pdf).FontDescriptor.FontFile2
    content = bytearray(program.read_bytes())
    content[3000] ^= 1
    program.write(bytes(content))


def rename_font(pdf: pikepdf.Pdf) -> None:
    font_of(pdf).BaseFont = Name("/AAAAAA+Arial")


def change_character_map(pdf: pikepdf.Pdf) -> None:
    content = font_of(pdf).ToUnicode.read_bytes()
    assert b"<0020>" in content
    font_of(pdf).ToUnicode = pdf.make_stream(content.replace(b"<0020>", b"<0030>"))


def change_width(pdf: pikepdf.Pdf) -> None:
    font_of(pdf).Widths[5] = 900


def remove_font(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Resources.Font["/F1"]


def set_page_entry(key: str, value: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj[key] = value

    return change


def add_page(pdf: pikepdf.Pdf) -> None:
    pdf.add_blank_page(page_size=(612, 792))


def remove_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0]


def change_address(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[0].A.URI = String("https://example.org/")


def move_link(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Annots[1].Rect = Array([10, 10, 20, 20])


def remove_link(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0].Annots[0]


def add_script(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def change_output_intent(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = String("Coated FOGRA39")


def change_viewer_preference(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def change_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("es")


def change_picture(pdf: pikepdf.Pdf) -> None:
    (picture,) = pdf.pages[0].Resources.XObject.values()
    content = bytearray(picture.read_bytes())
    content[:3] = bytes(255 - each for each in content[:3])
    picture.write(bytes(content))


def loop_tree(pdf: pikepdf.Pdf) -> None:
    document = element_of(pdf, "Document")
    element_of(pdf, "Table").K.append(document)


def add_hidden_object(pdf: pikepdf.Pdf) -> None:
    pdf.trailer.Hidden = pdf.make_indirect(Stream(pdf, b"a message"))


def turn_row(pdf: pikepdf.Pdf) -> None:
    """Set the row of a table two places down."""
    rows = element_of(pdf, "Table").K
    row = rows[1]
    del rows[1]
    rows.insert(3, row)


def tie_elsewhere(pdf: pikepdf.Pdf) -> None:
    element_of(pdf, "TD").P = element_of(pdf, "Document")


def map_role(pdf: pikepdf.Pdf) -> None:
    pdf.Root.StructTreeRoot.RoleMap = Dictionary(P=Name.Span)


def leave_file(pdf: pikepdf.Pdf) -> None:
    pdf.Root.AF = Array([each for at, each in enumerate(pdf.Root.AF) if at > 0])


def add_update(content: bytes) -> bytes:
    """Return a sheet with another information dictionary added behind its end (ISO 32000-1, 7.5.6)."""
    root = re.findall(rb"/Root (\d+ 0 R)", content)[-1]
    start = re.findall(rb"startxref\s+(\d+)", content)[-1]
    at = len(content)
    new = b"900 0 obj\n<< /Title (Another) >>\nendobj\n"
    table = at + len(new)
    entries = b"".join(b"\1" + place.to_bytes(4, "big") + b"\0\0" for place in (at, table))
    head = b"901 0 obj\n<< /Type /XRef /Size 902 /W [1 4 2] /Index [900 2] /Root %s /Info 900 0 R /Prev %s"
    head = head % (root, start) + b" /Length %d >>" % len(entries)
    update = new + head + b"\nstream\n" + entries + b"\nendstream\nendobj\n"
    return content + update + b"startxref\n%d\n%%%%EOF\n" % table
