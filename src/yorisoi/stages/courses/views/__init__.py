"""Pages of courses, by what they are about."""
