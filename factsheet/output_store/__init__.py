"""Where a batch writes to: a local folder, or a store somewhere else that is named by a URL."""

from factsheet.output_store.output_places import is_address, open_store
from factsheet.output_store.store import OnNotice, OutputStore

__all__ = ["OnNotice", "OutputStore", "is_address", "open_store"]
