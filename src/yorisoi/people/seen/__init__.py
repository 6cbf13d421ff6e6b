"""Who saw or did what with a person, in plain words."""
