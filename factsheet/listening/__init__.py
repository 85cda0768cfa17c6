"""A PDF file as it is heard: its structure tree in reading order, as lines to read and as speech."""
