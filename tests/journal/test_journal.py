"""The journal: lines are only added, and a changed line is found."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people import Cast
from yorisoi.journal import actions, queries
from yorisoi.journal.models import Entry

FIELDS = ("actor", "organisation", "act", "subject_kind", "subject_code", "purpose")


def _written(cast: Cast, n: int) -> list[Entry]:
    """Write n lines and return all there are."""
    for number in range(n):
        actions.write(
            by=cast.dou,
            act="participant.view",
            about=cast.aki,
            detail={"number": number},
            organisation=cast.ward.code,
        )
    return list(Entry.objects.order_by("id"))


def test_untouched_journal_is_whole(cast: Cast) -> None:
    entries = _written(cast, 3)

    assert queries.check() == queries.Check(n_entries=len(entries), first_broken=None)


def test_lines_about_a_person_are_newest_first(cast: Cast) -> None:
    _written(cast, 2)

    lines = queries.about(kind="Participant", code=cast.aki.code)

    assert [line.detail for line in lines[:2]] == [{"number": 1}, {"number": 0}]


def test_line_falls_away_with_the_act_it_tells_of(cast: Cast) -> None:
    n = Entry.objects.count()

    with pytest.raises(ValueError, match="the act failed"), transaction.atomic():
        actions.write(by=cast.dou, act="participant.change", about=cast.aki)
        raise ValueError("the act failed")

    assert Entry.objects.count() == n


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    place=st.integers(min_value=0), field=st.sampled_from(FIELDS), added=st.text("あa", min_size=1)
)
def test_any_changed_field_is_found_at_its_line(
    cast: Cast, place: int, field: str, added: str
) -> None:
    with transaction.atomic():
        entries = _written(cast, 3)
        touched = entries[place % len(entries)]
        Entry.objects.filter(pk=touched.pk).update(**{field: getattr(touched, field) + added})

        assert queries.check().first_broken == touched.pk

        transaction.set_rollback(True)


def test_changed_detail_is_found(cast: Cast) -> None:
    entries = _written(cast, 3)
    Entry.objects.filter(pk=entries[-2].pk).update(detail={"number": 99})

    assert queries.check().first_broken == entries[-2].pk


def test_changed_instant_is_found(cast: Cast) -> None:
    entries = _written(cast, 3)
    Entry.objects.filter(pk=entries[-3].pk).update(at=entries[-3].at + timedelta(seconds=1))

    assert queries.check().first_broken == entries[-3].pk


def test_line_taken_out_is_found_at_the_next(cast: Cast) -> None:
    entries = _written(cast, 3)
    entries[-2].delete()

    assert queries.check().first_broken == entries[-1].pk


def test_lines_that_changed_places_are_found(cast: Cast) -> None:
    entries = _written(cast, 2)
    first, second = entries[-2:]
    Entry.objects.filter(pk=first.pk).update(detail=second.detail)
    Entry.objects.filter(pk=second.pk).update(detail=first.detail)

    assert queries.check().first_broken == first.pk
