"""Pure computation: no Django, no database, no clock, no hidden randomness."""
