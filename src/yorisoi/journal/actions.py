"""Add a line to the journal, inside the caller's transaction."""

from collections.abc import Mapping
from datetime import UTC
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from yorisoi.journal.chain import START, link
from yorisoi.journal.models import Entry


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
