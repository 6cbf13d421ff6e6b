"""The program that is watched in the power drill: it commits rows, and says so after each commit.

    python -m yorisoi.cli.drills.writing FILE N PRAGMAS

It imports nothing of the house, so that what is watched is the database and nothing else.
"""

import os
import random
import sqlite3
import sys

TABLES = (
    "create table person (n integer primary key, words blob not null)",
    "create table line (n integer primary key, words blob not null)",
)
# Small, so that the log is folded into the file many times while somebody watches.
CHECKPOINT = "pragma wal_autocheckpoint=24"


def prepare(file: str, pragmas: str) -> None:
    """Make the tables, before anybody watches."""
    rows = sqlite3.connect(file, isolation_level=None)
    rows.executescript(pragmas)
    for table in TABLES:
        rows.execute(table)
    rows.close()


def write(file: str, n: int, pragmas: str) -> None:
    """Commit a person and a line of the journal n times; say the number after each commit."""
    luck = random.Random(n)  # noqa: S311  sizes of rows, no secret
    rows = sqlite3.connect(file, isolation_level=None)
    rows.executescript(pragmas)
    rows.execute(CHECKPOINT)
    for number in range(1, n + 1):
        rows.execute("begin immediate")
        rows.execute(
            "insert into person values (?, ?)", (number, luck.randbytes(luck.randint(100, 6000)))
        )
        rows.execute("insert into line values (?, ?)", (number, luck.randbytes(200)))
        rows.execute("commit")
        os.write(1, b"ack %d\n" % number)
    # The power is gone: no goodbye to the database.
    os._exit(0)


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), sys.argv[3])
