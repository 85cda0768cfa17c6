"""What comes in: files of others, sources, profiles begun."""
