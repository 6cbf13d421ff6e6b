"""The words of the command: which verbs there are and what each takes."""
