"""Verbs of the vault: where the keys are, a new key for a municipality, whether everything opens."""

from yorisoi.cli.verbs.shape import Needs, Subparsers, group, verb, with_json
from yorisoi.cli.words import Say

ACTS = "yorisoi.cli.acts.keys"


def add(commands: Subparsers, say: Say) -> None:
    """Add keys show, keys rotate and keys check."""
    keys = group(
        commands,
        "keys",
        words=say("鍵を見る、替える、確かめる", "look at, change and check the keys"),
        say=say,
    )
    with_json(
        verb(
            keys,
            "show",
            act=f"{ACTS}:show",
            needs=Needs.DATABASE,
            words=say("鍵の場所と数", "where the keys are, and how many"),
        ),
        say,
    )
    rotate = verb(
        keys,
        "rotate",
        act=f"{ACTS}:rotate",
        needs=Needs.DATABASE,
        words=say("区市町村の鍵を新しくする", "put a new key of a municipality in force"),
    )
    rotate.add_argument("municipality", help=say("区市町村の符号", "code of the municipality"))
    with_json(
        verb(
            keys,
            "check",
            act=f"{ACTS}:check",
            needs=Needs.DATABASE,
            words=say(
                "封をした値がすべて開くか確かめ、途中で止まった消去を終える",
                "check that every sealed value opens, and finish erasures that were interrupted",
            ),
        ),
        say,
    )
