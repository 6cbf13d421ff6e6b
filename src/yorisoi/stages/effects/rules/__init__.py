"""What follows from answers without a query: scores, change, control of small counts, sentences."""
