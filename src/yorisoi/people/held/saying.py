"""What a column holds where only its stage knows the words: each stage says its own.

A stage with such columns has a module `presenters/saying.py`, which is read when the house starts.
"""

from collections.abc import Callable
from typing import Any

from django.db import models

Saying = Callable[[Any], str]
_SAYINGS: dict[tuple[str, str], Saying] = {}


def says(label: str, column: str) -> Callable[[Saying], Saying]:
    """Let a function say what a column of a model (`courses.Observation`, `task`) holds, from its row."""

    def keep(saying: Saying) -> Saying:
        _SAYINGS[label, column] = saying
        return saying

    return keep


def said(row: models.Model, column: str) -> str | None:
    """Return what a column holds in the words of its stage, None where no stage has words for it."""
    saying = _SAYINGS.get((row._meta.label, column))
    return saying(row) if saying else None
