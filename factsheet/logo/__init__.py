"""A publisher's logo, from a file that nobody vouches for to pixels or outlines that are safe to draw."""
