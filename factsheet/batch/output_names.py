"""What runs write beside the sheets, by name."""

MANIFEST = "manifest.json"
REPORT = "report.json"
GALLERY = "index.html"
PICTURES = "gallery"  # a folder
WRITTEN_BESIDE = frozenset({MANIFEST, REPORT, GALLERY})
