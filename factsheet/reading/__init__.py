"""Files that nobody vouches for as plain text and plain YAML: what any reader of them must refuse."""
