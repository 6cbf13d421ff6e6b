"""The guideline and the kit for the next municipality."""
