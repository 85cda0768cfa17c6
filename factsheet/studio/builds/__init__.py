"""What goes out: builds and what stands there, what changed, archives, sheets behind reports."""
