"""Entries and sessions from CSV: what is read, and where an error points."""

import pytest

from yorisoi.engines.draw import DrawError, Entry, Session, read_entries, read_sessions

SESSIONS = (Session("s1", 2), Session("s2", 1))


def test_entries_are_read_with_any_column_order_and_a_byte_order_mark() -> None:
    text = "\ufeffchoices,id,class,group\r\n s1; s2 ,アキ,0,\r\n\r\ns2,ベニ,1,g1\r\n"

    assert read_entries(text, sessions=SESSIONS) == (
        Entry("アキ", "", 0, ("s1", "s2")),
        Entry("ベニ", "g1", 1, ("s2",)),
    )


def test_sessions_are_read() -> None:
    assert read_sessions("id,seats\ns1,2\ns2,0\n") == (Session("s1", 2), Session("s2", 0))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id,group,class,choices\na,,1,s1\na,,1,s1\n", ("duplicate_entry", 3, "id")),
        ("id,group,class,choices\n,,1,s1\n", ("entry_id", 2, "id")),
        ("id,group,class,choices\na,,x,s1\n", ("class", 2, "class")),
        ("id,group,class,choices\na,,-1,s1\n", ("class", 2, "class")),
        ("id,group,class,choices\na,,１,s1\n", ("class", 2, "class")),
        ("id,group,class,choices\n\na,,1,\n", ("no_choices", 3, "choices")),
        ("id,group,class,choices\na,,1,s1;\n", ("empty_choice", 2, "choices")),
        ("id,group,class,choices\na,,1,s1;s1\n", ("choice_twice", 2, "choices")),
        ("id,group,class,choices\na,,1,s1;s9\n", ("unknown_session", 2, "choices")),
        ("id,group,class,choices\na,,1\n", ("cells", 2, "")),
        ('id,group,class,choices\n"a,,1,s1\n', ("csv", 2, "")),
        ("id,group,choices\na,,s1\n", ("header", 1, "class")),
        ("id,group,class,choices,name\na,,1,s1,x\n", ("header", 1, "name")),
        ("id,group,class,choices\n", ("no_entries", 0, "")),
        ("", ("no_entries", 0, "")),
    ],
)
def test_entries_that_cannot_be_read_name_line_and_column(
    text: str, place: tuple[str, int, str]
) -> None:
    with pytest.raises(DrawError) as caught:
        read_entries(text, sessions=SESSIONS)

    assert (caught.value.reason, caught.value.line, caught.value.column) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("id,seats\ns1,-1\n", ("seats", 2, "seats")),
        ("id,seats\ns1,2.5\n", ("seats", 2, "seats")),
        ("id,seats\ns1,\n", ("seats", 2, "seats")),
        ("id,seats\ns1,2\ns1,3\n", ("duplicate_session", 3, "id")),
        ("id,seats\na;b,2\n", ("session_id", 2, "id")),
        ("id,seats\n", ("no_sessions", 0, "")),
    ],
)
def test_sessions_that_cannot_be_read_name_line_and_column(
    text: str, place: tuple[str, int, str]
) -> None:
    with pytest.raises(DrawError) as caught:
        read_sessions(text)

    assert (caught.value.reason, caught.value.line, caught.value.column) == place


def test_error_message_names_line_and_column() -> None:
    with pytest.raises(DrawError) as caught:
        read_sessions("id,seats\ns1,many\n")

    assert str(caught.value) == (
        "line 2, column seats: a whole number of 0 or more expected, 'many' found"
    )
