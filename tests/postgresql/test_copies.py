"""Copies of a database behind the wall: every row of every municipality, or no copy at all.

SQLite has its own tests (tests/cli/test_backups.py); here the whole house is on a server.
"""

import os
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker

from neighbours import fill, next_door
from people import gather
from yorisoi.cli.acts.backups import walk_journal
from yorisoi.cli.backups.errors import CopyBroken, CopyDiffers, NothingThere, PlaceTaken
from yorisoi.cli.backups.making import Made, make_copy
from yorisoi.cli.backups.restoring import restore
from yorisoi.cli.backups.rows import WHOLE_HOUSE, PostgresRows, dumped, rows_at
from yorisoi.cli.drills.ground import empty_database
from yorisoi.journal import triggers
from yorisoi.people.scope.walls import EVERYWHERE

pytestmark = pytest.mark.django_db
AT = datetime.fromisoformat("2026-11-25T02:00:00+09:00")
KEY = bytes(range(32))
# What makes a table what it is, besides its rows.
WALLS = "select tablename, policyname, qual, with_check from pg_policies order by 1, 2"
FORCED = "select relname from pg_class where relrowsecurity and relforcerowsecurity order by 1"
TRIGGERS = (
    "select tgrelid::regclass::text, tgname from pg_trigger where not tgisinternal order by 1, 2"
)
SEQUENCES = "select sequencename, last_value from pg_sequences order by 1"


@pytest.fixture(scope="module")
def live(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The address of a house with two municipalities, as an operator would write it; only read."""
    with django_db_blocker.unblock():
        here = gather()
        fill(here, canary="カナリア")
        fill(next_door(here), canary="ヒバリ")
        url = urlsplit(os.environ["DATABASE_URL"])
        yield urlunsplit(url._replace(path=f"/{connection.settings_dict['NAME']}"))
        triggers.take_away(connection)
        call_command("flush", verbosity=0, interactive=False)
        triggers.put(connection)


@pytest.fixture(scope="module")
def made(live: str, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A copy of that house."""
    return copy(live, tmp_path_factory.mktemp("copies"))


@pytest.fixture(scope="module")
def back(made: Made, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the database where that copy was put back; only read."""
    with empty_database(os.environ["DATABASE_URL"]) as address:
        put_back(made, address, tmp_path_factory.mktemp("back"))
        yield address


@pytest.fixture
def empty() -> Iterator[str]:
    with empty_database(os.environ["DATABASE_URL"]) as address:
        yield address


def copy(live: str, to: Path) -> Made:
    return make_copy(rows_at(live), to=to, key=KEY, at=AT, version="0.1.0")


def put_back(made: Made, into: str, folder: Path) -> None:
    restore(made.path, key=KEY, into=into, beside=folder / "back", walk=whole)


def whole(address: str) -> tuple[int, bool]:
    """A walk that believes the chain; the command itself walks in the test below."""
    return rows_at(address).contents().journal.n_lines, True


def asked(address: str, question: str, *, options: str = WHOLE_HOUSE) -> list[tuple[object, ...]]:
    with psycopg.connect(address, options=options) as rows:
        return rows.execute(question).fetchall()


def test_copy_put_back_holds_every_row_of_every_municipality(
    live: str, made: Made, back: str
) -> None:
    found = rows_at(back).contents()
    assert found == rows_at(live).contents()
    assert found.counts == made.manifest.counts
    assert asked(back, "select count(distinct municipality_id) from people_participant") == [(2,)]


def test_walls_triggers_and_sequences_are_there_after_a_copy_is_put_back(
    live: str, back: str
) -> None:
    for question in (WALLS, FORCED, TRIGGERS, SEQUENCES):
        assert len(asked(live, question)) > 5
        assert asked(back, question) == asked(live, question)
    nobody = "select count(*) from people_participant"
    assert asked(back, nobody, options="") == [(0,)]
    assert asked(back, nobody) != [(0,)]


def test_row_that_is_added_after_a_copy_was_put_back_gets_a_number_of_its_own(back: str) -> None:
    (highest,) = asked(back, "select max(id) from people_account")[0]
    (last,) = asked(back, "select last_value from people_account_id_seq where is_called")[0]

    assert int(str(last)) >= int(str(highest)) > 10


def test_line_of_the_journal_cannot_be_changed_after_a_copy_was_put_back(
    live: str, back: str
) -> None:
    with pytest.raises(psycopg.Error, match=triggers.REFUSAL):
        asked(back, "update journal_entry set actor = 'nobody' returning id")


def test_journal_of_a_copy_is_walked_where_it_was_put_back(
    made: Made, empty: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YORISOI_DATA", str(settings.DATA))
    monkeypatch.setenv("YORISOI_KEY_FILE", str(settings.YORISOI_KEY_FILE))
    restore(made.path, key=KEY, into=empty, beside=tmp_path, walk=walk_journal)

    assert made.manifest.journal.n_lines > 20


def test_copy_whose_journal_is_broken_is_refused(made: Made, empty: str, tmp_path: Path) -> None:
    with pytest.raises(CopyDiffers):
        restore(made.path, key=KEY, into=empty, beside=tmp_path, walk=lambda _at: (0, False))


def test_copy_made_where_the_wall_stays_shut_is_refused_rather_than_short(
    live: str, tmp_path: Path
) -> None:
    shut = f"{live}&options={quote(f'-c {EVERYWHERE}=off')}"

    with pytest.raises(CopyBroken, match="people_participant"):
        copy(shut, tmp_path / "copies")

    assert list((tmp_path / "copies").iterdir()) == []


def test_dump_without_leave_to_pass_the_wall_stops_rather_than_leave_rows_out(
    live: str, tmp_path: Path
) -> None:
    done = subprocess.run(
        ["pg_dump", "-d", live, "-Fc", "-f", str(tmp_path / "dump")],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode != 0
    assert "row-level security" in done.stderr


def test_rows_inside_a_dump_are_counted_one_by_one(live: str, tmp_path: Path) -> None:
    counted = PostgresRows(live).copy_to(tmp_path / "dump", tell=lambda _done, _total: None)

    assert dumped(tmp_path / "dump") == counted.counts
    assert counted.counts["people_participant"] > 2


def test_copy_is_not_put_over_a_database_that_has_tables(
    live: str, made: Made, tmp_path: Path
) -> None:
    before = rows_at(live).contents()

    with pytest.raises(PlaceTaken):
        put_back(made, live, tmp_path)

    assert rows_at(live).contents() == before


def test_database_without_a_table_is_not_copied(empty: str, tmp_path: Path) -> None:
    with pytest.raises(NothingThere):
        copy(empty, tmp_path / "copies")

    assert list((tmp_path / "copies").iterdir()) == []
