"""Make a copy of everything, and put one back."""

import argparse

from yorisoi.cli.verbs.shape import Needs, Subparsers, verb, with_json
from yorisoi.cli.words import Say

ACTS = "yorisoi.cli.acts.backups"


def add(commands: Subparsers, say: Say) -> None:
    """Add backup and restore."""
    backup = verb(
        commands,
        "backup",
        act=f"{ACTS}:backup",
        needs=Needs.DATABASE,
        words=say(
            "控えを作る（動かしたまま、封をして）", "make a sealed copy, while the site runs"
        ),
    )
    backup.add_argument(
        "--to", default="", metavar="DIR", help=say("置く場所", "folder of the copies")
    )
    backup.add_argument(
        "--keep",
        type=int,
        default=0,
        metavar="N",
        help=say("残す数（控え30、鍵7）", "how many copies to keep (rows 30, keys 7)"),
    )
    backup.add_argument(
        "--keys",
        action="store_true",
        help=say(
            "人の鍵の控えを作る（別の場所に置く）", "copy people's keys, to be kept elsewhere"
        ),
    )
    _add_key(backup, say)
    with_json(backup, say)
    _add_restore(commands, say)


def _add_restore(commands: Subparsers, say: Say) -> None:
    restore = verb(
        commands,
        "restore",
        act=f"{ACTS}:put_back",
        needs=Needs.DATABASE,
        words=say(
            "控えを空の場所に戻し、同じか確かめる",
            "put a copy back into an empty place, proved whole",
        ),
    )
    restore.add_argument("copy", metavar="COPY", help=say("控え", "the copy"))
    where = restore.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--into",
        default="",
        metavar="PLACE",
        help=say(
            "空のフォルダか、空のPostgreSQL", "an empty folder or an empty PostgreSQL database"
        ),
    )
    where.add_argument(
        "--look", action="store_true", help=say("中の目録だけ見る", "only read the list inside")
    )
    _add_key(restore, say)
    with_json(restore, say)


def _add_key(added: argparse.ArgumentParser, say: Say) -> None:
    added.add_argument(
        "--key",
        default="",
        metavar="FILE",
        help=say("控えを開く鍵のファイル", "file of the key that opens copies"),
    )
