"""The vault: keys that never enter the database, and the columns they seal."""
