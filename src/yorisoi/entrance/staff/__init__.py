"""How staff come in: passkey first, or password and one-time code; who may, and from where they are in."""
