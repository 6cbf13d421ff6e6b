"""Stand-ins for machines that a test cannot have; each is checked against the real thing elsewhere."""
