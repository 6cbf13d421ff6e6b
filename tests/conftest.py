"""What every test may use: the cast, and a browser that is signed in as somebody."""

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from people import Cast, gather
from yorisoi.people.models import Account
from yorisoi.people.walls import EVERYWHERE, OPEN

# The settings were read before this file: what belongs to tests only is set here, so that
# their data never touch the data of the house.
settings.DATA = Path(tempfile.mkdtemp(prefix="yorisoi-tests-"))
settings.YORISOI_KEY_FILE = settings.DATA / "keys" / "personal.key"
settings.YORISOI_EXAMPLE = True
# On PostgreSQL the tests themselves look from everywhere; a request never does (web/middleware.py).
if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
    settings.DATABASES["default"]["OPTIONS"]["options"] = f"-c {EVERYWHERE}={OPEN}"
    collect_ignore: list[str] = []
else:
    # What only PostgreSQL can do is tested on PostgreSQL: make postgresql.
    collect_ignore = ["postgresql"]


@pytest.fixture
def cast(db: None) -> Cast:
    """The cast of STYLE.md, met in a fictitious ward."""
    return gather()


@pytest.fixture
def sign_in(db: None) -> Callable[[Account], Client]:
    """Return a client that is signed in as an account."""

    def signed_in(account: Account) -> Client:
        client = Client()
        client.force_login(account)
        return client

    return signed_in


@pytest.fixture(scope="session")
def house() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parent.parent
