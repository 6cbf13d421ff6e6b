"""The entry of the `yorisoi` command: read the words, prepare the house, do the act."""

import argparse
import importlib
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path

import django

from yorisoi.cli.errors import MENDABLE, OUR_FAULT, STOPPED, Refusal
from yorisoi.cli.parser import parser
from yorisoi.cli.verbs.shape import Needs
from yorisoi.cli.words import Say, say_for
from yorisoi.people.scope import walls

# A database driver, which only a drill needs.
GROUND = "yorisoi.cli.drills.ground"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    say = say_for(given)
    options = parser(say).parse_args(given)
    try:
        return _act(options, say)
    except KeyboardInterrupt:
        print(say("止めました。", "Stopped."), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        return 0
    except Exception as error:
        return _explain(error, say)


def _act(options: argparse.Namespace, say: Say) -> int:
    """Import the act only after its data folder is known, and run it."""
    if options.needs is Needs.PRIVATE_DATABASE:
        with tempfile.TemporaryDirectory(prefix="yorisoi-") as folder:
            os.environ["YORISOI_DATA"] = folder
            os.environ["YORISOI_TABLES"] = "from-models"
            for name in ("DATABASE_URL", "YORISOI_DATABASE"):
                os.environ.pop(name, None)
            return _call(options, say)
    if options.needs is Needs.DRILL_GROUND:
        with importlib.import_module(GROUND).drill_ground():
            return _call(options, say)
    return _call(options, say)


def _call(options: argparse.Namespace, say: Say) -> int:
    if options.needs is not Needs.NOTHING:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yorisoi.web.settings")
        django.setup()
    module, _, name = options.act.partition(":")
    act = getattr(importlib.import_module(module), name)
    if options.needs is Needs.NOTHING:
        return int(act(options, say) or 0)
    with walls.everywhere("who sits at the server answers for the whole house"):
        return int(act(options, say) or 0)


def _explain(error: Exception, say: Say) -> int:
    """Say what to mend, or where our own fault is written down."""
    if isinstance(error, FileNotFoundError):
        name = error.filename
        print(say(f"yorisoi: {name} がありません", f"yorisoi: no {name}"), file=sys.stderr)
        return MENDABLE
    if isinstance(error, (Refusal, OSError, ValueError)):
        print(f"yorisoi: {error}", file=sys.stderr)
        return MENDABLE
    handle, name = tempfile.mkstemp(prefix="yorisoi-", suffix=".log")
    with os.fdopen(handle, "w") as file:
        traceback.print_exception(error, file=file)
    print(
        say(
            f"yorisoi: こちらの不具合です。くわしくは {Path(name)} にあります。",
            f"yorisoi: this is our fault. The details are in {Path(name)}.",
        ),
        file=sys.stderr,
    )
    return OUR_FAULT


if __name__ == "__main__":
    sys.exit(main())
