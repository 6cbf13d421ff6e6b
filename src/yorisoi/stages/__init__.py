"""The cycle of a programme year, ten rooms in order."""
