"""Verbs of the journal: walk its chain, take its head out of the house, sign a head."""

import argparse

from yorisoi.cli.verbs.shape import Needs, Subparsers, verb, with_json
from yorisoi.cli.words import Say

ACTS = "yorisoi.cli.acts.journal"


def add(commands: Subparsers, say: Say) -> None:
    """Add journal, which alone means `journal verify`."""
    words = say("記録が書きかえられていないか確かめる", "check that nobody changed the journal")
    journal = verb(commands, "journal", act=f"{ACTS}:verify", needs=Needs.DATABASE, words=words)
    with_json(journal, say)
    journal.set_defaults(against="", public_key="")
    inside = journal.add_subparsers(dest="second", metavar=say("すること", "VERB"))
    _add_verify(inside, words, say)
    _add_head(inside, say)
    _add_sign(inside, say)


def _add_verify(inside: Subparsers, words: str, say: Say) -> None:
    verify = verb(inside, "verify", act=f"{ACTS}:verify", needs=Needs.DATABASE, words=words)
    verify.add_argument(
        "--against",
        default="",
        metavar="HEAD.json",
        help=say("前に出した先頭の控えとくらべる", "compare with a head that was exported before"),
    )
    _add_public_key(verify, say)
    with_json(verify, say)


def _add_head(inside: Subparsers, say: Say) -> None:
    head = verb(
        inside,
        "head",
        act=f"{ACTS}:head",
        needs=Needs.DATABASE,
        words=say(
            "今の記録の控え（行数と最後の値）を出す",
            "print how many lines there are, and the last code",
        ),
    )
    head.add_argument(
        "--out", default="", metavar="FILE", help=say("出すファイル", "file to write")
    )
    _add_private_key(head, say, is_required=False)


def _add_sign(inside: Subparsers, say: Say) -> None:
    sign = verb(
        inside,
        "sign",
        act=f"{ACTS}_heads:sign",
        needs=Needs.NOTHING,
        words=say("出した控えに署名する", "sign a head that was exported"),
    )
    sign.add_argument("head", metavar="HEAD.json", help=say("控え", "exported head"))
    sign.add_argument(
        "--out", default="", metavar="FILE", help=say("出すファイル", "file to write")
    )
    _add_private_key(sign, say, is_required=True)


def _add_private_key(added: argparse.ArgumentParser, say: Say, *, is_required: bool) -> None:
    added.add_argument(
        "--key",
        default="",
        required=is_required,
        metavar="KEY.pem",
        help=say("署名の鍵（Ed25519、PEMか32バイト）", "Ed25519 key, PEM or 32 bytes"),
    )


def _add_public_key(added: argparse.ArgumentParser, say: Say) -> None:
    added.add_argument(
        "--public-key",
        default="",
        metavar="KEY",
        help=say("署名した人の公開鍵（ファイルか16進）", "public key of who signed: file or hex"),
    )
