"""Copies of the house that can be put back: sealed, checked, and useless to a thief."""
