"""One-page state profiles as tagged, archivable, printable PDF."""
