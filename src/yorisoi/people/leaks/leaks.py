"""Who is affected when something may have leaked, and what is written down of it.

The journal is the source (`leak_lines`). A list with names counts for everybody of the municipality,
since nobody can say afterwards where eyes rested. By when whom to tell: `leak_days`.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.apps import apps
from django.db import transaction

from yorisoi.journal import actions as journal
from yorisoi.journal.models import Entry
from yorisoi.people.leaks.lines import lines_of
from yorisoi.people.models import Account, Leak, Participant

LISTS = ("list", "show_names", "export")
MUST_REPORT_FROM = 1


@dataclass(frozen=True)
class Affected:
    """A person whose data may have leaked, and what was done with them in the window."""

    participant: Participant
    acts: tuple[tuple[str, int], ...]
    is_sensitive: bool


def affected(leak: Leak) -> tuple[Affected, ...]:
    """Return everybody whose data may have leaked, by code; those named by hand included.

    A code whose record was merged into another stands for the person of that record.
    """
    rows = Participant.objects.filter(municipality=leak.municipality).order_by("code")
    everybody = {each.code: each.merged_into or each for each in rows.select_related("merged_into")}
    acts: dict[str, Counter[str]] = {}
    owners = _owners(everybody.values())
    for entry in lines_of(leak):
        touched = _touched(entry, everybody, owners)
        for code in {everybody[each].code for each in touched if each in everybody}:
            acts.setdefault(code, Counter())[entry.act] += 1
    for code in leak.codes:
        if code in everybody:
            acts.setdefault(everybody[code].code, Counter())
    return tuple(_affected(everybody[code], acts[code]) for code in sorted(acts))


def _touched(
    entry: Entry, everybody: Iterable[str], owners: dict[tuple[str, str], tuple[str, ...]]
) -> Iterable[str]:
    """Return the codes of those whom a line touches."""
    if any(word in entry.act for word in LISTS) and entry.subject_kind != "Participant":
        return everybody
    if entry.subject_kind == "Participant":
        return {entry.subject_code, *entry.persons}
    return {*owners.get((entry.subject_kind, entry.subject_code), ()), *entry.persons}


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


@dataclass(frozen=True)
class Narrowed:
    """To which account, sign-ins and kinds of page a leak is narrowed; nothing is the widest."""

    actor: str = ""
    sign_ins: tuple[int, ...] = ()
    pages: tuple[str, ...] = ()


@transaction.atomic
def narrow(*, by: Account, leak: Leak, to: Narrowed) -> Leak:
    """Look at less of the journal, or at more again; who is affected is found anew."""
    leak.actor, leak.sign_ins, leak.pages = to.actor, list(to.sign_ins), list(to.pages)
    leak.save(update_fields=["actor", "sign_ins", "pages"])
    detail = {"leak": leak.pk, "sign_ins": leak.sign_ins, "pages": leak.pages}
    journal.write(by=by, act="leak.narrow", about=leak.municipality, detail=detail)
    return leak


@dataclass(frozen=True)
class Facts:
    """What was found out for the reports, and when they were sent."""

    items: str = ""
    cause: str = ""
    harm: str = ""
    told: str = ""
    published: str = ""
    prevention: str = ""
    first_sent_on: date | None = None
    full_sent_on: date | None = None


@transaction.atomic
def find_out(*, by: Account, leak: Leak, facts: Facts) -> Leak:
    """Keep what was found out, for the full report; the journal says that, not what."""
    for name, value in vars(facts).items():
        setattr(leak, name, value)
    leak.save(update_fields=list(vars(facts)))
    journal.write(by=by, act="leak.find_out", about=leak.municipality, detail={"leak": leak.pk})
    return leak
