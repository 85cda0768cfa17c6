"""What intake and export share: the tables that staff fill in, and what an import would change."""
