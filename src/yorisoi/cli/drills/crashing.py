"""The crash drill: crash the database server under writers, and look for what it had acknowledged.

A control run with less care (synchronous_commit=off) must lose something: a drill that cannot fail
proves nothing. A crash of the server is not a power cut: what the kernel was given stays. Against
that the settings are looked at; whether a disk keeps what it says to have flushed, no program sees.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import psycopg
from django.db import connections
from psycopg import sql

from yorisoi.cli.backups.rows import is_server
from yorisoi.cli.drills.killing import crash as crash_by
from yorisoi.cli.drills.killing import killed_again_and_again
from yorisoi.cli.drills.outcome import Outcome, failures
from yorisoi.cli.errors import Refusal
from yorisoi.cli.words import Say

CARELESS = "-c synchronous_commit=off"
# What a server must do so that a power cut loses nothing; each weakens the promise otherwise.
SETTINGS = ("fsync", "full_page_writes", "synchronous_commit")
AS_IT_IS = {"fsync": "on", "full_page_writes": "on"}
PATIENCE_SECONDS, BETWEEN_SECONDS = 120, 0.05
TABLE = "drill_promise"


class NoServer(Refusal):
    """The crash drill is of a PostgreSQL server; the file of SQLite has a drill of its own."""


@dataclass(frozen=True)
class Plan:
    """The command that crashes the server and starts it again, how many write, how often it crashes."""

    command: str
    n_writers: int = 8
    times: int = 3
    every_seconds: float = 1.0


@dataclass
class Writer:
    """Somebody who writes one row after the other and remembers what was acknowledged."""

    address: str
    number: int
    options: str
    acknowledged: list[int] = field(default_factory=list)

    def write(self, is_over: Callable[[], bool]) -> None:
        """Write until it is over; after a crash, connect again and go on with the next row."""
        row = 0
        until = time.monotonic() + PATIENCE_SECONDS
        while not is_over() and time.monotonic() < until:
            try:
                with psycopg.connect(
                    self.address, options=self.options, autocommit=True, connect_timeout=5
                ) as server:
                    while not is_over():
                        row += 1
                        server.execute(
                            f"insert into {TABLE} values (%s, %s)",  # noqa: S608  our own name
                            [self.number, row],
                        )
                        self.acknowledged.append(row)
                        until = time.monotonic() + PATIENCE_SECONDS
            except psycopg.OperationalError:
                time.sleep(BETWEEN_SECONDS)


@dataclass(frozen=True)
class Tally:
    """How many rows were acknowledged, and how many of those are gone."""

    n_acknowledged: int
    n_lost: int
    n_crashes: int


def crash(address: str, plan: Plan, say: Say) -> Outcome:
    """Crash the server with the settings as they are, and with careless ones as a control."""
    if not is_server(address):
        raise NoServer(
            "この訓練は PostgreSQL のためのものです。SQLite では drill power を使ってください。"
            " / this drill is for PostgreSQL; for SQLite there is `drill power`."
        )
    # What is open now will not live through a crash.
    connections.close_all()
    found = _settings(address)
    careful = _run(address, plan, options="")
    control = _run(address, plan, options=CARELESS)
    sentence = say(
        f"{plan.n_writers}人が書く間に、データベースを{careful.n_crashes}回落としました。"
        f"約束した{careful.n_acknowledged}行のうち、なくなったもの{careful.n_lost}行。"
        f"くらべるためのゆるい設定では{control.n_lost}行。",
        f"crashed the database {careful.n_crashes} times under {plan.n_writers} writers: of "
        f"{careful.n_acknowledged} acknowledged rows {careful.n_lost} were lost; with careless "
        f"settings, as a control, {control.n_lost} of {control.n_acknowledged}.",
    )
    return Outcome(
        "crash",
        {
            "writers": plan.n_writers,
            "crashes": careful.n_crashes,
            "acknowledged": careful.n_acknowledged,
            "lost": careful.n_lost,
            "control_acknowledged": control.n_acknowledged,
            "control_lost": control.n_lost,
            **found,
        },
        failures(
            crashes=(plan.times, careful.n_crashes),
            acknowledged_some=(True, careful.n_acknowledged > 0),
            lost=(0, careful.n_lost),
            control_loses_some=(True, control.n_lost > 0),
            settings=(AS_IT_IS, {name: found[name] for name in AS_IT_IS}),
        ),
        (sentence,),
    )


def _settings(address: str) -> dict[str, str]:
    with psycopg.connect(address) as server:
        return {name: _shown(server, name) for name in SETTINGS}


def _shown(server: "psycopg.Connection[tuple[str, ...]]", name: str) -> str:
    found = server.execute(sql.SQL("show {}").format(sql.Identifier(name))).fetchone()
    return found[0] if found else ""


def _run(address: str, plan: Plan, *, options: str) -> Tally:
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"drop table if exists {TABLE}")
        server.execute(f"create table {TABLE} (writer int, row int, primary key (writer, row))")
    over = threading.Event()
    writers = [Writer(address, number, options) for number in range(plan.n_writers)]
    threads = [threading.Thread(target=each.write, args=(over.is_set,)) for each in writers]
    for each in threads:
        each.start()
    try:
        with killed_again_and_again(
            lambda _number: crash_by(plan.command),
            times=plan.times,
            every_seconds=plan.every_seconds,
        ) as killer:
            pass
    finally:
        over.set()
        for each in threads:
            each.join()
    return _tally(address, writers, killer.n)


def _tally(address: str, writers: list[Writer], n_crashes: int) -> Tally:
    promised = {(each.number, row) for each in writers for row in each.acknowledged}
    with psycopg.connect(address, connect_timeout=PATIENCE_SECONDS) as server:
        there = set(server.execute(f"select writer, row from {TABLE}").fetchall())  # noqa: S608
    return Tally(len(promised), len(promised - there), n_crashes)
