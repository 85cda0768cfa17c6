"""What the server that forks drawing processes loads once for all of them."""

from factsheet.batch.quiet import hush_libraries

hush_libraries()  # before matplotlib is loaded, which is when it talks

import factsheet.batch.sheet  # noqa: E402, F401 - loading it is the purpose
