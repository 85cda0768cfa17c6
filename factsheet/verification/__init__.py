"""Whether a finished sheet is still what the program draws from the data that it carries."""
