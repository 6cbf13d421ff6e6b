"""What entries and sessions must fulfil before they can be drawn."""

from collections.abc import Iterable, Sequence

from yorisoi.engines.draw.errors import DrawError
from yorisoi.engines.draw.model import Entry, Session


def check_inputs(entries: Sequence[Entry], *, sessions: Sequence[Session]) -> None:
    """Raise `DrawError` at the first entry or session that cannot be drawn."""
    if not sessions:
        raise DrawError("there is no session to draw for", reason="no_sessions")
    if not entries:
        raise DrawError("there is no entry to draw", reason="no_entries")
    for session in sessions:
        check_session(session)
    _check_unique(sessions, what="session")
    for entry in entries:
        check_entry(entry)
    _check_unique(entries, what="entry")
    _check_choices(entries, known={session.id for session in sessions})
    _check_group_names(entries)


def check_session(session: Session, *, line: int = 0) -> None:
    """Raise `DrawError` when the session's id is empty or its seats are not a count."""
    if not session.id or session.id != session.id.strip() or ";" in session.id:
        message = f"the session id {session.id!r} must be a text without ';' or outer spaces"
        raise DrawError(message, reason="session_id", line=line, column="id", id=session.id)
    if type(session.seats) is not int or session.seats < 0:
        message = f"seats must be 0 or more, not {session.seats!r}"
        raise DrawError(message, reason="seats", line=line, column="seats", id=session.id)


def check_entry(entry: Entry, *, line: int = 0) -> None:
    """Raise `DrawError` when a field of the entry cannot be used, whatever the sessions are."""
    if not entry.id or entry.id != entry.id.strip():
        message = f"the id {entry.id!r} must be a text without outer spaces"
        raise DrawError(message, reason="entry_id", line=line, column="id", id=entry.id)
    if entry.group != entry.group.strip():
        message = f"the group {entry.group!r} must have no outer spaces"
        raise DrawError(message, reason="group", line=line, column="group", id=entry.id)
    if type(entry.priority_class) is not int or entry.priority_class < 0:
        message = f"class must be 0 or more, not {entry.priority_class!r}"
        raise DrawError(message, reason="class", line=line, column="class", id=entry.id)
    if not entry.choices:
        message = f"entry {entry.id!r} chooses no session"
        raise DrawError(message, reason="no_choices", line=line, column="choices", id=entry.id)
    if len(set(entry.choices)) != len(entry.choices):
        message = f"entry {entry.id!r} chooses a session twice"
        raise DrawError(message, reason="choice_twice", line=line, column="choices", id=entry.id)


def unknown_choice(entry: Entry, *, known: Iterable[str], line: int = 0) -> DrawError | None:
    """Return the error for the entry's first choice that is no session, or None."""
    for choice in entry.choices:
        if choice not in known:
            message = f"entry {entry.id!r} chooses {choice!r}, which is not among the sessions"
            reason = "unknown_session"
            return DrawError(message, reason=reason, line=line, column="choices", id=entry.id)
    return None


def _check_unique(rows: Sequence[Entry] | Sequence[Session], *, what: str) -> None:
    seen: set[str] = set()
    for row in rows:
        if row.id in seen:
            message = f"the {what} id {row.id!r} occurs twice"
            raise DrawError(message, reason=f"duplicate_{what}", column="id", id=row.id)
        seen.add(row.id)


def _check_choices(entries: Sequence[Entry], *, known: set[str]) -> None:
    for entry in entries:
        if error := unknown_choice(entry, known=known):
            raise error


def _check_group_names(entries: Sequence[Entry]) -> None:
    """Refuse a group named like a person outside it: both would hold the same ticket."""
    group_of = {entry.id: entry.group for entry in entries}
    for entry in entries:
        if entry.group and group_of.get(entry.group, entry.group) != entry.group:
            message = f"the group {entry.group!r} has the name of an entry that is not in it"
            raise DrawError(message, reason="group_name", column="group", id=entry.group)
