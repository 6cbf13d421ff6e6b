"""Listen at the centres: who spoke, what was said, what it means."""
