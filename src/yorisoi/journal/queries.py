"""Read the journal and check that nobody has changed it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from django.db.models import QuerySet

from yorisoi.journal import chain
from yorisoi.journal.chain import Fault
from yorisoi.journal.heads import Head
from yorisoi.journal.models import Entry, JournalHead, Mention
from yorisoi.vault import keyring

AT_ONCE = 2000
HEAD = 1
_COLUMNS = ("id", "at", *chain.FIELDS, "previous_hash", "hash")


@dataclass(frozen=True)
class Check:
    """What a walk along the chain found: how many lines, the first that does not fit, and how."""

    n_entries: int
    first_broken: int | None
    fault: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether every line still fits the line before it, and the last one the head."""
        return self.first_broken is None


def about(*, kind: str, code: str) -> QuerySet[Entry]:
    """Return the lines about one row, newest first."""
    return Entry.objects.filter(subject_kind=kind, subject_code=code).order_by("-id")


def touching(*codes: str) -> QuerySet[Entry]:
    """Return every line that touches a participant, lists included, newest first.

    A person whose records were merged goes by several codes; a line that names two of them is one.
    """
    if len(codes) == 1:
        return Entry.objects.filter(mentions__code=codes[0]).order_by("-id")
    lines = Mention.objects.filter(code__in=codes).order_by().values("entry_id")
    return Entry.objects.filter(pk__in=lines).order_by("-id")


def head(*, at: datetime) -> Head:
    """Return the head as it stands, to be kept elsewhere; an empty journal has no line."""
    found = JournalHead.objects.first()
    return Head(
        installation=installation(),
        n=found.number if found else 0,
        hash=found.last_hash if found else chain.START,
        at=at.astimezone(UTC).isoformat(timespec="seconds"),
    )


def installation() -> str:
    """Return what tells this journal from that of another installation."""
    return chain.installation(keyring.secret("journal"))


def hash_of(number: int) -> str | None:
    """Return the code of one line, or None where there is no such line; 0 is the start."""
    if number == 0:
        return chain.START
    return Entry.objects.filter(pk=number).values_list("hash", flat=True).first()


def check_against(exported: Head) -> Check:
    """Walk the whole chain, and compare it with a head that was exported earlier."""
    found = check()
    if not found.is_whole:
        return found
    is_ours = installation() == exported.installation
    if is_ours and found.n_entries >= exported.n and hash_of(exported.n) == exported.hash:
        return found
    return Check(found.n_entries, min(exported.n, found.n_entries + 1), Fault.EXPORT)


def check() -> Check:
    """Walk the whole chain from its start to its head."""
    key = keyring.secret("journal")
    previous, n = chain.START, 0
    mentions = _Mentions()
    for row in Entry.objects.order_by("id").values(*_COLUMNS).iterator(AT_ONCE):
        n += 1
        number, said = row["id"], {name: row[name] for name in chain.FIELDS}
        expected = chain.link(key=key, number=n, previous_hash=previous, at=row["at"], fields=said)
        if (number, row["previous_hash"], row["hash"]) != (n, previous, expected):
            return Check(n, number, Fault.LINE)
        if mentions.of(n) != _codes(row["persons"]):
            return Check(n, number, Fault.MENTION)
        if row["act"] == chain.BREAK:
            return Check(n, number, Fault.BREAK)
        previous = row["hash"]
    if mentions.are_left():
        return Check(n, n + 1, Fault.MENTION)
    return _check_head(key, n, previous)


def _check_head(key: bytes, n: int, last_hash: str) -> Check:
    """Compare the last line that is there with what the head remembers."""
    heads = list(JournalHead.objects.all()[:2])
    if not heads and n == 0:
        return Check(0, None)
    if len(heads) != 1 or heads[0].pk != HEAD:
        return Check(n, n + 1, Fault.HEAD)
    head = heads[0]
    if head.mac != chain.seal(key=key, number=head.number, last_hash=head.last_hash):
        return Check(n, n + 1, Fault.HEAD)
    if (head.number, head.last_hash) != (n, last_hash):
        return Check(n, n + 1, Fault.TAIL)
    return Check(n, None)


def _codes(persons: object) -> list[str]:
    return sorted(persons) if isinstance(persons, list) else []


class _Mentions:
    """The table of mentions, read once beside the lines."""

    def __init__(self) -> None:
        rows: Iterable[tuple[int, str]] = (
            Mention.objects.order_by("entry_id", "code")
            .values_list("entry_id", "code")
            .iterator(AT_ONCE)
        )
        self._groups: Iterator[tuple[int, Iterator[tuple[int, str]]]] = groupby(
            rows, key=lambda row: row[0]
        )
        self._next = self._take()

    def _take(self) -> tuple[int, list[str]] | None:
        found = next(self._groups, None)
        return (found[0], [code for _entry, code in found[1]]) if found else None

    def of(self, number: int) -> list[str]:
        """Return whom a line mentions; a mention of a line that was passed over stays left."""
        if self._next is None or self._next[0] != number:
            return []
        codes = sorted(self._next[1])
        self._next = self._take()
        return codes

    def are_left(self) -> bool:
        """Whether mentions remain that no line claims."""
        return self._next is not None
