"""What is heard of QR codes."""

import pytest

from factsheet.wording import Wording
from factsheet.wording.code_texts import CodeTwin, describe_qr_code


@pytest.mark.parametrize(
    ("twin", "told"),
    [
        (CodeTwin.NONE, "QR code that opens humantraffickinghotline.org."),
        (CodeTwin.ABOVE, "QR code: the same page as the link above."),
        (CodeTwin.BELOW_ABOUT, "QR code: the same page as the link under “About these data”."),
    ],
)
def test_a_code_is_told_by_where_it_leads(twin: CodeTwin, told: str, en: Wording) -> None:
    assert describe_qr_code(en, "humantraffickinghotline.org", twin) == told
