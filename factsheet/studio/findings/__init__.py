"""What the checks find, as it stands beside the fields: in plain words, with what a click can do."""
