"""Brings figures in, as they are published or as staff keep them."""
