"""YAML text brought to other values in place; knows no profile."""
