"""Write docs/reference/cli.md from the command itself: python scripts/reference.py"""

import argparse
import os
from collections.abc import Iterator
from pathlib import Path

from yorisoi.cli.parser import parser
from yorisoi.cli.words import Say

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "cli.md"
# The help is folded to the width of the terminal; the reference has one width everywhere.
os.environ["COLUMNS"] = "100"


def _verbs(of: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield of
    for action in of._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from _verbs(each)


def reference() -> str:
    """Return the reference page: every verb in English and Japanese."""
    english, japanese = _verbs(parser(Say("en"))), _verbs(parser(Say("ja")))
    parts = [
        "# The `yorisoi` command",
        "",
        "Made by `python scripts/reference.py`; `--lang` chooses.",
        "",
    ]
    for en, ja in zip(english, japanese, strict=True):
        parts += [
            f"## `{en.prog}`",
            "",
            ja.description or "",
            "",
            "```",
            en.format_help().rstrip(),
            "```",
            "",
        ]
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(reference(), encoding="utf-8")
