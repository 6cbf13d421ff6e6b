"""Where the rows are kept: one file beside the house, or a PostgreSQL server, named by an address."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from yorisoi.vault.addresses import POSTGRESQL, guarded

KEPT_SECONDS = 60
# A server that does not answer within this time is down; the page says so instead of hanging.
CONNECT_SECONDS = 5
# What may stand behind the question mark, as libpq calls it.
PARAMETERS = frozenset(
    {
        "application_name",
        "connect_timeout",
        "host",
        "passfile",
        "port",
        "service",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)


def databases(url: str, *, file: Path) -> dict[str, dict[str, Any]]:
    """Return Django's DATABASES for DATABASE_URL; without one, the SQLite file of the house.

    Raises ImproperlyConfigured, without repeating a password, for an address it cannot read.
    """
    if not url:
        return {"default": _sqlite(file)}
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        name = unquote(parts.path).removeprefix("/")
        if parts.netloc or not name:
            raise ImproperlyConfigured(
                "DATABASE_URL: expected sqlite:///folder/file or sqlite:////full/path/file"
            )
        return {"default": _sqlite(Path(name).absolute())}
    if parts.scheme in POSTGRESQL:
        return {"default": _postgresql(guarded(url))}
    raise ImproperlyConfigured(
        f"DATABASE_URL: expected postgresql:// or sqlite:///, got {parts.scheme or 'no scheme'}"
    )


def _sqlite(file: Path) -> dict[str, Any]:
    return {
        "ENGINE": "yorisoi.web.sqlite3",
        "NAME": file,
        "OPTIONS": {
            # A write asks for the lock at its start, so no write is lost to a late upgrade.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
        # Tests keep their rows in memory; every process of theirs has its own.
        "TEST": {"NAME": ":memory:"},
    }


def _postgresql(url: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if not name or "/" in name:
        raise ImproperlyConfigured("DATABASE_URL: expected the name of one database after the host")
    options: dict[str, Any] = {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "yorisoi",
        **_parameters(parts.query),
    }
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": str(options.pop("host", "") or parts.hostname or ""),
        "PORT": str(options.pop("port", "") or parts.port or ""),
        # A connection outlives a request, and is tried before it is used again: after a restart
        # of the server the next page works.
        "CONN_MAX_AGE": KEPT_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def _parameters(query: str) -> dict[str, str]:
    given = dict(parse_qsl(query))
    unknown = sorted(set(given) - PARAMETERS)
    if unknown:
        raise ImproperlyConfigured(
            f"DATABASE_URL: expected {', '.join(sorted(PARAMETERS))}; got {', '.join(unknown)}"
        )
    return given
