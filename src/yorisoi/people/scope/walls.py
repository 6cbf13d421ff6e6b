"""The second wall: on PostgreSQL a row of another municipality does not exist, whatever a query forgets.

The first wall is the code: every query of personal rows names its municipality. Should one forget,
row-level security answers from the rows of the municipality in which the connection stands, and
from none where it stands in no municipality. SQLite knows no such wall; there everything here is
without effect, and one file should hold one municipality.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, connection

# What a policy reads; both belong to the connection, and are closed before and after each request.
MUNICIPALITY = "yorisoi.municipality"
EVERYWHERE = "yorisoi.everywhere"
OPEN = "on"


def has_second_wall() -> bool:
    """Whether this database can refuse rows by itself."""
    return bool(connection.vendor == "postgresql")


def stand_in(municipality: int) -> None:
    """From here on only the rows of one municipality exist; it is named by its primary key."""
    if has_second_wall():
        _set(str(municipality), "")


def shut() -> None:
    """From here on no personal row exists, until a door opens."""
    if has_second_wall():
        _set("", "")


def leave() -> None:
    """Go back to how a connection begins: with the wall shut, unless its address says otherwise."""
    if not has_second_wall() or connection.connection is None:
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("RESET yorisoi.municipality; RESET yorisoi.everywhere")
    except DatabaseError:
        # What cannot be taken back must not be used again.
        if connection.in_atomic_block:
            raise
        connection.close()


@contextmanager
def within(municipality: int) -> Iterator[None]:
    """Stand in one municipality for a while, and then where one stood before."""
    with _for_a_while(str(municipality), ""):
        yield


@contextmanager
def everywhere(_why: str) -> Iterator[None]:
    """Stand in all municipalities for a while; the reason is written where it is done.

    Only for finding out to which municipality somebody belongs, and for what concerns the whole
    house. A walk over the source knows every place (tests/repository/test_walls.py).
    """
    with _for_a_while("", OPEN):
        yield


@contextmanager
def _for_a_while(municipality: str, everywhere: str) -> Iterator[None]:
    if not has_second_wall():
        yield
        return
    before = _standing()
    _set(municipality, everywhere)
    try:
        yield
    except DatabaseError:
        # In a broken transaction nothing can be said any more; its end takes the setting back.
        if connection.in_atomic_block:
            raise
        _set(*before)
        raise
    except BaseException:
        _set(*before)
        raise
    else:
        _set(*before)


def _standing() -> tuple[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT current_setting(%s, true), current_setting(%s, true)",
            [MUNICIPALITY, EVERYWHERE],
        )
        municipality, everywhere = cursor.fetchone() or ("", "")
    return municipality or "", everywhere or ""


def _set(municipality: str, everywhere: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config(%s, %s, false), set_config(%s, %s, false)",
            [MUNICIPALITY, municipality, EVERYWHERE, everywhere],
        )
