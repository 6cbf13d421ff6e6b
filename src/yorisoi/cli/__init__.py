"""The `yorisoi` command: the verbs of the programme for people who like a keyboard."""
