"""All states at a glance, and what can be found in them."""
