"""A head that was taken out of the house shows later that nobody rewrote what was before."""

import json
from datetime import UTC, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from people import Cast
from yorisoi.journal import actions, chain, heads, queries
from yorisoi.journal.chain import Fault
from yorisoi.journal.models import Entry, JournalHead
from yorisoi.vault import keyring

pytestmark = pytest.mark.usefixtures("own_tables")

NOON = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = KEY.public_key().public_bytes_raw()


def test_head_that_was_exported_reads_back_as_it_was(cast: Cast) -> None:
    head = queries.head(at=NOON)

    assert heads.read(head.to_json()) == head
    assert json.loads(head.to_json()) == {
        "kind": "yorisoi journal head 1",
        "installation": queries.installation(),
        "lines": Entry.objects.count(),
        "hash": Entry.objects.order_by("-id").values_list("hash", flat=True)[0],
        "at": "2026-11-25T03:00:00+00:00",
    }


def test_journal_that_only_grew_fits_an_earlier_head(cast: Cast) -> None:
    head = queries.head(at=NOON)
    actions.write(by=cast.dou, act="participant.view", about=cast.aki)

    assert queries.check_against(head) == queries.Check(head.n + 1, None)


def test_journal_that_was_made_anew_with_the_key_does_not_fit_an_earlier_head(cast: Cast) -> None:
    head = queries.head(at=NOON)
    _rewrite_with_the_key(actor="somebody-else")

    assert queries.check().is_whole
    assert queries.check_against(head) == queries.Check(head.n, head.n, Fault.EXPORT)


def test_journal_that_was_set_back_whole_does_not_fit_a_later_head(cast: Cast) -> None:
    line = actions.write(by=cast.dou, act="participant.view", about=cast.aki)
    head = queries.head(at=NOON)
    Entry.objects.get(pk=line.pk).mentions.all().delete()
    Entry.objects.filter(pk=line.pk).delete()
    _seal(Entry.objects.order_by("-id").first())

    assert queries.check().is_whole
    assert queries.check_against(head).fault == Fault.EXPORT


def test_head_of_another_installation_does_not_fit(cast: Cast) -> None:
    head = queries.head(at=NOON)
    other = heads.Head("0123456789abcdef", head.n, head.hash, head.at)

    assert queries.check_against(other).fault == Fault.EXPORT


def test_signature_fits_its_head_and_its_key_only(cast: Cast) -> None:
    head = heads.sign(queries.head(at=NOON), KEY.private_bytes_raw())
    other = Ed25519PrivateKey.generate().public_key().public_bytes_raw()
    later = heads.Head(head.installation, head.n + 1, head.hash, head.at, head.signature)

    assert heads.read(head.to_json()) == head
    assert heads.is_signed_by(head, PUBLIC)
    assert heads.is_signed_by(head, PUBLIC.hex().encode())
    assert not heads.is_signed_by(head, other)
    assert not heads.is_signed_by(later, PUBLIC)
    assert not heads.is_signed_by(queries.head(at=NOON), PUBLIC)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"kind": "a kit"}', "行"])
def test_file_that_is_no_head_is_refused(text: str) -> None:
    with pytest.raises(heads.HeadUnreadable, match="yorisoi journal head"):
        heads.read(text)


@pytest.mark.parametrize("key", [b"", b"short", b"-----BEGIN PRIVATE KEY-----\nx\n"])
def test_key_that_is_none_is_refused(cast: Cast, key: bytes) -> None:
    with pytest.raises(heads.HeadUnreadable):
        heads.sign(queries.head(at=NOON), key)
    with pytest.raises(heads.HeadUnreadable):
        heads.is_signed_by(heads.sign(queries.head(at=NOON), KEY.private_bytes_raw()), key)


def _rewrite_with_the_key(*, actor: str) -> None:
    """Do what only somebody with both the database and the key file can."""
    key, previous = keyring.secret("journal"), chain.START
    for entry in Entry.objects.order_by("id"):
        entry.actor, entry.previous_hash = actor, previous
        said = {name: getattr(entry, name) for name in chain.FIELDS}
        entry.hash = chain.link(
            key=key, number=entry.pk, previous_hash=previous, at=entry.at, fields=said
        )
        entry.save(force_update=True)
        previous = entry.hash
    _seal(Entry.objects.order_by("-id").first())


def _seal(last: Entry) -> None:
    mac = chain.seal(key=keyring.secret("journal"), number=last.pk, last_hash=last.hash)
    JournalHead.objects.update(number=last.pk, last_hash=last.hash, mac=mac)
