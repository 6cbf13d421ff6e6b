"""Drills: do to a house of its own what may happen to the real one, and count what was lost."""

import argparse

from yorisoi.cli.verbs.shape import Needs, Subparsers, group, verb, with_json
from yorisoi.cli.words import Say

ACTS = "yorisoi.cli.acts.drills"


def add(commands: Subparsers, say: Say) -> None:
    """Add the drills: of rows, of power, of a crash, of people erased, of intruders, of leaks, of a cut cable."""
    drill = group(
        commands,
        "drill",
        words=say("訓練：何も失わないか、ためす", "drills: is anything lost?"),
        say=say,
    )
    restore = verb(
        drill,
        "restore",
        act=f"{ACTS}:restore",
        needs=Needs.DATABASE,
        words=say(
            "控えを作り、別の場所に戻し、くらべる", "make a copy, put it back elsewhere, compare"
        ),
    )
    restore.add_argument(
        "--key", default="", metavar="FILE", help=say("控えの鍵", "key of the copies")
    )
    with_json(restore, say)
    _add_sending(drill, say)
    _add_forget(drill, say)
    _add_tamper(drill, say)
    _add_leak(drill, say)
    _add_network(drill, say)
    _add_crash(drill, say)
    power = verb(
        drill,
        "power",
        act=f"{ACTS}:power",
        needs=Needs.PRIVATE_DATABASE,
        words=say(
            "電源が切れた瞬間のディスクを作り、開いてみる", "open disks as a power cut leaves them"
        ),
    )
    _add_number(power, "--images", 600, say("作るディスクの数", "how many disks to make"))
    _add_number(power, "--commits", 60, say("書く回数", "how many commits to write"))
    with_json(power, say)


def _add_forget(drill: Subparsers, say: Say) -> None:
    forget = verb(
        drill,
        "forget",
        act=f"{ACTS}:forget",
        needs=Needs.DRILL_GROUND,
        words=say(
            "人を消し、前の控えを戻しても、読めないことを見る",
            "erase people, put an older copy back: can anybody read them?",
        ),
    )
    _add_number(forget, "--people", 100, say("何人でためすか", "how many people"))
    with_json(forget, say)


def _add_tamper(drill: Subparsers, say: Say) -> None:
    tamper = verb(
        drill,
        "tamper",
        act=f"{ACTS}:tamper",
        needs=Needs.DRILL_GROUND,
        words=say(
            "記録をいろいろに書きかえ、見つかるか数える",
            "change the journal in every way: is each change found?",
        ),
    )
    _add_number(tamper, "--edits", 1000, say("書きかえる回数", "how many edits"))
    _add_number(tamper, "--lines", 40, say("記録の行数", "how many lines the journal has"))
    _add_number(tamper, "--seed", 1, say("さいころの種", "seed of the dice"))
    with_json(tamper, say)


def _add_leak(drill: Subparsers, say: Say) -> None:
    leak = verb(
        drill,
        "leak",
        act=f"{ACTS}:leak",
        needs=Needs.DRILL_GROUND,
        words=say(
            "もれたとき、だれのことかを正しく答えるか、ためす",
            "something leaked: does the journal name exactly whom?",
        ),
    )
    _add_number(leak, "--people", 60, say("何人の記録で", "how many people"))
    _add_number(leak, "--looks", 300, say("見る回数", "how often somebody looks"))
    _add_number(leak, "--seed", 1, say("さいころの種", "seed of the dice"))
    with_json(leak, say)


def _add_network(drill: Subparsers, say: Say) -> None:
    network = verb(
        drill,
        "network",
        act=f"{ACTS}:network",
        needs=Needs.DRILL_GROUND,
        words=say(
            "ネットワークを切って見本のページをすべて開く",
            "cut the network off and open the pages of the example",
        ),
    )
    network.add_argument(
        "--example",
        metavar="KITS",
        default="kits",
        help=say("見本のキットのフォルダ", "folder of the kits of the example"),
    )
    with_json(network, say)


def _add_sending(drill: Subparsers, say: Say) -> None:
    for name, n, places, times, words in (
        ("oversell", 200, 30, 0, say("同じ瞬間に申し込む", "many want one class at once")),
        (
            "kill",
            300,
            100,
            20,
            say("送る間にサーバーを止める", "kill the server while people send"),
        ),
        ("two-nodes", 600, 100, 8, say("二台の片方を止める", "kill one of two nodes")),
    ):
        added = verb(
            drill,
            name,
            act=f"{ACTS}:{name.replace('-', '_')}",
            needs=Needs.DRILL_GROUND,
            words=words,
        )
        _add_number(added, "--people", n, say("何人が送るか", "how many people"))
        _add_number(added, "--places", places, say("席の数", "how many places"))
        if times:
            _add_number(added, "--times", times, say("止める回数", "how often to kill"))
            _add_crashing(added, say)
        with_json(added, say)


def _add_crash(drill: Subparsers, say: Say) -> None:
    crash = verb(
        drill,
        "crash",
        act=f"{ACTS}:crash",
        needs=Needs.DRILL_GROUND,
        words=say(
            "書いている間にPostgreSQLを落とす", "crash the PostgreSQL server under those who write"
        ),
    )
    _add_number(crash, "--writers", 8, say("何人が書くか", "how many write"))
    _add_number(crash, "--times", 3, say("落とす回数", "how often to crash"))
    _add_crashing(crash, say, is_needed=True)
    with_json(crash, say)


def _add_crashing(added: argparse.ArgumentParser, say: Say, *, is_needed: bool = False) -> None:
    added.add_argument(
        "--every",
        type=float,
        default=1.0,
        metavar="SECONDS",
        help=say("止める間", "between kills"),
    )
    added.add_argument(
        "--crash-database",
        default="",
        required=is_needed,
        metavar="COMMAND",
        help=say(
            "データベースを落とし、また動かす命令",
            "a command that crashes the database and starts it again",
        ),
    )


def _add_number(added: argparse.ArgumentParser, name: str, usual: int, words: str) -> None:
    added.add_argument(name, type=int, default=usual, metavar="N", help=words)
