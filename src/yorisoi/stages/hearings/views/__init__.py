"""Pages of hearings: the plan, what was said, coding, names, the codebook."""
