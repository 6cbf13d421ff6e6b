"""Know the ward from data: figures with their source, never mixed with guesses."""
