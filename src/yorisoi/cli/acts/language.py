"""Readings, speech text and plain words of a sentence."""

import argparse
from dataclasses import asdict

from yorisoi.cli.output import put_json, put_rows
from yorisoi.cli.words import Say
from yorisoi.engines import language


def ruby(options: argparse.Namespace, say: Say) -> int:
    """Print each piece of a text with its reading."""
    rows = [asdict(segment) for segment in language.ruby(options.text)]
    put_rows(rows, is_json=options.json, empty=say("文がありません。", "No text."))
    return 0


def katakana(options: argparse.Namespace, say: Say) -> int:
    """Print a text as it should be spoken."""
    spoken = language.katakana(options.text)
    if options.json:
        put_json({"text": spoken})
    else:
        print(spoken)
    return 0


def plain(options: argparse.Namespace, say: Say) -> int:
    """Print what is hard to read in a text, and where."""
    rows = [
        {"place": finding.place, "rule": str(finding.rule), "text": finding.text}
        for finding in language.plain(options.text)
    ]
    empty = say("むずかしいところは見つかりません。", "Nothing hard was found.")
    put_rows(rows, is_json=options.json, empty=empty)
    return 0
