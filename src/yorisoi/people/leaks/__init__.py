"""A leak, or a drill: who is affected, what is due when, the reports and letters."""
