"""A house of its own, with real migrations, in which a test runs a few lines of Python."""

import json
import os
import subprocess
import sys
from pathlib import Path

BEGIN = """
import json, os, sys, django
os.environ["DJANGO_SETTINGS_MODULE"] = "yorisoi.web.settings"
django.setup()
from dataclasses import dataclass
from django.core.management import call_command
from django.db import connection, transaction
from yorisoi.journal import actions, drill, queries, triggers
from yorisoi.journal.models import Entry, JournalHead, Mention

@dataclass
class Participant:
    code: str

def migrate(to):
    call_command("migrate", *to.split(), verbosity=0)

def told(value):
    print(json.dumps(value))
"""


def start(data: Path, lines: str) -> "subprocess.Popen[str]":
    """Begin to run lines in a house whose data are in a folder of their own, on SQLite."""
    around = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    around |= {"YORISOI_DATA": str(data), "YORISOI_KEY_FILE": str(data / "personal.key")}
    return subprocess.Popen(
        [sys.executable, "-c", BEGIN + lines], env=around, stdout=subprocess.PIPE, text=True
    )


def run(data: Path, lines: str) -> object:
    """Run lines in a house and return what they told last."""
    return outcome(start(data, lines))


def outcome(running: "subprocess.Popen[str]") -> object:
    """Return what lines told last, once they have ended well."""
    out, _ = running.communicate(timeout=300)
    assert running.returncode == 0
    return json.loads(out.splitlines()[-1])
