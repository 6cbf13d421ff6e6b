"""Pages of the staff's door."""
