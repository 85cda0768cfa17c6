"""The data of a state as forms: which fields there are, what they hold, and what was typed into them."""
