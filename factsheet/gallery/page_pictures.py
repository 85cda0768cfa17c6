import io

import pypdfium2


def make_picture(content: bytes) -> bytes:
    image = pypdfium2.PdfDocument(content)[0].render(scale=4 / 3).to_pil().quantize(32)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
