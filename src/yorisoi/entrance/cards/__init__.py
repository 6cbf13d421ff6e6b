"""How participants come in: a printed card, known devices, the tablet of a centre."""
