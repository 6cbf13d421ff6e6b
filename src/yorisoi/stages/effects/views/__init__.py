"""Pages of verification, by whose they are."""
