"""The studio: pages in the browser on which figures are kept and sheets are seen."""
