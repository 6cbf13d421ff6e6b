"""The tables of the front pages, step by step."""
