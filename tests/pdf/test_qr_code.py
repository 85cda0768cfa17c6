"""QR codes: the matrix that is encoded is the matrix on paper."""

from factsheet.geometry import Box
from factsheet.page.placed import QrCode
from factsheet.pdf.document import write_document
from factsheet.pdf.qr_code import make_module_matrix
from tests.pdf.builders import QR_DATA, a_document, a_figure, a_page
from tests.pdf.pixels import rows_of

FINDER = ["KKKKKKK", "K_____K", "K_KKK_K", "K_KKK_K", "K_KKK_K", "K_____K", "KKKKKKK"]


def typed(data: str) -> list[str]:
    return ["".join("K" if module else "_" for module in row) for row in make_module_matrix(data)]


def test_the_code_on_paper_is_the_encoded_one() -> None:
    matrix = typed(QR_DATA)
    size = len(matrix)
    code = a_figure(QrCode(QR_DATA, Box(0, 0, size, size), "#000000"))
    assert rows_of(write_document(a_document(a_page(code, size=(size, size))))) == matrix


def test_three_corners_have_the_finder_pattern() -> None:
    matrix = typed(QR_DATA)
    assert [row[:7] for row in matrix[:7]] == FINDER
    assert [row[-7:] for row in matrix[:7]] == FINDER
    assert [row[:7] for row in matrix[-7:]] == FINDER


def test_another_address_gives_another_code() -> None:
    assert make_module_matrix(QR_DATA) != make_module_matrix(
        QR_DATA.replace("massachusetts", "new-hampshire")
    )
