"""Verbs of the house itself: set up, serve, open accounts."""

import argparse

from yorisoi.cli.verbs.shape import Needs, Subparsers, verb, with_json
from yorisoi.cli.words import Say

ACTS = "yorisoi.cli.acts.site"


def add(commands: Subparsers, say: Say) -> None:
    """Add run, setup and account."""
    run = verb(
        commands,
        "run",
        act=f"{ACTS}:run",
        needs=Needs.DATABASE,
        words=say("サイトを始める", "start the site"),
    )
    run.add_argument("--port", type=int, default=8000, help=say("ポート", "port"))
    run.add_argument("--host", default="127.0.0.1", help=say("受ける場所", "address to listen on"))
    _add_example(run, say)
    _add_setup(commands, say)
    _add_account(commands, say)
    _add_retention(commands, say)
    verb(
        commands,
        "personal-data",
        act="yorisoi.cli.acts.personal_data:personal_data",
        needs=Needs.DATABASE,
        words=say("どの個人情報をどこに持つかの地図を出す", "print the personal-data map"),
    )


def _add_programme(added: argparse.ArgumentParser, say: Say) -> None:
    added.add_argument(
        "--programme",
        action="append",
        default=[],
        metavar="CODE",
        help=say(
            "入れる事業の符号。何度でも書ける。なければ全部の事業",
            "code of a programme to come into, repeatable; all of the organisation's without",
        ),
    )


def _add_retention(commands: Subparsers, say: Say) -> None:
    retention = verb(
        commands,
        "retention",
        act="yorisoi.cli.acts.retention:retention",
        needs=Needs.DATABASE,
        words=say(
            "保存期間が終わった記録を見せ、1週間後に消す",
            "show what has been kept long enough, let it go a week later",
        ),
    )
    retention.add_argument("--municipality", required=True, help=say("区市町村の符号", "its code"))
    retention.add_argument("--by", required=True, help=say("職員のアカウント", "your account"))
    what = retention.add_mutually_exclusive_group(required=True)
    what.add_argument("--preview", action="store_true", help=say("見せて残す", "show and keep"))
    what.add_argument("--apply", action="store_true", help=say("本人の記録を消す", "erase people"))
    what.add_argument(
        "--daily",
        action="store_true",
        help=say("毎日の仕事：消す、次の人を見せる", "the work of a day: let go, show who is next"),
    )
    with_json(retention, say)


def _add_setup(commands: Subparsers, say: Say) -> None:
    setup = verb(
        commands,
        "setup",
        act="yorisoi.cli.acts.setting_up:setup",
        needs=Needs.DATABASE,
        words=say("データベースをととのえ、見本を入れる", "prepare the database, load the example"),
    )
    _add_example(setup, say)


def _add_example(added: argparse.ArgumentParser, say: Say) -> None:
    added.add_argument(
        "--example",
        metavar="KITS",
        default="",
        help=say("見本のキットのフォルダ", "folder of the kits of the example"),
    )


def _add_account(commands: Subparsers, say: Say) -> None:
    account = verb(
        commands,
        "account",
        act="yorisoi.cli.acts.accounts:account",
        needs=Needs.DATABASE,
        words=say("職員のアカウントを作る", "open an account for a member of staff"),
    )
    account.add_argument("code", help=say("アカウントの符号", "code of the account"))
    account.add_argument("name", nargs="?", help=say("表示する名前", "name on screen"))
    account.add_argument("--organisation", default="", help=say("組織の符号", "organisation"))
    account.add_argument("--role", default="", help=say("役割", "role"))
    _add_programme(account, say)
    account.add_argument(
        "--invite",
        action="store_true",
        help=say(
            "パスワードの代わりに、一度だけのリンクを出す", "print a link for one use instead"
        ),
    )
    account.add_argument(
        "--lost",
        action="store_true",
        help=say(
            "入り方をすべて消し、リンクを出す", "remove every way of coming in and print a link"
        ),
    )
    account.add_argument(
        "--address",
        default="http://localhost:8000",
        help=say("サイトの場所", "address of the site"),
    )
