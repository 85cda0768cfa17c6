"""A page to look the sheets of a run over in a browser: `index.html`, and a picture of each sheet.

`gallery_page` makes the one, where a run ends, and `page_pictures` the other, where its sheets are drawn:
neither process loads what the other needs.
"""
