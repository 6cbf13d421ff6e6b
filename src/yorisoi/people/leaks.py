"""Who is affected when something may have leaked, and by when whom to tell.

The journal is the source: every line in the window, by the suspected account if one is named. A list
with names counts for everybody of the municipality, since nobody can say afterwards where eyes
rested. Deadlines: 個人情報の保護に関する法律 第68条 and its rules; the day it is known is day 1.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import QuerySet

from yorisoi.journal import actions as journal
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account, Leak, Participant

FIRST_DAYS, FULL_DAYS, FULL_DAYS_MALICIOUS = (3, 5), 30, 60
LISTS = ("list", "show_names", "export")
MUST_REPORT_FROM = 1
SATURDAY = 5


@dataclass(frozen=True)
class Affected:
    """A person whose data may have leaked, and what was done with them in the window."""

    participant: Participant
    acts: tuple[tuple[str, int], ...]
    is_sensitive: bool


@dataclass(frozen=True)
class Deadlines:
    """When reports are due; the full report moves past days on which offices are closed."""

    first_from: date
    first_until: date
    full_on: date
    is_moved: bool


def deadlines(noticed_on: date, *, is_malicious: bool) -> Deadlines:
    """Return the days of the first and the full report, the day of knowing being day 1."""
    n_days = FULL_DAYS_MALICIOUS if is_malicious else FULL_DAYS
    last = noticed_on + timedelta(days=n_days - 1)
    full = last
    while is_closed(full):
        full += timedelta(days=1)
    first, until = (noticed_on + timedelta(days=n - 1) for n in FIRST_DAYS)
    return Deadlines(first, until, full, is_moved=full != last)


def is_closed(day: date) -> bool:
    """Whether offices are closed: weekends and 29 December to 3 January; public holidays are not known."""
    is_new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    return day.weekday() >= SATURDAY or is_new_year


def lines_of(leak: Leak) -> QuerySet[Entry]:
    """Return the lines of the journal in the window, of the suspected account if one is named."""
    found = Entry.objects.filter(at__gte=leak.since, at__lte=leak.until)
    return found.filter(actor=leak.actor) if leak.actor else found


def affected(leak: Leak) -> tuple[Affected, ...]:
    """Return everybody whose data may have leaked, by code; those named by hand included.

    A code whose record was merged into another stands for the person of that record.
    """
    rows = Participant.objects.filter(municipality=leak.municipality).order_by("code")
    everybody = {each.code: each.merged_into or each for each in rows.select_related("merged_into")}
    acts: dict[str, Counter[str]] = {}
    owners = _owners(everybody.values())
    for entry in lines_of(leak).iterator():
        if any(word in entry.act for word in LISTS) and entry.subject_kind != "Participant":
            touched: Iterable[str] = {each.code for each in everybody.values()}
        elif entry.subject_kind == "Participant":
            touched = (entry.subject_code,)
        else:
            touched = owners.get((entry.subject_kind, entry.subject_code), ())
        for code in touched:
            if code in everybody:
                acts.setdefault(everybody[code].code, Counter())[entry.act] += 1
    for code in leak.codes:
        if code in everybody:
            acts.setdefault(everybody[code].code, Counter())
    return tuple(_affected(everybody[code], acts[code]) for code in sorted(acts))


def _affected(participant: Participant, acts: Counter[str]) -> Affected:
    is_sensitive = bool(participant.kinds) or participant.needs.exists()
    return Affected(participant, tuple(sorted(acts.items())), is_sensitive)


def _owners(people: Iterable[Participant]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return whose each row with a code is: an application's line is a line about its person."""
    codes = {each.pk: each.code for each in people}
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for model in apps.get_models():
        names = {each.name for each in model._meta.concrete_fields}
        if not hasattr(model, "Privacy") or not {"code", "participant"} <= names:
            continue
        rows = model._default_manager.filter(participant__in=codes).order_by()
        for code, key in rows.values_list("code", "participant"):
            found[model.__name__, code] = (codes[key],)
    return found


def is_reportable(found: Iterable[Affected]) -> bool:
    """Whether the leak must be reported: one person's specially protected data is enough."""
    return sum(each.is_sensitive for each in found) >= MUST_REPORT_FROM


@transaction.atomic
def note_leak(*, by: Account, leak: Leak) -> Leak:
    """Keep what may have happened, so that everybody works on the same list."""
    leak.noted_by = by
    leak.full_clean(exclude=["codes"])
    leak.save()
    journal.write(
        by=by,
        act="leak.note",
        about=leak.municipality,
        detail={"leak": leak.pk, "is_practice": leak.is_practice},
    )
    return leak
