"""Segments and provisional personas, each line with its evidence."""
