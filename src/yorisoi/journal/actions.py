"""Add a line to the journal, inside the caller's transaction."""

from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Protocol

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import chain, frame
from yorisoi.journal.models import Entry, JournalHead, Mention
from yorisoi.vault import keyring

HEAD = 1
A_PERSON = "Participant"
# Who writes where the journal writes about itself.
HOUSE = "yorisoi"


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
    """Add one line; with nothing personal in `detail`, since a line can never be taken back.

    A participant whom the line touches finds it: the one it is about, the one whom the row it is
    about belongs to (`about.participant`), the one for whom a supporter acts.
    """
    around = frame.current()
    persons = _persons(about)
    known = [around.purposes[code] for code in persons if code in around.purposes]
    return _append(
        by,
        act,
        about,
        {
            "detail": detail or {},
            "organisation": organisation or around.organisation,
            "purpose": purpose or "".join(known[:1]),
            "persons": persons,
        },
    )


def write_of_many(
    *,
    by: Actor,
    act: str,
    about: Subject,
    persons: Iterable[Subject | None],
    detail: Mapping[str, object] | None = None,
    purpose: str = "",
) -> Entry:
    """Add one line about something that shows several participants; each of them finds it."""
    codes = {str(each.code) for each in persons if each is not None}
    around = frame.current()
    known = [around.purposes[code] for code in sorted(codes) if code in around.purposes]
    return _append(
        by,
        act,
        about,
        {
            "detail": detail or {},
            "organisation": around.organisation,
            "purpose": purpose or ("".join(known[:1]) if len(codes) == 1 else ""),
            "persons": sorted(codes | set(_persons(about))),
        },
    )


def _persons(about: Subject) -> list[str]:
    """Return the codes of the participants whom a row is about or belongs to."""
    whose = about if type(about).__name__ == A_PERSON else getattr(about, "participant", None)
    code = getattr(whose, "code", "")
    return [str(code)] if code else []


def _append(by: Actor, act: str, about: Subject, said: dict[str, object]) -> Entry:
    around = frame.current()
    fields = {
        "actor": by.code,
        "municipality": around.municipality,
        "on_behalf_of": around.on_behalf_of,
        "act": act,
        "subject_kind": type(about).__name__,
        "subject_code": str(about.code),
        **said,
    }
    if around.on_behalf_of:
        fields["persons"] = sorted({*_codes(said["persons"]), around.on_behalf_of})
    with transaction.atomic(savepoint=False):
        return _add(_locked_head(), fields)


def _codes(persons: object) -> list[str]:
    return [str(each) for each in persons] if isinstance(persons, list) else []


def _locked_head() -> JournalHead:
    """Return the head, locked until the caller's transaction ends; the first line makes it."""
    head = JournalHead.objects.select_for_update().filter(pk=HEAD).first()
    if head is None and not Entry.objects.exists():
        empty = _seal(0, chain.START)
        head, _ = JournalHead.objects.select_for_update().get_or_create(
            pk=HEAD, defaults={"mac": empty}
        )
    if head is not None and head.mac == _seal(head.number, head.last_hash):
        return head
    return _note_break(head or JournalHead(pk=HEAD))


def _note_break(head: JournalHead) -> JournalHead:
    """Write for ever into the chain that its head did not fit: somebody else had changed it.

    The work goes on, but a head that is made later never makes that change good.
    """
    last = Entry.objects.order_by("-id").first()
    head.number, head.last_hash = (last.pk, last.hash) if last else (0, chain.START)
    nothing = dict.fromkeys(chain.FIELDS, "")
    house = {"actor": HOUSE, "subject_kind": "Journal", "subject_code": HOUSE}
    _add(head, {**nothing, **house, "act": chain.BREAK, "detail": {}, "persons": []})
    return head


def _seal(number: int, last_hash: str) -> str:
    return chain.seal(key=keyring.secret("journal"), number=number, last_hash=last_hash)


def _add(head: JournalHead, fields: Mapping[str, object]) -> Entry:
    key = keyring.secret("journal")
    said = {name: chain.plain(fields[name]) for name in chain.FIELDS}
    number, at = head.number + 1, timezone.now().astimezone(UTC)
    entry = Entry(
        id=number,
        at=at,
        previous_hash=head.last_hash,
        hash=chain.link(key=key, number=number, previous_hash=head.last_hash, at=at, fields=said),
        **said,
    )
    entry.save(force_insert=True)
    Mention.objects.bulk_create(Mention(entry=entry, code=code) for code in _codes(said["persons"]))
    head.number, head.last_hash = number, entry.hash
    head.mac = _seal(number, entry.hash)
    head.save()
    return entry
