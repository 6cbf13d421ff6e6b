"""Engines that anybody can run on a file, without a database."""

from yorisoi.cli.verbs.shape import Needs, Subparsers, group, verb, with_json
from yorisoi.cli.words import Say

DRAW = "yorisoi.cli.acts.draw"
LANGUAGE = "yorisoi.cli.acts.language"


def add(commands: Subparsers, say: Say) -> None:
    """Add draw and language."""
    _add_draw(commands, say)
    _add_language(commands, say)


def _add_draw(commands: Subparsers, say: Say) -> None:
    draw = group(
        commands, "draw", words=say("だれでも確かめられる抽選", "a draw to check"), say=say
    )
    commit = verb(
        draw,
        "commit",
        act=f"{DRAW}:commit",
        needs=Needs.NOTHING,
        words=say("引く前に、名簿と約束の値を固める", "fix the list before the draw"),
    )
    run = verb(
        draw,
        "run",
        act=f"{DRAW}:run",
        needs=Needs.NOTHING,
        words=say("後から決まった公の値で引く", "draw with the public value"),
    )
    verify = verb(
        draw,
        "verify",
        act=f"{DRAW}:verify",
        needs=Needs.NOTHING,
        words=say("結果がきまりどおりか確かめる", "check a result"),
    )
    verify.add_argument("result", metavar="RESULT.json", help=say("結果", "result"))
    for each in (commit, run, verify):
        each.add_argument("entries", metavar="ENTRIES.csv", help=say("名簿", "entries"))
        each.add_argument(
            "--sessions", required=True, metavar="FILE", help=say("回と席", "sessions")
        )
        with_json(each, say)
    commit.add_argument("--secret", required=True, help=say("ひみつの値", "secret"))
    commit.add_argument("--out", default="", metavar="FILE", help=say("出すファイル", "file"))
    run.add_argument("--commitment", required=True, metavar="FILE", help=say("約束", "commitment"))
    run.add_argument("--secret", required=True, help=say("ひみつの値", "secret"))
    run.add_argument("--public-value", required=True, help=say("公の値", "public value"))


def _add_language(commands: Subparsers, say: Say) -> None:
    language = group(commands, "language", words=say("日本語の読みとやさしさ", "Japanese"), say=say)
    for name, sentence in (
        ("ruby", say("読みをつける", "readings")),
        ("katakana", say("音声用の文にする", "text for speech")),
        ("plain", say("むずかしいところを見つける", "find what is hard to read")),
    ):
        added = verb(language, name, act=f"{LANGUAGE}:{name}", needs=Needs.NOTHING, words=sentence)
        added.add_argument("text", metavar="TEXT", help=say("文", "text"))
        with_json(added, say)
