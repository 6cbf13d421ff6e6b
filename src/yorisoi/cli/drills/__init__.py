"""Drills: do to the house what may happen to it, and count whether anything was lost."""
