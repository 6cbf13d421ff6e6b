"""Print the personal-data map, made from the models."""

import argparse

from yorisoi.cli.words import Say
from yorisoi.people.held.register import data_map


def personal_data(options: argparse.Namespace, say: Say) -> int:
    """Write the map to the screen; `> docs/personal-data.md` keeps it."""
    print(data_map(), end="")
    return 0
