"""Placed pages as a tagged, archivable PDF file: PDF/UA-1 with PDF/A-3a or PDF/A-2a."""
