"""The parser of the whole command.

Nothing here touches the database, so that `--help` is instant and an act can choose its own data.
"""

import argparse

from yorisoi.cli.verbs import (
    backups,
    doctor,
    drills,
    engines,
    journal,
    keys,
    kits,
    site,
    stages,
    year,
)
from yorisoi.cli.words import Say


def parser(say: Say) -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    root = argparse.ArgumentParser(
        prog="yorisoi",
        description=say(
            "障害のある方のデジタル活用支援の一年を、データから手引きまで。",
            "A year of digital support for people with disabilities, from data to guideline.",
        ),
    )
    root.add_argument("--lang", choices=["ja", "en"], help=say("ことば", "language"))
    commands = root.add_subparsers(dest="verb", required=True, metavar=say("すること", "VERB"))
    for room in (site, doctor, journal, keys, backups, drills, year, stages, kits, engines):
        room.add(commands, say)
    return root
