"""Write courses: one public door."""
