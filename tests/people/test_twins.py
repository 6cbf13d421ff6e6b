"""Who may be in the roster twice is found by marks alone, and it is said how sure that is and why."""

import importlib

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people import Cast
from yorisoi.people import actions, marks
from yorisoi.people.models import Participant, SearchMark
from yorisoi.people.terms import Agreement, Sureness
from yorisoi.people.twins import finding as twins
from yorisoi.people.twins import merging

HANA = actions.Person(
    name="山田 花子",
    reading="やまだ はなこ",
    birth_year=1971,
    addresses=(("phone", "03-1111-2222"),),
)


def _register(cast: Cast, **words: object) -> Participant:
    person = actions.Person(**{"name": "だれか", **words})  # type: ignore[arg-type]
    return actions.register(by=cast.dou, municipality=cast.ward, person=person)


def _hana(cast: Cast) -> Participant:
    return actions.register(by=cast.dou, municipality=cast.ward, person=HANA)


def _found(cast: Cast, of: Participant) -> list[tuple[str, tuple[str, ...]]]:
    pairs = twins.twins(municipality=cast.ward, of=of)
    return [(each.sureness, each.on) for each in pairs]


def test_same_reading_and_telephone_in_other_writing_are_one_person_for_sure(cast: Cast) -> None:
    hana = _hana(cast)

    _register(
        cast,
        name="山田花",
        reading="ヤマダハナコ",
        addresses=(("fax", "０３ー１１１１ー２２２２"),),
    )

    assert _found(cast, hana) == [(Sureness.SURE, (Agreement.READING, Agreement.PHONE))]


def test_name_written_in_kana_is_the_reading_of_the_other_record(cast: Cast) -> None:
    hana = _hana(cast)

    _register(cast, name="やまだはなこ", birth_year=1971)

    assert _found(cast, hana) == [(Sureness.LIKELY, (Agreement.READING, Agreement.BIRTH_YEAR))]


def test_family_that_shares_a_telephone_is_not_suggested(cast: Cast) -> None:
    hana = _hana(cast)

    _register(cast, name="山田 太郎", reading="やまだ たろう", addresses=HANA.addresses)

    assert _found(cast, hana) == []


def test_same_name_and_another_year_of_birth_are_two_people(cast: Cast) -> None:
    hana = _hana(cast)

    _register(cast, name=HANA.name, reading=HANA.reading, birth_year=1990)

    assert _found(cast, hana) == []


@pytest.mark.parametrize(
    ("on", "has_other_year", "expected"),
    [
        ({"name", "phone"}, False, Sureness.SURE),
        ({"reading", "mail"}, False, Sureness.SURE),
        ({"name", "phone"}, True, Sureness.LIKELY),
        ({"name", "birth_year"}, False, Sureness.LIKELY),
        ({"reading", "address"}, False, Sureness.LIKELY),
        ({"reading", "address"}, True, None),
        ({"name"}, False, Sureness.PERHAPS),
        ({"name", "reading"}, True, None),
        ({"phone", "birth_year"}, False, Sureness.PERHAPS),
        ({"phone"}, False, None),
        ({"birth_year"}, False, None),
        ({"address", "birth_year"}, False, None),
    ],
)
def test_how_sure_it_is_follows_from_what_agrees(
    on: set[str], has_other_year: bool, expected: Sureness | None
) -> None:
    assert twins.sureness(on, has_other_year=has_other_year) == expected


def test_telephone_of_a_centre_makes_no_pair_but_speaks_for_one(cast: Cast) -> None:
    shared = (("phone", "03-9999-0000"),)
    first = _register(cast, name="一郎", reading="いちろう", birth_year=1950, addresses=shared)
    for number in range(twins.MOST):
        _register(cast, name=f"人{number}", birth_year=1950, addresses=shared)
    assert _found(cast, first) == []

    _register(cast, name="一朗", reading="イチロウ", addresses=shared)

    assert _found(cast, first) == [(Sureness.SURE, (Agreement.READING, Agreement.PHONE))]


def test_people_of_another_municipality_are_never_paired(cast: Cast) -> None:
    other = cast.ei.memberships.get().organisation
    hana = _hana(cast)

    actions.register(by=cast.ei, municipality=other, person=HANA)

    assert _found(cast, hana) == []
    assert twins.twins(municipality=other) == ()


def test_pair_that_was_told_apart_is_not_suggested_again(cast: Cast) -> None:
    one, other = _hana(cast), _hana(cast)
    assert _found(cast, one) != []

    merging.tell_apart(by=cast.dou, one=other, other=one)

    assert _found(cast, one) == []


def test_finding_pairs_takes_as_many_questions_for_thirty_people_as_for_three(cast: Cast) -> None:
    """And none of them opens a name: that would take a key for each person."""
    _hana(cast)
    _hana(cast)
    with CaptureQueriesContext(
        connection,
    ) as few:
        twins.twins(municipality=cast.ward)
    for number in range(15):
        for _twice in range(2):
            _register(cast, name=f"名前{number}", reading=f"なまえ{number}", birth_year=1960)

    with CaptureQueriesContext(connection) as many:
        found = twins.twins(municipality=cast.ward)

    assert len(many) == len(few) == 3
    assert sum(each.sureness == Sureness.LIKELY for each in found) == 15
    assert {type(each.one.__dict__["name"]).__name__ for each in found} == {"Box"}


def test_marks_from_before_are_told_apart_by_the_migration_and_put_together_again(
    cast: Cast,
) -> None:
    migration = importlib.import_module("yorisoi.people.migrations.0009_merging")
    hana = _hana(cast)
    now = marks.marks_of(hana)
    SearchMark.objects.filter(participant=hana).delete()
    for each in sorted({mark for _kind, mark in now}):
        SearchMark.objects.create(participant=hana, mark=each)

    migration.mark_by_kind(apps, None)
    assert set(hana.marks.values_list("kind", "mark")) == now

    migration.mark_once(apps, None)
    said = [mark for _kind, mark in hana.marks.values_list("kind", "mark")]
    assert sorted(said) == sorted({mark for _kind, mark in now})
