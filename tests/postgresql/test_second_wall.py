"""The second wall holds by itself: what the code forgets, PostgreSQL does not show.

These tests run where the database is PostgreSQL (`make postgresql`); SQLite has no such wall.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from neighbours import Ward, fill, next_door
from people import Cast, gather
from repository.test_walls import FENCES
from yorisoi.journal import queries as journal
from yorisoi.people.models import Participant, SupporterLink
from yorisoi.people.models.participants import SearchMark
from yorisoi.people.scope import walls
from yorisoi.people.scope.fences import POLICY, Fence
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import desk_of
from yorisoi.programme.models import Programme
from yorisoi.web.middleware import SecondWall

pytestmark = pytest.mark.django_db
LABELS = sorted(FENCES)


@pytest.fixture(scope="module")
def wards(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[Ward, Ward]]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast = gather()
        other = next_door(cast)
        yield fill(cast, canary="カナリア"), fill(other, canary="ヒバリ")
        transaction.set_rollback(True)


def count(label: str) -> int:
    return apps.get_model(label)._default_manager.count()


def one(sql: str, *values: object) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()


def test_house_comes_as_a_role_that_no_wall_lets_through() -> None:
    found = one("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")

    assert found == (False, False)


@pytest.mark.parametrize("label", LABELS)
def test_table_refuses_its_owner_too(label: str) -> None:
    table = apps.get_model(label)._meta.db_table

    assert one(
        "SELECT relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner) = current_user"
        " FROM pg_class WHERE relname = %s",
        table,
    ) == (True, True, True)


@pytest.mark.parametrize("label", LABELS)
def test_nothing_is_there_for_who_stands_in_no_municipality(
    wards: tuple[Ward, Ward], label: str
) -> None:
    assert count(label) > 0

    walls.shut()

    assert count(label) == 0


@pytest.mark.parametrize("label", LABELS)
def test_each_municipality_sees_its_own_rows_and_no_other(
    wards: tuple[Ward, Ward], label: str
) -> None:
    everybody = count(label)
    seen = []
    for ward in wards:
        with walls.within(ward.cast.ward.pk):
            keys = set(apps.get_model(label)._default_manager.values_list("pk", flat=True))
            assert ward[label].pk in keys
            seen.append(keys)

    assert seen[0] & seen[1] == set()
    assert len(seen[0] | seen[1]) == everybody


def test_row_for_a_neighbours_person_is_refused(wards: tuple[Ward, Ward]) -> None:
    here, there = wards
    walls.stand_in(here.cast.ward.pk)

    with pytest.raises(Error, match="row-level security"), transaction.atomic():
        SearchMark.objects.create(participant_id=there.cast.aki.pk, mark="a mark")


def test_row_that_ties_a_neighbours_person_to_our_course_is_refused(
    wards: tuple[Ward, Ward],
) -> None:
    here, there = wards
    application = here["courses.application"]
    walls.stand_in(here.cast.ward.pk)

    with pytest.raises(Error, match="row-level security"), transaction.atomic():
        type(application).objects.create(
            course=application.course,
            participant_id=there.cast.aki.pk,
            code="A-TIED",
            channel="phone",
            received_on=application.received_on,
            recorded_by=here.cast.dou,
        )


def test_person_is_not_carried_off_to_a_neighbour(wards: tuple[Ward, Ward]) -> None:
    here, there = wards
    walls.stand_in(here.cast.ward.pk)

    with pytest.raises(Error, match="row-level security"), transaction.atomic():
        Participant.objects.filter(pk=here.cast.aki.pk).update(municipality=there.cast.ward)


def test_change_or_deletion_that_forgets_its_scope_leaves_the_neighbours_rows(
    wards: tuple[Ward, Ward],
) -> None:
    here, there = wards
    walls.stand_in(here.cast.ward.pk)

    Participant.objects.update(birth_year=1901)
    SupporterLink.objects.all().delete()

    walls.stand_in(there.cast.ward.pk)
    assert not Participant.objects.filter(birth_year=1901).exists()
    assert SupporterLink.objects.count() == 2


def careless(request: HttpRequest) -> HttpResponse:
    """A page whose query forgot whose rows it may read."""
    if "door" in request.GET:
        account = gathered(request)
        desk_of(account.dou, account.programme.code, Permission.READ)
    return HttpResponse(",".join(Participant.objects.values_list("code", flat=True)))


def gathered(request: HttpRequest) -> Cast:
    cast: Cast = request.cast  # type: ignore[attr-defined]  # put there by the test
    return cast


def answer(cast: Cast, path: str) -> str:
    request = RequestFactory().get(path)
    request.cast = cast  # type: ignore[attr-defined]  # what the page of the test stands on
    return SecondWall(careless)(request).content.decode()


def test_page_that_forgets_its_scope_shows_nobody_before_a_door(wards: tuple[Ward, Ward]) -> None:
    assert answer(wards[0].cast, "/careless") == ""


def test_page_that_forgets_its_scope_shows_only_the_people_of_its_door(
    wards: tuple[Ward, Ward],
) -> None:
    here = wards[0].cast

    assert set(answer(here, "/careless?door").split(",")) == {here.aki.code, here.beni.code}


def standing() -> tuple[str, str]:
    found: tuple[str, str] = one(
        "SELECT coalesce(current_setting(%s, true), ''), coalesce(current_setting(%s, true), '')",
        walls.MUNICIPALITY,
        walls.EVERYWHERE,
    )
    return found


def test_nothing_stays_open_after_a_request(wards: tuple[Ward, Ward]) -> None:
    before = standing()
    client = Client()
    client.force_login(wards[0].cast.dou)

    page = client.get(f"/desk/{wards[0].cast.programme.code}/people/")

    assert page.status_code == 200
    assert standing() == before


def test_nothing_stays_open_after_a_page_that_broke() -> None:
    before = standing()

    def broken(request: HttpRequest) -> HttpResponse:
        walls.stand_in(1)
        raise RuntimeError(request.path)

    with pytest.raises(RuntimeError):
        SecondWall(broken)(RequestFactory().get("/broken"))

    assert standing() == before


def test_signing_in_and_the_journal_work_while_no_municipality_is_open(
    wards: tuple[Ward, Ward],
) -> None:
    client = Client()
    client.force_login(wards[0].cast.aki.account)
    walls.shut()

    assert client.get("/me/").status_code == 200
    assert journal.check().is_whole


def test_standing_for_a_while_goes_back_to_where_one_stood(wards: tuple[Ward, Ward]) -> None:
    here, there = (ward.cast.ward.pk for ward in wards)
    walls.stand_in(here)

    with walls.within(there), walls.everywhere("a test"):
        assert standing() == ("", "on")

    assert standing() == (str(here), "")


def test_wall_is_taken_down_and_put_up_again_by_its_migration() -> None:
    fence, state = Fence("need", "participant"), _State()
    connection.check_constraints()
    with connection.schema_editor() as editor:
        fence.database_backwards("people", editor, state, state)  # type: ignore[arg-type]
    policies = "SELECT count(*) FROM pg_policies WHERE tablename = 'people_need'"
    assert one(policies) == (0,)

    with connection.schema_editor() as editor:
        fence.database_forwards("people", editor, state, state)  # type: ignore[arg-type]
    assert one(f"{policies} AND policyname = %s", POLICY) == (1,)


class _State:
    """The state of the project as it is now."""

    apps = apps


def test_programme_itself_is_open_so_that_its_public_pages_can_be_found(
    wards: tuple[Ward, Ward],
) -> None:
    walls.shut()

    assert Programme.objects.filter(pk=wards[0].cast.programme.pk).exists()
