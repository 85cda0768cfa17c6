"""Where the readers of data take their texts from."""

from factsheet.reading.files import MAX_BYTES, NO_FILE, is_special, read_text, shown_path

__all__ = ["MAX_BYTES", "NO_FILE", "is_special", "read_text", "shown_path"]
