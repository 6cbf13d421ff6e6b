"""Pages of personas: groups, sheets, the workshop, reviews, and a page for those concerned."""
