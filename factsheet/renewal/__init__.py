"""Begins a new edition: raises it in the profiles, keeps the last one beside it, tells what fell due."""
