"""Accounts, organisations, participants, supporters, consent, needs and channels."""
