"""Pack, look into, check and take over a kit."""

from yorisoi.cli.verbs.shape import Needs, Subparsers, group, verb, with_json
from yorisoi.cli.words import Say

ACTS = "yorisoi.cli.acts.kits"


def add(commands: Subparsers, say: Say) -> None:
    """Add kit pack, inspect, verify and import."""
    kit = group(commands, "kit", words=say("キット：次の町へ渡すもの", "kits"), say=say)
    _add_pack(kit, say)
    _add_readers(kit, say)
    _add_import(kit, say)


def _add_pack(kit: Subparsers, say: Say) -> None:
    pack = verb(
        kit,
        "pack",
        act=f"{ACTS}:pack",
        needs=Needs.DATABASE,
        words=say(
            "事業からキットを作る（個人のことは入らない）", "pack a programme, nothing personal"
        ),
    )
    pack.add_argument("--programme", default="", metavar="CODE", help=say("事業", "programme"))
    pack.add_argument("--out", required=True, metavar="FILE", help=say("出すファイル", "file"))
    with_json(pack, say)


def _add_readers(kit: Subparsers, say: Say) -> None:
    inspect = verb(
        kit,
        "inspect",
        act=f"{ACTS}:inspect",
        needs=Needs.DATABASE,
        words=say("キットの中を見る（何も変わらない）", "look into a kit; changes nothing"),
    )
    inspect.add_argument("kit", metavar="KIT", help=say("ファイルかフォルダ", "file or folder"))
    with_json(inspect, say)
    verify = verb(
        kit,
        "verify",
        act="yorisoi.cli.acts.kit_files:verify",
        needs=Needs.NOTHING,
        words=say(
            "キットがこわれていないか、署名が合うか確かめる", "check a kit and its signature"
        ),
    )
    verify.add_argument("kit", metavar="KIT", help=say("ファイル", "file"))
    verify.add_argument("--signature", default="", metavar="FILE", help=say("署名", "signature"))
    verify.add_argument("--key", default="", metavar="HEX", help=say("公開鍵", "public key"))
    with_json(verify, say)


def _add_import(kit: Subparsers, say: Say) -> None:
    take = verb(
        kit,
        "import",
        act=f"{ACTS}:take",
        needs=Needs.DATABASE,
        words=say("キットから新しい事業を始める", "start a programme from a kit"),
    )
    take.add_argument("kit", metavar="KIT", help=say("ファイルかフォルダ", "file or folder"))
    take.add_argument("--municipality", required=True, help=say("区市町村の符号", "municipality"))
    take.add_argument("--code", required=True, help=say("新しい事業の符号", "code"))
    take.add_argument("--year", type=int, required=True, help=say("年度", "fiscal year"))
    take.add_argument("--by", required=True, help=say("アカウントの符号", "account"))
    with_json(take, say)
