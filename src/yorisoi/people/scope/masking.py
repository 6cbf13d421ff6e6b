"""Free text for those who prepare things and may not know for whom: names and numbers are taken out."""

import re

from yorisoi.people.models import Participant

MASK = "【伏せました】"
SHORTEST = 2
# Telephone, fax and mobile numbers in any of the usual spellings; addresses of mail.
NUMBER = re.compile(
    r"[0０][0-9０-９]{0,4}[-－ー‐−()（）\s]?[0-9０-９]{1,4}[-－ー‐−()（）\s]?[0-9０-９]{3,4}"
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def masked(text: str, participant: Participant) -> str:
    """Return a text without the person's name, its reading, its parts, or a number to reach anybody."""
    for part in _parts(participant):
        text = text.replace(part, MASK)
    return NUMBER.sub(MASK, MAIL.sub(MASK, text))


def _parts(participant: Participant) -> list[str]:
    """Return what would give the person away, the longest first."""
    whole = [participant.name, participant.reading]
    parts = {part for each in whole for part in (each, *each.split())}
    return sorted((part for part in parts if len(part) >= SHORTEST), key=len, reverse=True)
