"""A membership opens all programmes of its organisation, or those it has a seat in; two ways to ask agree."""

from collections.abc import Callable

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account, Membership
from yorisoi.people.terms import Permission, Role
from yorisoi.programme import actions, queries, seats
from yorisoi.programme.models import Programme

SignIn = Callable[[Account], Client]


def _next_year(cast: Cast) -> Programme:
    """Found the programme of the next year, carried by ward, centre and vendor."""
    words = actions.ProgrammeWords(name="次の年（架空）")
    found = actions.found(
        by=cast.dou, municipality=cast.ward, code="kakuu-r9", fiscal_year=2027, words=words
    )
    for organisation in (cast.centre, cast.vendor):
        actions.add_party(by=cast.dou, programme=found, organisation=organisation)
    return found


def _codes(account: Account) -> set[str]:
    return set(queries.programmes(account=account).values_list("code", flat=True))


def test_membership_without_seats_opens_what_its_organisation_carries(cast: Cast) -> None:
    _next_year(cast)

    assert _codes(cast.hana) == {"kakuu-r8", "kakuu-r9"}
    assert _codes(cast.gen) == {"kakuu-r8"}


def test_membership_with_a_seat_opens_that_programme_and_no_other(
    cast: Cast, sign_in: SignIn
) -> None:
    later = _next_year(cast)

    seats.limit(by=cast.dou, membership=cast.hana.memberships.get(), to=[later])

    client = sign_in(cast.hana)
    assert _codes(cast.hana) == {"kakuu-r9"}
    assert client.get("/desk/kakuu-r8/").status_code == 404
    assert client.get("/desk/kakuu-r9/").status_code == 200
    (line,) = journal.about(kind="Account", code="hana").filter(act="membership.reach")
    assert (line.actor, line.detail) == (
        "dou",
        {"organisation": "kakuu--vendor", "role": "instructor", "programmes": ["kakuu-r9"]},
    )


def test_membership_that_was_limited_does_not_open_what_begins_later(cast: Cast) -> None:
    seats.limit(by=cast.dou, membership=cast.hana.memberships.get(), to=[cast.programme])

    _next_year(cast)

    assert _codes(cast.hana) == {"kakuu-r8"}


def test_membership_that_is_widened_opens_everything_again(cast: Cast) -> None:
    later, membership = _next_year(cast), cast.hana.memberships.get()
    seats.limit(by=cast.dou, membership=membership, to=[later])

    seats.widen(by=cast.dou, membership=membership)

    assert _codes(cast.hana) == {"kakuu-r8", "kakuu-r9"}
    last = journal.about(kind="Account", code="hana").filter(act="membership.reach").first()
    assert last is not None
    assert last.detail["programmes"] == ["*"]


def test_two_roles_with_different_seats_open_each_as_its_own_role(
    cast: Cast, sign_in: SignIn
) -> None:
    later, hana = _next_year(cast), cast.hana
    seats.limit(by=cast.dou, membership=hana.memberships.get(), to=[cast.programme])
    second = people.join(by=cast.dou, account=hana, organisation=cast.vendor, role=Role.INTERPRETER)
    seats.limit(by=cast.dou, membership=second, to=[later])
    client = sign_in(hana)

    assert client.get(reverse("programme:new_task", args=["kakuu-r8"])).status_code == 200
    assert client.get("/desk/kakuu-r9/").status_code == 200
    assert client.get(reverse("programme:new_task", args=["kakuu-r9"])).status_code == 404


@pytest.mark.parametrize("asked", ["none", "not carried"])
def test_limit_to_nothing_or_to_a_strange_programme_is_refused(cast: Cast, asked: str) -> None:
    to = [] if asked == "none" else [Programme.objects.get(code="yoso-r8")]
    membership = cast.hana.memberships.get()

    with pytest.raises(seats.NotCarried):
        seats.limit(by=cast.dou, membership=membership, to=to)

    assert membership.seats.count() == 0


def test_programme_with_a_seat_is_not_deleted_so_that_its_holder_never_opens_more(
    cast: Cast,
) -> None:
    later = _next_year(cast)
    seats.limit(by=cast.dou, membership=cast.hana.memberships.get(), to=[later])

    with pytest.raises(ProtectedError):
        later.delete()

    assert _codes(cast.hana) == {"kakuu-r9"}


def test_reach_says_the_same_as_the_doors_for_everybody(cast: Cast) -> None:
    later = _next_year(cast)
    seats.limit(by=cast.dou, membership=cast.hana.memberships.get(), to=[later])
    seats.limit(by=cast.dou, membership=cast.sei.memberships.get(), to=[cast.programme, later])

    for programme in Programme.objects.all():
        opening = set(queries.memberships(programme=programme))
        everybody = seats.with_reach(Membership.objects.select_related("organisation"))
        said = {each for each in everybody if programme in seats.reach(each).programmes}
        by_account = {a for a in Account.objects.all() if programme.code in _codes(a)}
        assert said == opening
        assert {each.account for each in said} == by_account


def test_grants_say_where_somebody_may_do_a_thing(cast: Cast) -> None:
    later = _next_year(cast)
    assert seats.grants(cast.dou).reach({Permission.ADMIT}).is_all

    seats.limit(by=cast.ei, membership=cast.dou.memberships.get(), to=[later])

    limited = seats.grants(cast.dou).reach({Permission.ADMIT})
    assert limited == seats.Reach((later,), is_all=False)
    assert seats.grants(cast.hana).reach({Permission.ADMIT}).programmes == ()
