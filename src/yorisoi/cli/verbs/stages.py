"""Read each stage from the command line; one verb a stage, JSON for machines."""

from yorisoi.cli.verbs.shape import Needs, Subparsers, verb, with_json
from yorisoi.cli.words import Say


def add(commands: Subparsers, say: Say) -> None:
    """Add the programme and the ten stages, in the order of the year."""
    words = {
        "programmes": say("事業の一覧", "the programmes"),
        "tasks": say("すること", "what to do, by whom, until when"),
        "area": say("知る：区の数と出典", "know: figures and their sources"),
        "hearings": say("聴く：聴き取りと声", "listen: hearings and voices"),
        "personas": say("描く：仮の像", "draw: provisional personas"),
        "goals": say("分かち合う：めあてと確かめかた", "share: goals and indicators"),
        "outreach": say("届ける：届ける計画", "reach: the outreach plan"),
        "courses": say("学ぶ：教室と席", "learn: courses and places"),
        "ties": say("つながる：輪とつながりの数", "connect: circles and counts of ties"),
        "rehearsals": say("ためす：練習できる手続き", "practise: procedures"),
        "effects": say("確かめる：結果", "verify: results"),
        "guides": say("伝える：手引きの版", "pass on: editions of the guideline"),
    }
    for name, sentence in words.items():
        added = verb(
            commands,
            name,
            act=f"yorisoi.cli.acts.stages:{name}",
            needs=Needs.DATABASE,
            words=sentence,
        )
        if name != "programmes":
            added.add_argument(
                "--programme", default="", metavar="CODE", help=say("事業の符号", "programme")
            )
        with_json(added, say)
