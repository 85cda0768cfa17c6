"""What the server that forks drawing processes loads once for all of them."""

import gc
import signal
from contextlib import suppress

from factsheet.batch.quiet import hush_libraries

signal.signal(signal.SIGINT, signal.SIG_IGN)  # the interrupt key is for the process that asks
hush_libraries()  # before matplotlib is loaded, which is when it talks

import factsheet.batch.sheet_task  # noqa: E402
import factsheet.gallery.page_pictures  # noqa: E402
import factsheet.layout  # noqa: E402, F401 - loading them is the purpose
from factsheet.errors import FactsheetError  # noqa: E402
from factsheet.typesetting.faces import register_faces  # noqa: E402

with suppress(FactsheetError):  # which the first sheet tells
    register_faces()

gc.freeze()  # what is loaded stays: no process looks through it again, and all share its memory
