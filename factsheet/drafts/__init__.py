"""Edits that are kept beside a data folder until somebody saves them."""
