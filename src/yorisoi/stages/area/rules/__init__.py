"""What follows from figures without asking the database: shapes of files, estimates, differences."""
