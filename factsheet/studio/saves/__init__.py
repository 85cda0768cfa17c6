"""What a save changes, what it has changed, and what others have saved."""
