"""When the last copy was made and when one was last put back on trial; `yorisoi doctor` reads it."""

import json
from datetime import datetime
from pathlib import Path

FILE = "backups.json"


def told(data: Path) -> dict[str, str]:
    """Return what is known: last_backup_at, last_drill_at and the file, as far as they exist."""
    try:
        known = json.loads((data / FILE).read_text())
    except (FileNotFoundError, ValueError):
        return {}
    return {str(name): str(value) for name, value in known.items()}


def note(data: Path, *, at: datetime, what: str, **more: str) -> None:
    """Note that a backup or a drill was done; whole or not at all."""
    known = {**told(data), f"last_{what}_at": at.isoformat(timespec="seconds"), **more}
    fresh = data / f".{FILE}"
    fresh.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    fresh.replace(data / FILE)
