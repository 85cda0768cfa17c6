"""The page: frames, blocks, fit and the placed page that a writer turns into a file."""
