"""Add a line to the journal, inside the caller's transaction."""

from collections.abc import Mapping
from datetime import UTC
from typing import Protocol

from django.db import connection, transaction
from django.utils import timezone

from yorisoi.journal.chain import START, link
from yorisoi.journal.models import Entry

# The number under which PostgreSQL keeps the turn of the journal's writers.
TURN = 7_970_501


class Actor(Protocol):
    """Whoever can be named in the journal."""

    code: str


class Subject(Protocol):
    """Whatever a line can be about: a row with a code."""

    code: str


def write(
    *,
    by: Actor,
    act: str,
    about: Subject,
    detail: Mapping[str, object] | None = None,
    organisation: str = "",
    purpose: str = "",
) -> Entry:
    """Add one line; with nothing personal in `detail`, since a line can never be taken back."""
    with transaction.atomic():
        _take_turn()
        last = Entry.objects.order_by("-id").values_list("hash", flat=True).first()
        at = timezone.now().astimezone(UTC)
        fields = {
            "actor": by.code,
            "organisation": organisation,
            "act": act,
            "subject_kind": type(about).__name__,
            "subject_code": str(about.code),
            "detail": dict(detail or {}),
            "purpose": purpose,
        }
        previous = last or START
        return Entry.objects.create(
            at=at,
            previous_hash=previous,
            hash=link(previous_hash=previous, at=at, fields=fields),
            **fields,
        )


def _take_turn() -> None:
    """Let one writer at a time add a line, or two would follow the same one; SQLite queues anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
