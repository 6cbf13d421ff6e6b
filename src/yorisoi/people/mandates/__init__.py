"""Who may do what for a person, for how long, and the paper that says so."""
