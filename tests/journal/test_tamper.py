"""Somebody who can change the database does, a thousand times, and is found a thousand times."""

from django.db import connection

from people import Cast
from yorisoi.journal import drill, queries
from yorisoi.journal.models import Entry


def test_thousand_edits_of_the_tables_are_found(cast: Cast) -> None:
    n = Entry.objects.count()

    report = drill.tamper(n_edits=1000, seed=2026)

    assert report.missed == ()
    assert (report.n_edits, report.n_found) == (1000, 1000)
    assert set(report.by_kind) == {kind for kind, _edit in drill.EDITS}
    assert Entry.objects.count() == n


def test_drill_tells_of_an_edit_that_was_not_found(cast: Cast) -> None:
    report = drill.tamper(n_edits=3, edits=[("do nothing", lambda _dice, _n: None)])

    assert (report.n_found, report.by_kind) == (0, {"do nothing": 3})
    assert [each.kind for each in report.missed] == ["do nothing"] * 3


def test_drill_leaves_the_journal_whole(cast: Cast) -> None:
    drill.tamper(n_edits=30, seed=3)

    assert queries.check() == queries.Check(Entry.objects.count(), None)
    assert not connection.needs_rollback
