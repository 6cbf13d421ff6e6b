"""Pages of the stage."""
