"""Whose turn it is to write: a queue inside the process, and two locked files between processes.

SQLite lets one writer in and makes the others knock at random intervals, so that under load somebody
always waits longest. Here threads stand in line, first come first served; the first of each process
then holds `.next` while it waits for `.turn`, so that a busy process cannot overtake another one.
The kernel releases both files when a process dies, so a killed process never blocks anybody.
"""

import fcntl
import os
import threading
import time
from collections import deque
from functools import cache
from pathlib import Path

# How long to sleep between two looks at a file that another process holds.
LOOK_SECONDS = 0.0005


class Line:
    """Threads of one process, first come first served."""

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._is_taken = False

    def enter(self, *, seconds: float) -> bool:
        """Wait to be first; return False if that took too long."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = threading.Event()
            self._waiting.append(mine)
        if mine.wait(seconds):
            return True
        with self._guard:
            if mine.is_set():
                return True
            self._waiting.remove(mine)
            return False

    def leave(self) -> None:
        """Let the next one be first."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._is_taken = False


class Turn:
    """The right to write to one database file, held by one thread of one process."""

    def __init__(self, database: Path) -> None:
        self._line = Line()
        self._next = _opened(database.with_name(database.name + ".next"))
        self._turn = _opened(database.with_name(database.name + ".turn"))

    def take(self, *, seconds: float) -> bool:
        """Wait for the turn; return False if that took too long."""
        until = time.monotonic() + seconds
        if not self._line.enter(seconds=seconds):
            return False
        if _lock(self._next, until=until):
            is_ours = _lock(self._turn, until=until)
            fcntl.flock(self._next, fcntl.LOCK_UN)
            if is_ours:
                return True
        self._line.leave()
        return False

    def give_back(self) -> None:
        """Let the next writer go on."""
        fcntl.flock(self._turn, fcntl.LOCK_UN)
        self._line.leave()


def turn_of(database: str) -> Turn:
    """Return the turn that everybody in this process shares for a database file."""
    return _turn_of(database, os.getpid())


@cache
def _turn_of(database: str, process: int) -> Turn:
    """Keep one turn a process: a lock that was copied by a fork would be nobody's."""
    return Turn(Path(database))


def _opened(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _lock(file: int, *, until: float) -> bool:
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                return False
            time.sleep(LOOK_SECONDS)
        else:
            return True
