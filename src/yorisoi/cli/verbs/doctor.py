"""The verb for whoever keeps the machine: what is not yet safe here."""

from yorisoi.cli.verbs.shape import Needs, Subparsers, verb, with_json
from yorisoi.cli.words import Say


def add(commands: Subparsers, say: Say) -> None:
    """Add doctor."""
    added = verb(
        commands,
        "doctor",
        act="yorisoi.cli.acts.doctor:doctor",
        needs=Needs.DATABASE,
        words=say(
            "この入れ物で、まだ安全でないことと、なおし方を言う",
            "say what is not yet safe about this installation, and what to do",
        ),
    )
    added.add_argument(
        "--english", action="store_true", help=say("英語で言う", "say it in English")
    )
    with_json(added, say)
