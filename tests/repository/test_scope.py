"""Every address, every role: what is not yours does not exist.

Two municipalities of the same shape, each with a row of every kind. Addresses are read from the
resolver, so that a new one is walked without being named here. Each walk collects everybody who got
in where they should not, and compares with nobody.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.db import transaction
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import resolve

from addresses import SAID, Address, addresses, is_object, values
from neighbours import Ward, fill, next_door, staff_of
from people import gather
from yorisoi.people import actions, rules
from yorisoi.people.models import Account
from yorisoi.people.terms import Permission, Role
from yorisoi.programme import actions as programmes
from yorisoi.programme import seats
from yorisoi.stages.courses.models import Assignment
from yorisoi.stages.courses.terms import Part

pytestmark = pytest.mark.django_db

HERE, THERE = "カナリア", "ヒバリ"
STAFF = addresses("staff")
PERSON = addresses("person")
ROLES = sorted(rules.PERMISSIONS)
COLUMN = re.compile(HERE + r"([a-z]+\.[a-z_]+)")
PERSONS_HOLES = {"participant", "code", "application", "question", "hand", "message"}
# A class of two centres is one room: who is there notes what was seen, of the others under a code.
OF_THE_ROOM = {"courses:observe"}
METHODS = ("get", "post")


# Addresses whose object only comes to be by working through other pages; what is foreign is refused
# at the door all the same. Where the pages themselves are tested stands beside them.
WITHOUT_OBJECT = {
    "courses:import_report": "a file was brought just before; tests/stages/courses/test_sheets.py",
    "courses:store_import": "a file was brought just before; tests/stages/courses/test_sheets.py",
    "effects:paper": "computed from real answers; tests/stages/effects/test_results.py",
    "effects:result": "computed from real answers; tests/stages/effects/test_results.py",
    "effects:results": "computed from real answers; tests/stages/effects/test_results.py",
    "guides:document": "written from the whole year; tests/stages/guides/test_papers.py",
    "guides:document_paper": "written from the whole year; tests/stages/guides/test_papers.py",
    "personas:uncite": "names a source that was cited; tests/stages/personas",
    "guides:road": "the programme came from a kit; tests/stages/guides",
    "guides:road_step": "the programme came from a kit; tests/stages/guides",
    "guides:trace": "a link of a written edition; tests/stages/guides",
    "people:leak_notice": "somebody the journal names; tests/people",
    "personas:renew": "a persona that was shared; tests/stages/personas",
}


@dataclass
class World:
    """Two wards, and who works in them."""

    here: Ward
    there: Ward
    ours: dict[tuple[str, str], Account] = field(default_factory=dict)
    theirs: dict[tuple[str, str], Account] = field(default_factory=dict)


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        cast = gather()
        other = next_door(cast)
        yield World(
            here=fill(cast, canary=HERE),
            there=fill(other, canary=THERE),
            ours=staff_of(cast),
            theirs=staff_of(other),
        )
        transaction.set_rollback(True)


def as_(account: Account | None) -> Client:
    client = Client(raise_request_exception=False)
    if account is not None:
        client.force_login(account)
    return client


def asked(client: Client, method: str, path: str, said: dict[str, str] | None = None) -> Any:
    """Return the answer to a request that leaves nothing behind."""
    with transaction.atomic():
        answer = getattr(client, method)(path, said)
        transaction.set_rollback(True)
    return answer


def walked(
    client: Client,
    found: list[Address],
    fits: Callable[[Any], bool],
    path: Callable[[Address], str],
) -> dict[str, int]:
    """Return the addresses whose answers do not fit, with what they answered."""
    return {
        f"{method} {each.name}": answer.status_code
        for each in found
        for method in METHODS
        for answer in [asked(client, method, path(each), SAID.get(each.name))]
        if not fits(answer)
    }


def is_hidden(answer: Any) -> bool:
    """Whether an answer says no more than that there is nothing: 405 comes before any object is read."""
    return answer.status_code in {404, 405}


def is_sign_in(answer: Any) -> bool:
    return answer.status_code == 405 or (
        answer.status_code == 302 and answer["Location"].startswith("/sign-in")
    )


def knocked(account: Account, method: str, path: str) -> int:
    """Return what a door answers by itself, without the page around it: a tenth of the time."""
    request = getattr(RequestFactory(), method)(path)
    match = resolve(path)
    request.user, request.session, request.resolver_match = account, {}, match
    try:
        return int(match.func(request, *match.args, **match.kwargs).status_code)
    except Http404:
        return 404


def let_in(account: Account, found: list[Address], ward: Ward) -> dict[str, int]:
    """Return the doors that let somebody in, with what they answered."""
    paths = {each.name: each.path(values(each, ward)) for each in found}
    answers = {
        f"{method} {name}": knocked(account, method, path)
        for name, path in paths.items()
        for method in METHODS
    }
    return {name: code for name, code in answers.items() if code not in {404, 405}}


@pytest.mark.parametrize("role", ROLES, ids="-".join)
def test_role_of_another_municipality_finds_no_page_of_ours(
    world: World, role: tuple[str, str]
) -> None:
    assert let_in(world.theirs[role], STAFF, world.here) == {}


@pytest.mark.parametrize("role", ROLES, ids="-".join)
def test_role_without_the_permission_finds_no_page_of_its_own_programme(
    world: World, role: tuple[str, str]
) -> None:
    closed = [each for each in STAFF if each.permission not in rules.PERMISSIONS[role]]

    assert let_in(world.ours[role], closed, world.here) == {}


def test_coordinator_of_another_municipality_reads_on_every_page_that_there_is_nothing(
    world: World,
) -> None:
    """The same once more from outside, through everything that surrounds a page."""
    client = as_(world.theirs["municipality", "coordinator"])

    assert walked(client, STAFF, is_hidden, lambda a: a.path(values(a, world.here))) == {}


def test_every_page_of_the_own_programme_opens_to_somebody_of_the_ward(world: World) -> None:
    """The walk above would prove nothing if its objects were not real."""
    clients = {
        role: as_(world.ours["municipality", role]) for role in (Role.COORDINATOR, Role.AUDITOR)
    }

    def reader(each: Address) -> Client:
        granted = rules.PERMISSIONS["municipality", Role.COORDINATOR]
        return clients[Role.COORDINATOR if each.permission in granted else Role.AUDITOR]

    real = [each for each in STAFF if each.name not in WITHOUT_OBJECT]
    path = {each.name: each.path(values(each, world.here)) for each in real}
    codes = {
        each.name: {
            asked(reader(each), method, path[each.name], SAID.get(each.name)).status_code
            for method in METHODS
        }
        for each in real
    }
    assert {name: found for name, found in codes.items() if not found - {404, 405, 500}} == {}


def confused(address: Address, own: Ward, foreign: Ward) -> Iterator[str]:
    """Return the address with all its own objects but one, which is a neighbour's."""
    mine, others = values(address, own), values(address, foreign)
    for hole in address.holes:
        if hole != "programme" and is_object(address, hole) and mine[hole] != others[hole]:
            yield address.path({**mine, hole: others[hole]})


