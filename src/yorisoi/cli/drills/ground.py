"""The ground of a drill: a house of its own, far from the real one, gone afterwards.

On SQLite it is a file in a temporary folder, on PostgreSQL a database of its own on the same server.
"""

import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql


@contextmanager
def drill_ground() -> Iterator[Path]:
    """Point the environment at a new, empty house until the drill is over."""
    with tempfile.TemporaryDirectory(prefix="yorisoi-drill-") as folder:
        url = os.environ.get("DATABASE_URL", "")
        is_server = url.startswith(("postgresql:", "postgres:"))
        around = {
            "YORISOI_DATA": folder,
            "YORISOI_TABLES": "from-models",
            "YORISOI_DATABASE": "",
            "YORISOI_KEY_FILE": str(Path(folder) / "keys" / "personal.key"),
            "YORISOI_KEYSTORE": "",
            "YORISOI_EXAMPLE": "",
        }
        with empty_database(url) if is_server else nullcontext("") as address:
            os.environ.update({**around, "DATABASE_URL": address})
            yield Path(folder)


@contextmanager
def empty_database(url: str) -> Iterator[str]:
    """Make a new database on the server of another one; yield its address, and drop it at the end."""
    name = f"yorisoi_drill_{secrets.token_hex(4)}"
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(sql.SQL("create database {}").format(sql.Identifier(name)))
    try:
        yield urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    finally:
        # The server may be on its feet again only now.
        with psycopg.connect(url, autocommit=True, connect_timeout=20) as server:
            server.execute(
                sql.SQL("drop database if exists {} with (force)").format(sql.Identifier(name))
            )
