"""What a look at one thing found, and what every look may use."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.conf import settings

import yorisoi
from yorisoi.web.settings import DATA as OWN_DATA


class State(StrEnum):
    """Whether a thing is safe, is not, or cannot be seen from here."""

    SAFE = "safe"
    UNSAFE = "unsafe"
    UNKNOWN = "unknown"


class Severity(StrEnum):
    """How soon a thing is to be mended."""

    NOW = "now"
    SOON = "soon"
    WHEN_POSSIBLE = "when_possible"


@dataclass(frozen=True)
class Finding:
    """One thing: whether it is safe, how it stands, and what to do if it is not."""

    code: str
    state: State
    severity: Severity
    words: str
    remedy: str = ""


def _database_file() -> Path | None:
    """Return the file of the database, or None where a server keeps it."""
    chosen = settings.DATABASES["default"]
    is_file = "sqlite" in str(chosen["ENGINE"])
    return Path(str(chosen["NAME"])) if is_file else None


@dataclass(frozen=True)
class House:
    """The installation as a look finds it."""

    now: datetime
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ))
    user: int = field(default_factory=os.geteuid)
    database: Path | None = field(default_factory=_database_file)
    # What Linux tells about disks and clocks; where the source stands with what was audited.
    system: Path = Path("/")
    source: Path = Path(yorisoi.__file__).resolve().parents[2]

    @property
    def settings(self) -> Any:
        """The settings this process runs with."""
        return settings

    @property
    def data(self) -> Path:
        """The folder of everything that differs between installations."""
        return Path(getattr(settings, "DATA", OWN_DATA))

    def is_within(self, instant: datetime | None, **span: float) -> bool:
        """Whether an instant lies no longer ago than a span of time."""
        return instant is not None and self.now - instant <= timedelta(**span)


Look = Callable[[House], Finding | None]


def safe(code: str, words: str) -> Finding:
    """Say that a thing is as it should be."""
    return Finding(code, State.SAFE, Severity.WHEN_POSSIBLE, words)


def unsafe(code: str, severity: Severity, words: str, remedy: str) -> Finding:
    """Say that a thing is not safe, and what to do."""
    return Finding(code, State.UNSAFE, severity, words, remedy)


def unknown(code: str, words: str, remedy: str) -> Finding:
    """Say that a thing cannot be seen from here, and how to find out."""
    return Finding(code, State.UNKNOWN, Severity.WHEN_POSSIBLE, words, remedy)
