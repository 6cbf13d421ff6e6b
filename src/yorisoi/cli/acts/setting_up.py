"""Prepare the database and load the example."""

import argparse
from pathlib import Path

from django.core.management import call_command

from yorisoi.cli.example import load
from yorisoi.cli.ready import database_file, say_ready
from yorisoi.cli.words import Say
from yorisoi.people.models import Account


def setup(options: argparse.Namespace, say: Say) -> int:
    """Bring the database up to date; load the example once, keep the data ever after."""
    call_command("migrate", verbosity=0)
    file = database_file()
    if file is not None:
        file.chmod(0o600)
    if options.example and not Account.objects.exists():
        load(Path(options.example), say)
    say_ready()
    return 0
