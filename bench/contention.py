"""How long writers wait for each other on SQLite: python bench/contention.py

Several processes with several threads each write as fast as they can into one file, once with the
turn of yorisoi.web.sqlite3 and once without it, alternating, in the same run. Each write takes a place
by a conditional update and adds a row, in one transaction with a full flush. Prints writes a second
and how long one write took: the middle, one in a hundred, the worst. Nothing here is a test.
"""

import argparse
import json
import multiprocessing
import queue
import sqlite3
import statistics
import tempfile
import threading
import time
from pathlib import Path

import django
from django.conf import settings
from django.db import connection
from django.db.transaction import atomic

BACKENDS = {"with the turn": "yorisoi.web.sqlite3", "without": "django.db.backends.sqlite3"}
WRITE = (
    "update course set taken = taken + 1 where taken < capacity",
    "insert into application (text) values ('x')",
)


def configured(backend: str, file: Path) -> None:
    """Use one database and nothing else of the house."""
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": backend,
                "NAME": str(file),
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 60,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
                },
            }
        }
    )
    django.setup()


def writer(n: int, waits: list[float]) -> None:
    """Write n times; note how long each took."""
    for _each in range(n):
        began = time.perf_counter()
        with atomic(), connection.cursor() as cursor:
            for sql in WRITE:
                cursor.execute(sql)
        waits.append(time.perf_counter() - began)
    connection.close()


def process(backend: str, file: Path, n_threads: int, n: int, out, start) -> None:
    """Let the threads of one process write."""
    configured(backend, file)
    waits: list[float] = []
    threads = [threading.Thread(target=writer, args=(n, waits)) for _each in range(n_threads)]
    start.wait()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    out.put(waits)


def tables(file: Path) -> None:
    """Make the two tables."""
    with sqlite3.connect(file) as rows:
        rows.executescript(
            "pragma journal_mode=wal;"
            "create table course (taken integer, capacity integer, check (taken <= capacity));"
            "insert into course values (0, 100000000);"
            "create table application (id integer primary key, text text);"
        )


def run(backend: str, *, n_processes: int, n_threads: int, n: int) -> dict[str, float]:
    """One round: all write at once; everything written is counted."""
    spawn = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="yorisoi-contention-") as folder:
        file = Path(folder) / "rows.sqlite3"
        tables(file)
        out, start = spawn.Queue(), spawn.Event()
        workers = [
            spawn.Process(target=process, args=(backend, file, n_threads, n, out, start))
            for _each in range(n_processes)
        ]
        for each in workers:
            each.start()
        time.sleep(2)
        began = time.perf_counter()
        start.set()
        waits: list[float] = []
        while len(waits) < n_processes * n_threads * n:
            try:
                waits += out.get(timeout=120)
            except queue.Empty as error:
                raise SystemExit("a writer gave up") from error
        seconds = time.perf_counter() - began
        for each in workers:
            each.join()
    cuts = statistics.quantiles(waits, n=100)
    return {
        "writes_a_second": len(waits) / seconds,
        "middle_ms": cuts[49] * 1000,
        "p99_ms": cuts[98] * 1000,
        "worst_ms": max(waits) * 1000,
    }


def main() -> None:
    """Alternate between the two and print the middle of each."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--processes", type=int, default=4)
    words.add_argument("--threads", type=int, default=8)
    words.add_argument("--writes", type=int, default=25, help="of each thread")
    words.add_argument("--rounds", type=int, default=3)
    given = words.parse_args()
    found: dict[str, list[dict[str, float]]] = {name: [] for name in BACKENDS}
    for _each in range(given.rounds):
        for name, backend in BACKENDS.items():
            found[name].append(
                run(
                    backend,
                    n_processes=given.processes,
                    n_threads=given.threads,
                    n=given.writes,
                )
            )
    middle = {
        name: {key: round(statistics.median(one[key] for one in rounds), 1) for key in rounds[0]}
        for name, rounds in found.items()
    }
    print(json.dumps({"clients": given.processes * given.threads, **middle}, indent=2))


if __name__ == "__main__":
    main()
