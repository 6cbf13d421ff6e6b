"""Pages of practice, by whose they are."""
