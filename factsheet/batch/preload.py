"""What the server that forks drawing processes loads once for all of them."""

import gc

from factsheet.batch.quiet import hush_libraries

hush_libraries()  # before matplotlib is loaded, which is when it talks

import factsheet.batch.sheet_task  # noqa: E402
import factsheet.gallery.page_pictures  # noqa: E402
import factsheet.layout  # noqa: E402, F401 - loading them is the purpose

gc.freeze()  # what is loaded stays: no process looks through it again, and all share its memory
