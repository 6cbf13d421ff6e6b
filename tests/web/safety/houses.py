"""Installations to look at."""

from datetime import UTC, datetime
from pathlib import Path

from yorisoi.web.safety.findings import House

NOW = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
AN_OFFICER = 1000


def house(folder: Path, *, now: datetime = NOW, user: int = AN_OFFICER, **environ: str) -> House:
    """An installation whose system files and source lie in a folder of its own."""
    return House(
        now=now,
        environ=environ,
        user=user,
        database=folder / "data" / "yorisoi.sqlite3",
        system=folder / "system",
        source=folder,
    )