@pytest.mark.parametrize("method", METHODS)
def test_object_of_a_neighbour_is_not_found_in_the_own_programme(world: World, method: str) -> None:
    client = as_(world.theirs["municipality", "coordinator"])
    paths = [path for each in STAFF for path in confused(each, world.there, world.here)]
    answers = {path: asked(client, method, path) for path in paths}

    assert len(paths) > 30
    assert {path: a.status_code for path, a in answers.items() if not is_hidden(a)} == {}


def test_same_code_in_two_municipalities_shows_only_the_own_rows(world: World) -> None:
    client = as_(world.theirs["municipality", "coordinator"])
    shown = {
        each.name: asked(client, "get", each.path(values(each, world.there))).content.decode(
            errors="ignore"
        )
        for each in STAFF
    }

    assert [name for name, text in shown.items() if HERE in text] == []
    assert [name for name, text in shown.items() if THERE in text] != []


def test_participant_and_supporter_without_a_team_find_no_staff_page(world: World) -> None:
    client = as_(world.here.cast.aki.account)

    assert walked(client, STAFF, is_hidden, lambda a: a.path(values(a, world.here))) == {}


def test_nobody_is_asked_who_they_are_at_every_page_that_is_not_public(world: World) -> None:
    client = as_(None)

    assert walked(client, STAFF + PERSON, is_sign_in, lambda a: a.path(values(a, world.here))) == {}
    assert SESSION_KEY not in client.session


