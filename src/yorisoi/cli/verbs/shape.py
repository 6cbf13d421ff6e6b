"""How one verb is added to the command."""

import argparse
from enum import Enum, auto
from typing import TypeAlias

from yorisoi.cli.words import Say

Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


class Needs(Enum):
    """What an act stands on."""

    NOTHING = auto()
    DATABASE = auto()
    PRIVATE_DATABASE = auto()
    DRILL_GROUND = auto()


def verb(
    commands: Subparsers,
    name: str,
    *,
    act: str,
    needs: Needs,
    words: str,
) -> argparse.ArgumentParser:
    """Add one verb; `act` is `module:function`, imported only when it is done."""
    added = commands.add_parser(name, help=words, description=words)
    added.set_defaults(act=act, needs=needs)
    return added


def group(commands: Subparsers, name: str, *, words: str, say: Say) -> Subparsers:
    """Add a verb that has verbs of its own."""
    added = commands.add_parser(name, help=words, description=words)
    return added.add_subparsers(dest="second", required=True, metavar=say("すること", "VERB"))


def with_json(added: argparse.ArgumentParser, say: Say) -> argparse.ArgumentParser:
    """Let a verb print one JSON object."""
    added.add_argument("--json", action="store_true", help=say("JSONで出す", "print JSON"))
    return added
