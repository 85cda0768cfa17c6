"""Whether a finished file keeps what it claims, by two independent validators."""
