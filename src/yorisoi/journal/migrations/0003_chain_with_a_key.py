"""Tie the lines with a key, number them without gaps, note whom each touches, keep a head.

Lines that are there are kept and chained anew. Before that the old chain is walked; what the walk
found stands in a line of its own at the end, so that a change made before is not made good.
"""

import hashlib
import json
from datetime import UTC
from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone

from yorisoi.journal import chain
from yorisoi.vault import keyring

OLD_FIELDS = ('actor', 'organisation', 'act', 'subject_kind', 'subject_code', 'detail', 'purpose')
RECHAIN = 'journal.rechain'


def _old_link(previous: str, entry: Any) -> str:
    fields = {name: getattr(entry, name) for name in OLD_FIELDS}
    body = {'previous': previous, 'at': entry.at.astimezone(UTC).isoformat(), **fields}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(',', ':'))
    return hashlib.sha256(text.encode()).hexdigest()


def chain_with_a_key(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Entry = apps.get_model('journal', 'Entry')
    Mention = apps.get_model('journal', 'Mention')
    Head = apps.get_model('journal', 'JournalHead')
    key = keyring.secret('journal')
    n, previous, before = 0, chain.START, chain.START
    broken: int | None = None
    for entry in list(Entry.objects.order_by('id')):
        if broken is None and (entry.previous_hash, entry.hash) != (before, _old_link(before, entry)):
            broken = n + 1
        before, n = entry.hash, n + 1
        persons = [entry.subject_code] if entry.subject_kind == 'Participant' else []
        previous = _put(Entry, Mention, key, entry, n, previous, persons)
    if n:
        said = Entry(
            at=timezone.now(), actor='yorisoi', act=RECHAIN, subject_kind='Journal',
            subject_code='yorisoi', detail={'lines': n, 'before': before, 'first_broken': broken},
        )
        n += 1
        said.id = None
        previous = _put(Entry, Mention, key, said, n, previous, [])
    Head.objects.create(pk=1, number=n, last_hash=previous, mac=chain.seal(key=key, number=n, last_hash=previous))


def _put(Entry: Any, Mention: Any, key: bytes, entry: Any, n: int, previous: str, persons: list[str]) -> str:
    was = entry.pk
    entry.persons = persons
    said = {name: chain.plain(getattr(entry, name)) for name in chain.FIELDS}
    entry.hash = chain.link(key=key, number=n, previous_hash=previous, at=entry.at, fields=said)
    entry.previous_hash = previous
    if was is None:
        entry.pk = n
        entry.save(force_insert=True)
    else:
        Entry.objects.filter(pk=was).update(
            id=n, persons=persons, previous_hash=previous, hash=entry.hash
        )
    Mention.objects.bulk_create(Mention(entry_id=n, code=code) for code in persons)
    return str(entry.hash)


def chain_without_a_key(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    Entry = apps.get_model('journal', 'Entry')
    apps.get_model('journal', 'Mention').objects.all().delete()
    apps.get_model('journal', 'JournalHead').objects.all().delete()
    Entry.objects.filter(act=RECHAIN).delete()
    previous = chain.START
    for entry in list(Entry.objects.order_by('id')):
        entry.previous_hash, entry.hash = previous, _old_link(previous, entry)
        entry.save()
        previous = entry.hash


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0002_lines_and_head'),
    ]

    operations = [migrations.RunPython(chain_with_a_key, chain_without_a_key)]
