"""A studio from its start to its end: folder, port, link, browser, server."""
