"""Whether the database already has every table that this version of the house needs."""

import hashlib
from pathlib import Path

from django.conf import settings

import yorisoi

PACKAGE = Path(yorisoi.__file__).parent


def _fingerprint() -> str:
    """Return a fingerprint of all migrations, by name and content."""
    found = hashlib.sha256()
    for path in sorted(PACKAGE.rglob("migrations/[0-9]*.py")):
        found.update(path.relative_to(PACKAGE).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _mark() -> Path:
    return Path(settings.DATA) / "ready"


def database_file() -> Path | None:
    """Return the file of the database, or None where a server keeps it."""
    database = settings.DATABASES["default"]
    is_file = database["ENGINE"].endswith("sqlite3")
    return Path(str(database["NAME"])) if is_file else None


def is_ready() -> bool:
    """Whether the last set-up was of this version and its database is still there.

    A server may have been emptied or restored behind our back, so there every start looks itself.
    """
    file = database_file()
    if file is None or not file.exists():
        return False
    return _mark().exists() and _mark().read_text() == _fingerprint()


def say_ready() -> None:
    """Remember that the set-up of this version is done."""
    _mark().write_text(_fingerprint())
