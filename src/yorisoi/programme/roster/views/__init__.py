"""Pages of people: the roster, one record, what was agreed, and what a participant sees of it."""
