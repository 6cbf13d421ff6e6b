"""Whose rows anybody may see: one municipality at a time."""
