"""Writers queue: nobody waits for ever, nobody is overtaken, and a dead writer holds nobody up."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import OperationalError
from django.test import RequestFactory

from yorisoi.web import errors
from yorisoi.web.sqlite3.base import DatabaseWrapper
from yorisoi.web.sqlite3.turn import Turn

Open = Callable[..., DatabaseWrapper]

HOLD = """
import sys, time
from pathlib import Path
from yorisoi.web.sqlite3.turn import Turn
turn = Turn(Path(sys.argv[1]))
assert turn.take(seconds=5)
print("mine", flush=True)
time.sleep(60)
"""


@pytest.fixture
def open_file(db: None, tmp_path: Path) -> Iterator[Open]:
    """Open connections to one file, as threads of one process do."""
    opened: list[DatabaseWrapper] = []

    def connect(*, timeout: float = 5, name: str = "rows.sqlite3") -> DatabaseWrapper:
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": timeout,
            "init_command": "PRAGMA journal_mode=WAL;",
        }
        connection = DatabaseWrapper(
            {
                "ENGINE": "yorisoi.web.sqlite3",
                "NAME": str(tmp_path / name),
                "OPTIONS": options,
                "AUTOCOMMIT": True,
                "CONN_MAX_AGE": None,
                "CONN_HEALTH_CHECKS": False,
                "ATOMIC_REQUESTS": False,
                "TIME_ZONE": None,
                "TEST": {},
            },
            alias="turns",
        )
        connection.inc_thread_sharing()
        opened.append(connection)
        return connection

    yield connect
    for each in opened:
        each.close()


def _table(connection: DatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        cursor.execute("create table seat (n integer)")


def _rows(connection: DatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        return int(cursor.execute("select count(*) from seat").fetchone()[0])


def _begin(connection: DatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def _end(connection: DatabaseWrapper) -> None:
    connection.commit()
    connection.set_autocommit(True)


def test_second_writer_is_told_in_time_and_has_written_nothing(open_file: Open) -> None:
    first, second = open_file(), open_file(timeout=0.2)
    _table(first)
    _begin(first)

    began = time.monotonic()
    with pytest.raises(OperationalError, match=re.escape("no turn to write within 0.2 s")):
        _begin(second)

    assert 0.15 < time.monotonic() - began < 2
    _end(first)
    _begin(second)
    _end(second)


def test_writers_go_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    turn = Turn(tmp_path / "rows")
    order: list[int] = []
    turn.take(seconds=1)

    def write(number: int) -> None:
        assert turn.take(seconds=10)
        order.append(number)
        turn.give_back()

    threads = []
    for number in range(8):
        thread = threading.Thread(target=write, args=(number,))
        thread.start()
        threads.append(thread)
        while len(turn._line._waiting) <= number:
            time.sleep(0.001)
    turn.give_back()
    for thread in threads:
        thread.join()

    assert order == list(range(8))


def test_killed_process_holds_nobody_up(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "mine\n"
    turn = Turn(path)
    is_free_before = turn.take(seconds=0.1)

    os.kill(other.pid, signal.SIGKILL)
    other.wait()
    other.stdout.close()

    assert (is_free_before, turn.take(seconds=2)) == (False, True)


def test_connection_that_is_lost_in_the_middle_gives_its_turn_back(open_file: Open) -> None:
    first, second = open_file(), open_file(timeout=1)
    _table(first)
    _begin(first)

    first.close()

    _begin(second)
    _end(second)


def test_late_beginning_reads_without_the_turn_and_writes_with_it(open_file: Open) -> None:
    late, other = open_file(timeout=0.2), open_file(timeout=0.2)
    _table(late)

    with late.begins_late():
        _begin(late)
        n_before = _rows(late)
        _begin(other)  # nobody has the turn while the first only reads
        _end(other)
        with late.cursor() as cursor:
            cursor.execute("insert into seat values (1)")
        with pytest.raises(OperationalError):
            _begin(other)
        other.connection.rollback()
        late.rollback()
        late.set_autocommit(True)

    assert (n_before, _rows(late)) == (0, 0)


def test_transaction_inside_another_takes_no_second_turn(open_file: Open) -> None:
    connection = open_file(timeout=0.2)
    _table(connection)
    _begin(connection)

    sid = connection.savepoint()
    with connection.cursor() as cursor:
        cursor.execute("insert into seat values (1)")
    connection.savepoint_commit(sid)
    _end(connection)

    assert _rows(connection) == 1


def test_page_says_that_many_write_and_when_to_try_again(db: None) -> None:
    request = RequestFactory().post("/")

    try:
        raise OperationalError("no turn to write within 20 s")
    except OperationalError:
        response = errors.broken(request)

    assert (response.status_code, response["Retry-After"]) == (503, "10")
    words = re.sub(r"<wbr>|<span data-r[^>]*>([^<]*)</span>", r"\1", response.content.decode())
    assert "何度送っても、届くのは一つです。" in words
