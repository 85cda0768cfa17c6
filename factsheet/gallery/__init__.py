"""A page to look the sheets of a run over in a browser: `index.html`, and a picture of each sheet."""

from factsheet.gallery.gallery_page import make_gallery
from factsheet.gallery.page_pictures import make_picture

__all__ = ["make_gallery", "make_picture"]