@pytest.mark.parametrize("method", METHODS)
def test_participant_does_not_find_what_is_another_persons(world: World, method: str) -> None:
    client = as_(world.there.cast.aki.account)
    paths = [path for each in PERSON for path in confused(each, world.there, world.here)]
    answers = {path: asked(client, method, path) for path in paths}

    assert len(paths) > 5
    assert {path: a.status_code for path, a in answers.items() if not is_hidden(a)} == {}


def test_participants_pages_show_nothing_of_another_municipality(world: World) -> None:
    for client in (as_(world.there.cast.aki.account), as_(world.there.cast.chiyo)):
        texts = {
            each.name: asked(client, "get", each.path(values(each, world.there))).content.decode(
                errors="ignore"
            )
            for each in PERSON
        }
        assert [name for name, text in texts.items() if HERE in text] == []


def seen(account: Account, ward: Ward, role: tuple[str, str]) -> dict[str, set[str]]:
    """Return which personal columns of a ward somebody reads on which of the pages open to them."""
    found: dict[str, set[str]] = {}
    client = as_(account)
    for each in STAFF:
        if each.permission not in rules.PERMISSIONS[role]:
            continue
        answer = asked(client, "get", each.path(values(each, ward)))
        for column in COLUMN.findall(answer.content.decode(errors="ignore")):
            found.setdefault(column, set()).add(each.name)
    return found


# What the whole team may read of personal columns, and why; everything else needs the permission
# to see names, or to prepare arrangements.
KNOWN_TO_THE_TEAM = {
    "assignment.name": "who teaches, interprets and helps at a class is known to the team",
}
KNOWN_TO_WHO_PREPARES = {
    "need.detail": "how to prepare; the person's name and numbers are taken out (people/scope/masking.py)",
    "arrangementrequest.detail": "how to prepare; the person's name and numbers are taken out",
    "arrangementrequest.arranged_with": "the firm or helper with whom it was arranged",
    "assignment.note": "what a helper was told about the day",
}
ALL = ("municipality", "coordinator")
NO_NAMES = [role for role in ROLES if Permission.PERSONAL not in rules.PERMISSIONS[role]]


@pytest.mark.parametrize("role", NO_NAMES, ids="-".join)
def test_role_without_names_reads_no_name_no_contact_and_no_note_on_any_page(
    world: World, role: tuple[str, str]
) -> None:
    allowed = set(KNOWN_TO_THE_TEAM)
    if Permission.ARRANGE in rules.PERMISSIONS[role]:
        allowed |= set(KNOWN_TO_WHO_PREPARES)
    found = seen(world.ours[role], world.here, role)

    assert {column: pages for column, pages in found.items() if column not in allowed} == {}


def test_ward_reads_what_the_others_must_not(world: World) -> None:
    """The walk above would prove nothing on pages that show no names to anybody."""
    found = seen(world.ours[ALL], world.here, ALL)

    assert {"participant.name", "participant.note", "channel.address", "need.detail"} <= set(found)


def of_a_person(column: str) -> bool:
    """Whether a column belongs to one participant, so that another centre has no part in it."""
    return column.split(".")[0] in {
        "participant",
        "channel",
        "need",
        "consent",
        "supporterlink",
        "application",
        "question",
        "phonecard",
        "tie",
        "raisedhand",
    }


def test_other_centre_of_the_ward_reads_nothing_of_a_centres_people_on_any_page(
    world: World,
) -> None:
    cast = world.here.cast
    centre = actions.found_organisation(
        by=cast.dou,
        code="kakuu--second",
        name="第二センター",
        kind="centre",
        municipality=cast.ward,
    )
    programmes.add_party(by=cast.dou, programme=cast.programme, organisation=centre)
    account = actions.open_account(code="second", name="ニノ")
    actions.join(by=cast.dou, account=account, organisation=centre, role=Role.CENTRE_STAFF)

    found = seen(account, world.here, ("centre", "centre_staff"))

    assert {column: pages for column, pages in found.items() if of_a_person(column)} == {}


