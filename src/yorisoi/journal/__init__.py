"""Who did what and who saw what, when: append-only and tamper-evident."""
