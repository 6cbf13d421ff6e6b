"""The screens of people: they stand here, not in `people`, since a page needs the doors of a programme."""