def test_other_centre_of_the_ward_finds_no_page_of_a_centres_person(world: World) -> None:
    cast = world.here.cast
    centre = actions.found_organisation(
        by=cast.dou,
        code="kakuu--second",
        name="第二センター",
        kind="centre",
        municipality=cast.ward,
    )
    programmes.add_party(by=cast.dou, programme=cast.programme, organisation=centre)
    account = actions.open_account(code="second", name="ニノ")
    actions.join(by=cast.dou, account=account, organisation=centre, role=Role.CENTRE_STAFF)
    about_one = [
        each for each in STAFF if PERSONS_HOLES & set(each.holes) and each.name not in OF_THE_ROOM
    ]

    assert walked(as_(account), about_one, is_hidden, lambda a: a.path(values(a, world.here))) == {}


def at_another_programme(world: World, role: tuple[str, str]) -> Account:
    """Let somebody have a role in the ward, for another of its programmes only."""
    cast = world.here.cast
    other = programmes.found(
        by=cast.dou,
        municipality=cast.ward,
        code="kakuu-r9",
        fiscal_year=2027,
        words=programmes.ProgrammeWords(name="次の年（架空）"),
    )
    account = actions.open_account(code="limited", name="ロク")
    for like in world.ours[role].memberships.all():
        programmes.add_party(by=cast.dou, programme=other, organisation=like.organisation)
        membership = actions.join(
            by=cast.dou, account=account, organisation=like.organisation, role=Role(like.role)
        )
        seats.limit(by=cast.dou, membership=membership, to=[other])
    return account


@pytest.mark.parametrize("role", ROLES, ids="-".join)
def test_member_limited_to_another_programme_of_the_ward_finds_no_page_of_this_one(
    world: World, role: tuple[str, str]
) -> None:
    account = at_another_programme(world, role)

    assert let_in(account, STAFF, world.here) == {}
    assert as_(account).get("/desk/kakuu-r9/").status_code == 200


HELPING = [role for role in ROLES if Permission.WHOLE not in rules.PERMISSIONS[role]]
OF_A_CLASS = [each for each in STAFF if {"course", "code"} & set(each.holes)]
# Who sees single classes makes no new one.
FOR_THE_WHOLE = {"courses:copy"}


def name_for_the_class(world: World, account: Account) -> None:
    """Name somebody of the team for the date of the class of this ward."""
    row = world.here["courses.assignment"]
    Assignment.objects.create(
        session=row.session, part=Part.SUPPORTER, name=account.name, account=account
    )


@pytest.mark.parametrize("role", HELPING, ids="-".join)
def test_class_does_not_exist_for_a_helper_who_is_not_named_for_it(
    world: World, role: tuple[str, str]
) -> None:
    account = world.ours[role]

    assert let_in(account, OF_A_CLASS, world.here) == {}
    assert (
        walked(as_(account), OF_A_CLASS, is_hidden, lambda a: a.path(values(a, world.here))) == {}
    )


@pytest.mark.parametrize("role", HELPING, ids="-".join)
def test_class_opens_to_a_helper_who_is_named_for_it_as_far_as_their_role_goes(
    world: World, role: tuple[str, str]
) -> None:
    account = world.ours[role]
    name_for_the_class(world, account)
    open_to = [
        each
        for each in OF_A_CLASS
        if each.permission in rules.PERMISSIONS[role]
        and each.name not in FOR_THE_WHOLE
        and each.name not in WITHOUT_OBJECT
        # The draw stands on a class of its own, for which nobody is named.
        and each.name not in {"courses:run", "courses:release"}
    ]
    client = as_(account)
    codes = {
        each.name: {
            asked(client, method, each.path(values(each, world.here))).status_code
            for method in METHODS
        }
        for each in open_to
    }

    assert len(codes) > 4
    assert {name: found for name, found in codes.items() if not found - {404, 405, 500}} == {}


@pytest.mark.parametrize("role", HELPING, ids="-".join)
def test_name_of_the_class_stands_on_the_list_of_who_is_named_only(
    world: World, role: tuple[str, str]
) -> None:
    account = world.ours[role]
    course, home = world.here["courses.course"], f"/desk/{world.here.cast.programme.code}/courses/"
    link = f"{home}{course.code}/"
    before = as_(account).get(home).content.decode()

    name_for_the_class(world, account)

    after = as_(account).get(home).content.decode()
    assert (link in before, link in after) == (False, True)
    assert "区の事業の担当に" in before.replace("<wbr>", "")


def test_permission_is_one_the_rules_know() -> None:
    assert {each.permission for each in STAFF} <= set(Permission)
