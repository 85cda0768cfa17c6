"""Type for page and figures: faces, widths, kerning, lines and paragraphs."""
