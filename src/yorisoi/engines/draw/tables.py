"""Reading entries and sessions from CSV text, with errors that name line and column.

Entries: `id,group,class,choices` (choices are session ids joined by `;`, best first; group may be
empty). Sessions: `id,seats`. Columns may come in any order; other columns are refused, because
what the hash does not cover must not stand beside it. Blank lines are skipped.
"""

import csv
import io
from collections.abc import Iterator, Sequence

from yorisoi.engines.draw.errors import DrawError
from yorisoi.engines.draw.inputs import check_entry, check_session, unknown_choice
from yorisoi.engines.draw.model import Entry, Session

ENTRY_COLUMNS = ("id", "group", "class", "choices")
SESSION_COLUMNS = ("id", "seats")


def read_entries(text: str, *, sessions: Sequence[Session] | None = None) -> tuple[Entry, ...]:
    """Read the entries; with `sessions` given, choices are checked against them as well.

    Raises `DrawError` with `line` (from 1, the header is line 1) and `column`.
    """
    known = None if sessions is None else {session.id for session in sessions}
    entries: dict[str, Entry] = {}
    for line, row in _rows(text, columns=ENTRY_COLUMNS):
        entry = _entry(row, line=line)
        _refuse_twice(entry.id, seen=entries, line=line, reason="duplicate_entry")
        if known is not None and (error := unknown_choice(entry, known=known, line=line)):
            raise error
        entries[entry.id] = entry
    if not entries:
        raise DrawError("the file holds no entry", reason="no_entries")
    return tuple(entries.values())


def read_sessions(text: str) -> tuple[Session, ...]:
    """Read the sessions. Raises `DrawError` with `line` (from 1) and `column`."""
    sessions: dict[str, Session] = {}
    for line, row in _rows(text, columns=SESSION_COLUMNS):
        seats = _whole(row["seats"], line=line, column="seats", reason="seats")
        session = Session(row["id"], seats)
        check_session(session, line=line)
        _refuse_twice(session.id, seen=sessions, line=line, reason="duplicate_session")
        sessions[session.id] = session
    if not sessions:
        raise DrawError("the file holds no session", reason="no_sessions")
    return tuple(sessions.values())


def _entry(row: dict[str, str], *, line: int) -> Entry:
    choices = tuple(choice.strip() for choice in row["choices"].split(";"))
    choices = () if choices == ("",) else choices
    if "" in choices:
        message = f"a choice is empty in {row['choices']!r}"
        raise DrawError(message, reason="empty_choice", line=line, column="choices", id=row["id"])
    priority = _whole(row["class"], line=line, column="class", reason="class")
    entry = Entry(row["id"], row["group"], priority, choices)
    check_entry(entry, line=line)
    return entry


def _rows(text: str, *, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    header: list[str] | None = None
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if not any(stripped):
                continue
            if header is None:
                header = _header(stripped, columns=columns, line=reader.line_num)
                continue
            if len(stripped) != len(header):
                message = f"{len(header)} cells expected, {len(stripped)} found"
                raise DrawError(message, reason="cells", line=reader.line_num)
            yield reader.line_num, dict(zip(header, stripped, strict=True))
    except csv.Error as error:
        message = f"the line is not CSV: {error}"
        raise DrawError(message, reason="csv", line=reader.line_num) from None


def _header(found: list[str], *, columns: Sequence[str], line: int) -> list[str]:
    for name in columns:
        if found.count(name) != 1:
            message = f"the header must hold {name!r} once; it is {','.join(found)!r}"
            raise DrawError(message, reason="header", line=line, column=name)
    for name in found:
        if name not in columns:
            message = f"the column is not one of {','.join(columns)}"
            raise DrawError(message, reason="header", line=line, column=name or "(empty)")
    return found


def _whole(text: str, *, line: int, column: str, reason: str) -> int:
    if not (text.isascii() and text.isdigit()):
        message = f"a whole number of 0 or more expected, {text!r} found"
        raise DrawError(message, reason=reason, line=line, column=column)
    return int(text)


def _refuse_twice(
    name: str, *, seen: dict[str, Entry] | dict[str, Session], line: int, reason: str
) -> None:
    if name in seen:
        message = f"the id {name!r} occurs twice"
        raise DrawError(message, reason=reason, line=line, column="id", id=name)
