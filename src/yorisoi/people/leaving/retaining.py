"""Whose record has been kept long enough, and their erasure after it was shown.

The last contact is the newest day in any row about the person, found by the walk of `holdings`; the
journal does not count, since looking at a record does not prolong it. A record goes at the end of
the fiscal year of the last contact plus the years of `data/retention.csv`. Whoever is held back
(`holding_back`) stays.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import models, transaction
from django.db.models import Max
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.held import records
from yorisoi.people.held.holdings import holdings, tied_fields
from yorisoi.people.leaving import holding_back
from yorisoi.people.leaving.erasing import erase
from yorisoi.people.models import Account, Organisation, Participant, RetentionPreview

PERIOD = "participant"
REASON = "保存期間の終わり"
# Somebody must be able to object before it is too late.
N_DAYS_SHOWN = 7
_APRIL = 4
FIRST_DAY = date(1, 4, 1)
# Days that were planned, and ends, are no contact.
NO_CONTACT = (
    "until",
    "expires",
    "due",
    "reply_by",
    "withdrawn",
    "revoked",
    "erased",
    "merged",
    "said",
)
# Nor is that somebody looked, may sign in, or is held back.
NO_CONTACT_KINDS = {"journal.Entry", "journal.Mention", "people.Account", "people.RetentionHold"}


class NotShown(ValueError):
    """Nothing is erased that was not shown a week before."""


@dataclass(frozen=True)
class Leaving:
    """A participant whose record goes on a day, and the last contact it is counted from."""

    participant: Participant
    last_on: date
    goes_on: date


def goes_on(last_on: date) -> date:
    """Return the day on which a record goes: the last of March, the years of its period later."""
    fiscal = last_on.year if last_on.month >= _APRIL else last_on.year - 1
    return date(fiscal + 1 + records.periods()[PERIOD].years, 3, 31)


def last_contact(participant: Participant) -> date:
    """Return the newest day, not after today, in any row about a person."""
    today = timezone.localdate()
    days = {timezone.localdate(participant.registered_at)}
    for holding in holdings(participant):
        if holding.record.model not in NO_CONTACT_KINDS:
            days |= {day for row in holding.rows for day in _days(row) if day <= today}
    return max(days)


def _days(row: models.Model) -> set[date]:
    found = set()
    for field in row._meta.concrete_fields:
        day = _as_day(getattr(row, field.name)) if _is_contact(field) else None
        if day is not None:
            found.add(day)
    return found


def _is_contact(field: "models.Field[Any, Any]") -> bool:
    """Whether a column says when somebody was in touch; a day that was only planned does not."""
    return isinstance(field, models.DateField) and not field.name.startswith(NO_CONTACT)


def _as_day(value: object) -> date | None:
    if isinstance(value, datetime):
        return timezone.localdate(value)
    return value if isinstance(value, date) else None


def leaving(*, municipality: Organisation, on: date) -> tuple[Leaving, ...]:
    """Return everybody whose record has gone past its day by `on` and is not held back, the oldest first."""
    stays = holding_back.held(municipality=municipality, on=on)
    return tuple(
        each for each in over(municipality=municipality, on=on) if each.participant.pk not in stays
    )


def over(*, municipality: Organisation, on: date) -> tuple[Leaving, ...]:
    """Return everybody whose record has gone past its day by `on`, held back or not, the oldest first."""
    everybody = Participant.objects.filter(municipality=municipality, erased_at__isnull=True)
    seen = _seen_at_least(municipality)
    found = []
    for each in everybody.order_by("code"):
        if goes_on(seen.get(each.pk, FIRST_DAY)) > on:
            continue
        last = last_contact(each)
        if goes_on(last) <= on:
            found.append(Leaving(each, last, goes_on(last)))
    return tuple(sorted(found, key=lambda each: (each.goes_on, each.participant.code)))


def _seen_at_least(municipality: Organisation) -> dict[int, date]:
    """Return a day of contact of each participant, which may not be the last: one query for each column.

    The walk of everything about one person takes tens of queries; whoever is known to have been in
    touch lately needs no walk.
    """
    today, found = timezone.localdate(), dict[int, date]()
    for model in records.personal_models():
        names = {each.name for each in tied_fields(model)}
        if "participant" not in names or model._meta.label in NO_CONTACT_KINDS:
            continue
        rows = model._default_manager.filter(participant__municipality=municipality).order_by()
        for field in filter(_is_contact, model._meta.concrete_fields):
            for key, last in rows.values_list("participant").annotate(Max(field.name)):
                day = _as_day(last)
                if day is not None and day <= today:
                    found[key] = max(found.get(key, day), day)
    return found


@transaction.atomic
def show(*, by: Account, municipality: Organisation, on: date) -> RetentionPreview:
    """Keep the list of who would go, so that it can be looked through for a week."""
    preview = RetentionPreview.objects.create(
        municipality=municipality,
        codes=[each.participant.code for each in leaving(municipality=municipality, on=on)],
        shown_by=by,
    )
    journal.write(
        by=by,
        act="retention.show",
        about=municipality,
        detail={"preview": preview.pk, "n": len(preview.codes)},
    )
    return preview


def ripe_from(preview: RetentionPreview) -> date:
    """Return the first day on which a list may be acted on."""
    return timezone.localdate(preview.shown_at) + timedelta(days=N_DAYS_SHOWN)


@transaction.atomic
def apply(*, by: Account, preview: RetentionPreview, on: date) -> tuple[str, ...]:
    """Erase whom a list named a week ago and who is still past their day; return their codes."""
    found = RetentionPreview.objects.select_for_update().get(pk=preview.pk)
    if found.applied_at is not None or on < ripe_from(found):
        raise NotShown(f"list {found.pk} may be acted on once, from {ripe_from(found)}")
    gone = []
    for each in leaving(municipality=found.municipality, on=on):
        if each.participant.code in found.codes:
            erase(by=by, participant=each.participant, reason=REASON)
            gone.append(each.participant.code)
    found.applied_at, found.applied_by = timezone.now(), by
    found.save(update_fields=["applied_at", "applied_by"])
    journal.write(
        by=by,
        act="retention.apply",
        about=found.municipality,
        detail={"preview": found.pk, "n": len(gone)},
    )
    return tuple(gone)
