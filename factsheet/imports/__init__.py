"""Brings figures in as they are published, or as staff keep them, and gives them out to be filled in."""
