"""What every test may use: the cast, and a browser that is signed in as somebody."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from pytest_django import DjangoDbBlocker

from people import Cast, gather
from yorisoi.journal import triggers
from yorisoi.people.models import Account
from yorisoi.people.scope.walls import EVERYWHERE, OPEN

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


@pytest.fixture
def own_tables(db: None) -> None:
    """Somebody who owns the tables took away what keeps lines of the journal from changing."""
    triggers.take_away(connection)


@pytest.fixture
def _guarded_again(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        was_guarded = triggers.are_in_place(connection)
    yield
    with django_db_blocker.unblock():
        if was_guarded:
            triggers.put(connection)


@pytest.fixture
def many_at_once(_guarded_again: None, transactional_db: None) -> Iterator[None]:
    """Several threads see what is written; all tables are emptied afterwards, the journal too."""
    yield
    triggers.take_away(connection)


@pytest.fixture(scope="session")
def house() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parent.parent
