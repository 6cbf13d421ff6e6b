"""Copies, people, journal, database, components, clock: each look in each state."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from people import Cast
from web.safety.houses import NOW, house
from yorisoi.journal.models import Entry
from yorisoi.web.safety import clock, components, copies, database, lines, people
from yorisoi.web.safety.findings import State

SAFE, UNSAFE, UNKNOWN = State.SAFE, State.UNSAFE, State.UNKNOWN


@pytest.mark.parametrize(
    ("noted", "states"),
    [
        (None, (UNSAFE, UNSAFE)),
        ("not json", (UNSAFE, UNSAFE)),
        ('{"last_backup_at": null}', (UNSAFE, UNSAFE)),
        (("23:00", "89"), (SAFE, SAFE)),
        (("25:00", "91"), (UNSAFE, UNSAFE)),
    ],
)
def test_copies_are_of_the_last_day_and_were_restored(
    tmp_path: Path,
    settings: Settings,
    noted: str | tuple[str, str] | None,
    states: tuple[State, State],
) -> None:
    settings.DATA = tmp_path
    if isinstance(noted, tuple):
        backup_at = NOW - timedelta(hours=int(noted[0].split(":")[0]))
        drill_at = NOW - timedelta(days=int(noted[1]))
        noted = json.dumps(
            {"last_backup_at": backup_at.isoformat(), "last_drill_at": drill_at.isoformat()}
        )
    if noted is not None:
        (tmp_path / copies.FILE).write_text(noted)

    found = (copies.backup(house(tmp_path)), copies.drill(house(tmp_path)))

    assert tuple(each.state for each in found) == states


@pytest.mark.parametrize(("held", "state"), [("yes", SAFE), ("no", UNSAFE)])
def test_drill_that_did_not_bring_everything_back_is_no_comfort(
    tmp_path: Path, settings: Settings, held: str, state: State
) -> None:
    settings.DATA = tmp_path
    noted = {"last_drill_at": NOW.isoformat(), "last_drill_held": held}
    (tmp_path / copies.FILE).write_text(json.dumps(noted))

    assert copies.drill(house(tmp_path)).state is state


def test_staff_without_a_second_factor_are_counted_and_not_named(
    tmp_path: Path, cast: Cast
) -> None:
    found = people.second_factor(house(tmp_path))

    assert (found.state, "6人" in found.words) == (UNSAFE, True)
    assert "ドウ" not in found.words


def test_house_without_staff_has_nobody_to_ask(tmp_path: Path, db: None) -> None:
    assert people.second_factor(house(tmp_path)).state is SAFE


def test_accounts_that_nobody_used_for_three_months_are_counted(tmp_path: Path, cast: Cast) -> None:
    for account in (cast.dou, cast.gen, cast.hana, cast.sei, cast.chiyo, cast.ei):
        account.last_login = NOW - timedelta(days=89)
        account.save()
    used = people.unused_accounts(house(tmp_path))
    cast.dou.last_login = NOW - timedelta(days=91)
    cast.dou.save()
    unused = people.unused_accounts(house(tmp_path))

    assert (used.state, unused.state, "1人分" in unused.words) == (SAFE, UNSAFE, True)


def test_journal_that_was_changed_is_found(tmp_path: Path, cast: Cast, own_tables: None) -> None:
    whole = lines.chain(house(tmp_path))
    second = Entry.objects.order_by("id")[1].pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET act = 'nothing' WHERE id = %s", [second])
    changed = lines.chain(house(tmp_path))

    assert (whole.state, changed.state) == (SAFE, UNSAFE)
    assert f"{second}行目" in changed.words


def test_whether_the_head_is_kept_elsewhere_cannot_be_seen(tmp_path: Path, cast: Cast) -> None:
    assert lines.head(house(tmp_path)).state is UNKNOWN


def test_journal_without_a_line_has_no_head_to_keep(tmp_path: Path, db: None) -> None:
    assert lines.head(house(tmp_path)).state is SAFE


def test_rights_at_the_server_are_judged() -> None:
    assert database.role_finding(is_superuser=True).state is UNSAFE
    assert database.role_finding(is_superuser=False).state is SAFE


def test_walls_between_rows_are_judged() -> None:
    assert database.walls_finding(without=("people_participant",)).state is UNSAFE
    assert database.walls_finding(without=()).state is SAFE


def test_server_is_asked_only_where_there_is_one(tmp_path: Path, db: None) -> None:
    asked = [
        look(house(tmp_path)) for look in (database.role, database.row_walls, database.flushing)
    ]

    assert [each is not None for each in asked] == [connection.vendor == "postgresql"] * 3


def test_server_that_answers_before_it_has_written_is_named() -> None:
    found = database.flushing_finding(off=("synchronous_commit", "fsync"))

    assert (found.state, "fsync、synchronous_commit" in found.words) == (UNSAFE, True)
    assert database.flushing_finding(off=()).state is SAFE


@pytest.mark.parametrize(
    ("packages", "state"),
    [
        (None, UNKNOWN),
        ({}, UNKNOWN),
        ({"django==5": {"state": "not audited"}}, UNKNOWN),
        ({"django==5": {"on": "2026-11-20"}}, SAFE),
        ({"django==5": {"on": "2026-10-20"}}, UNSAFE),
        ({"django==5": {"on": "2026-11-20"}, "jinja2==3": {"state": "not audited"}}, UNSAFE),
    ],
)
def test_components_were_audited_within_a_month(
    tmp_path: Path, packages: dict[str, object] | None, state: State
) -> None:
    if packages is not None:
        file = tmp_path / components.SNAPSHOT
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps({"packages": packages}))

    assert components.advisories(house(tmp_path)).state is state


def test_clock_behind_the_journal_cannot_be_right(tmp_path: Path, cast: Cast) -> None:
    def look(now: datetime) -> State:
        return clock.clock(house(tmp_path, now=now)).state

    before = look(timezone.now() - timedelta(hours=1))
    unseen = look(timezone.now())
    mark = tmp_path / "system" / clock.SYNCHRONISED
    mark.parent.mkdir(parents=True)
    mark.touch()

    assert (before, unseen, look(timezone.now())) == (UNSAFE, UNKNOWN, SAFE)
