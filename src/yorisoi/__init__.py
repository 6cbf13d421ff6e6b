"""A year of digital support for residents with disabilities, from data to guideline."""
