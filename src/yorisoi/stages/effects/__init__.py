"""Verify change and effect, honestly at small numbers."""
