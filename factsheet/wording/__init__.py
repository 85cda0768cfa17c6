"""What the sheet says in fixed words: text, numbers, lists, dates and places in one language."""
