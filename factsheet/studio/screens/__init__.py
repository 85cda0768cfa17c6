"""The screens of the studio: each module has the routes of one and what stands on it."""
