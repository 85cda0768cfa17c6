def make_gallery(report) -> bytes:
    return b"<html>"
