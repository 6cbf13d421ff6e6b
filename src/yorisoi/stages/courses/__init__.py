"""Classes: units, venues, applications, arrangements, draw, places, attendance."""
