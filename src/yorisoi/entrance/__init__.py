"""How people come in: signing in, and how often a door may be tried."""
