"""The main job: a whole year from an office's sheet."""

from yorisoi.cli.verbs.shape import Needs, Subparsers, verb, with_json
from yorisoi.cli.words import Say


def add(commands: Subparsers, say: Say) -> None:
    """Add year."""
    added = verb(
        commands,
        "year",
        act="yorisoi.cli.year:run",
        needs=Needs.PRIVATE_DATABASE,
        words=say(
            "申込者の表から、一年分の書類とキットを作る",
            "make a year's documents and kit from a sheet of applicants",
        ),
    )
    added.add_argument("--kit", required=True, metavar="KIT", help=say("キット", "kit"))
    added.add_argument(
        "--applicants", required=True, metavar="FILE", help=say("申込者の表", "sheet of applicants")
    )
    added.add_argument(
        "--out", required=True, metavar="DIR", help=say("出す場所", "where to write")
    )
    added.add_argument(
        "--simulate",
        action="store_true",
        help=say(
            "出欠と答えを模擬で作る（どのページにもそう書く）",
            "make up attendance and answers (every page says so)",
        ),
    )
    added.add_argument(
        "--seed", type=int, default=1, help=say("模擬のたね", "seed of what is made up")
    )
    with_json(added, say)
