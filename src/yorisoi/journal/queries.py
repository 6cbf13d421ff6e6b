"""Read the journal and check that nobody has changed it."""

from dataclasses import dataclass
from datetime import UTC

from django.db.models import QuerySet

from yorisoi.journal.chain import START, link
from yorisoi.journal.models import Entry


@dataclass(frozen=True)
class Check:
    """What a walk along the chain found: how many lines, and the first that does not fit."""

    n_entries: int
    first_broken: int | None

    @property
    def is_whole(self) -> bool:
        """Whether every line still carries the hash of the line before it."""
        return self.first_broken is None


def about(*, kind: str, code: str) -> QuerySet[Entry]:
    """Return the lines about one row, newest first."""
    return Entry.objects.filter(subject_kind=kind, subject_code=code).order_by("-id")


def check() -> Check:
    """Walk the whole chain from its start."""
    previous, n = START, 0
    for entry in Entry.objects.order_by("id").iterator():
        n += 1
        fields = {
            "actor": entry.actor,
            "organisation": entry.organisation,
            "act": entry.act,
            "subject_kind": entry.subject_kind,
            "subject_code": entry.subject_code,
            "detail": entry.detail,
            "purpose": entry.purpose,
        }
        expected = link(previous_hash=previous, at=entry.at.astimezone(UTC), fields=fields)
        if entry.previous_hash != previous or entry.hash != expected:
            return Check(n_entries=n, first_broken=entry.pk)
        previous = entry.hash
    return Check(n_entries=n, first_broken=None)
