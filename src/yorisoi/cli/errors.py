"""What a person can mend: one sentence, exit 2, nothing written."""


class Refusal(Exception):
    """A mistake of the person at the keyboard, with what to do about it."""


# Exit codes, as sysexits.h names them where it does.
MENDABLE = 2
STOPPED = 130
OUR_FAULT = 70
