"""Pages of ties, by whose they are."""
