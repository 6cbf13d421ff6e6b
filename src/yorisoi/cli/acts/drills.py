"""Run a drill and say what it found."""

import argparse
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from yorisoi.cli.acts.backups import key_path, live_address, walk_journal
from yorisoi.cli.backups import record
from yorisoi.cli.backups.keys import make_key, read_key
from yorisoi.cli.drills import (
    crashing,
    forgetting,
    leaking,
    putting_back,
    sending,
    staying_home,
    tampering,
)
from yorisoi.cli.drills.house import furnish
from yorisoi.cli.drills.outcome import tell
from yorisoi.cli.drills.power import power as power_drill
from yorisoi.cli.drills.sending import Plan
from yorisoi.cli.example import load
from yorisoi.cli.ready import say_ready
from yorisoi.cli.words import Say


def restore(options: argparse.Namespace, say: Say) -> int:
    """Copy the live rows, put the copy back elsewhere, compare, and note that it was done."""
    data, path = Path(settings.DATA), key_path(options.key)
    key = read_key(path) if path.exists() else make_key(path)
    with tempfile.TemporaryDirectory(prefix=".drill-", dir=data) as folder:
        outcome = putting_back.restore(
            live_address(),
            folder=Path(folder),
            key=key,
            version=metadata.version("yorisoi"),
            walk=walk_journal,
            say=say,
        )
    record.note(
        data, at=timezone.localtime(), what="drill", last_drill_held="yes" if outcome.held else "no"
    )
    return tell(outcome, say, is_json=options.json)


def prepare_house() -> None:
    """Make the tables of the empty house of a drill, so that its servers start at once."""
    furnish()
    say_ready()


def oversell(options: argparse.Namespace, say: Say) -> int:
    """Let many people want one class in the same moment."""
    prepare_house()
    plan = Plan(options.people, options.places)
    return tell(sending.oversell(plan, say), say, is_json=options.json)


def kill(options: argparse.Namespace, say: Say) -> int:
    """Kill the server while people send."""
    prepare_house()
    return tell(sending.kill(_plan(options), say), say, is_json=options.json)


def two_nodes(options: argparse.Namespace, say: Say) -> int:
    """Kill one of two nodes while people send."""
    prepare_house()
    return tell(sending.two_nodes(_plan(options), say), say, is_json=options.json)


def _plan(options: argparse.Namespace) -> Plan:
    return Plan(
        options.people, options.places, options.times, options.every, options.crash_database
    )


def forget(options: argparse.Namespace, say: Say) -> int:
    """Erase people after a copy was made, put it back, and try to read them."""
    prepare_house()
    with tempfile.TemporaryDirectory(prefix="drill-", dir=settings.DATA) as folder:
        outcome = forgetting.forget(
            live_address(),
            n_people=options.people,
            keeping=forgetting.Keeping(
                key=make_key(Path(folder) / "copies.key"),
                version=metadata.version("yorisoi"),
                walk=walk_journal,
                folder=Path(folder),
            ),
            say=say,
        )
    return tell(outcome, say, is_json=options.json)


def tamper(options: argparse.Namespace, say: Say) -> int:
    """Change the journal in every way an intruder could, and count who is found."""
    prepare_house()
    outcome = tampering.tamper(
        n_edits=options.edits, n_lines=options.lines, seed=options.seed, say=say
    )
    return tell(outcome, say, is_json=options.json)


def leak(options: argparse.Namespace, say: Say) -> int:
    """Let staff look at people, and ask the journal whom a leak touches."""
    prepare_house()
    outcome = leaking.leak(
        n_people=options.people, n_looks=options.looks, seed=options.seed, say=say
    )
    return tell(outcome, say, is_json=options.json)


def network(options: argparse.Namespace, say: Say) -> int:
    """Load the example, serve it where no network is, and walk through it."""
    prepare_house()
    load(Path(options.example), say)
    return tell(staying_home.network(say), say, is_json=options.json)


def crash(options: argparse.Namespace, say: Say) -> int:
    """Crash the database server under people who write."""
    plan = crashing.Plan(options.crash_database, options.writers, options.times, options.every)
    outcome = crashing.crash(live_address(), plan, say)
    return tell(outcome, say, is_json=options.json)


def power(options: argparse.Namespace, say: Say) -> int:
    """Open the disks that a power cut could leave, written with the settings of this house."""
    database: dict[str, Any] = settings.DATABASES["default"]
    pragmas = str(database["OPTIONS"]["init_command"])
    outcome = power_drill(
        pragmas,
        folder=Path(settings.DATA),
        n_disks=options.images,
        n_commits=options.commits,
        say=say,
    )
    return tell(outcome, say, is_json=options.json)
