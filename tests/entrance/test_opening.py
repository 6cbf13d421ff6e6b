"""Which programmes somebody comes into: asked when they join, changed later, never more than one's own."""

import pytest
from django.test import Client

from coming_in import come_in
from people import Cast
from yorisoi.entrance.staff import queries
from yorisoi.entrance.staff.actions import members
from yorisoi.journal import queries as journal
from yorisoi.people import actions as people
from yorisoi.people.models import Account
from yorisoi.people.terms import Role
from yorisoi.programme import actions, seats
from yorisoi.programme import queries as programmes
from yorisoi.programme.models import Programme

pytestmark = pytest.mark.usefixtures("real")


@pytest.fixture
def later(cast: Cast) -> Programme:
    """The next year of the ward, carried by the same organisations."""
    words = actions.ProgrammeWords(name="次の年（架空）")
    found = actions.found(
        by=cast.dou, municipality=cast.ward, code="kakuu-r9", fiscal_year=2027, words=words
    )
    for organisation in (cast.prefecture, cast.centre, cast.vendor):
        actions.add_party(by=cast.dou, programme=found, organisation=organisation)
    return found


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _desk(cast: Cast, rest: str = "") -> str:
    return f"/desk/{cast.programme.code}/entrance/{rest}"


def _reach(cast: Cast, account: Account) -> str:
    return _desk(cast, f"{account.code}/programmes/{account.memberships.get().pk}")


def _codes(account: Account) -> list[str]:
    found = programmes.programmes(account=account).order_by("code")
    return list(found.values_list("code", flat=True))


def _given(cast: Cast, **more: object) -> dict[str, object]:
    """A new instructor, as the form sends her."""
    return {
        "name": "ナオ",
        "code": "nao",
        "organisation": cast.vendor.pk,
        "role": "instructor",
        **more,
    }


def _only(cast: Cast, account: Account, *to: Programme) -> Client:
    """Somebody of the team who comes into some programmes only, signed in."""
    seats.limit(by=cast.ei, membership=account.memberships.get(), to=to)
    return come_in(account)


@pytest.mark.parametrize(
    ("asked", "opened"),
    [
        ({"opens": "here"}, ["kakuu-r8"]),
        ({"opens": "some", "programmes": ["kakuu-r9"]}, ["kakuu-r9"]),
        ({"opens": "some", "programmes": ["kakuu-r8", "kakuu-r9"]}, ["kakuu-r8", "kakuu-r9"]),
        ({"opens": "all"}, ["kakuu-r8", "kakuu-r9"]),
        # What was ticked before somebody chose otherwise does not count.
        ({"opens": "here", "programmes": ["kakuu-r9"]}, ["kakuu-r8"]),
    ],
)
def test_newcomer_opens_the_programmes_that_were_chosen(
    cast: Cast, later: Programme, asked: dict[str, object], opened: list[str]
) -> None:
    response = come_in(cast.dou).post(_desk(cast, "new"), _given(cast, **asked), follow=True)

    assert "ナオさんのリンクができました" in _text(response)
    assert _codes(Account.objects.get(code="nao")) == opened


def test_link_of_an_instructor_says_that_a_class_must_be_given_next(
    cast: Cast, later: Programme
) -> None:
    dou = come_in(cast.dou)
    teaching = dou.post(_desk(cast, "new"), _given(cast, opens="here"), follow=True)
    staff = {"code": "yui", "organisation": cast.centre.pk, "role": "centre_staff"}
    caring = dou.post(_desk(cast, "new"), _given(cast, opens="here", **staff), follow=True)

    said = "この人をチームから選んでください"
    assert (said in _text(teaching), said in _text(caring)) == (True, False)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "入れる事業を一つ選んでください"),
        ({"opens": "some"}, "入れる事業を、一つ以上選んでください"),
        ({"opens": "some", "programmes": ["yoso-r8"]}, "選んだ事業を一覧の中から選んでください"),
        ({"opens": "some", "programmes": ["alone"]}, "この組織の受け持ちではありません"),
    ],
)
def test_choice_that_does_not_fit_is_explained_and_keeps_what_was_typed(
    cast: Cast, later: Programme, asked: dict[str, object], said: str
) -> None:
    words = actions.ProgrammeWords(name="区だけの事業（架空）")
    actions.found(by=cast.dou, municipality=cast.ward, code="alone", fiscal_year=2026, words=words)

    response = come_in(cast.dou).post(_desk(cast, "new"), _given(cast, **asked))

    assert response.status_code == 422
    assert said in _text(response)
    assert 'value="ナオ"' in response.content.decode()
    assert not Account.objects.filter(code="nao").exists()


def test_team_page_says_which_programmes_each_opens(cast: Cast, later: Programme) -> None:
    seats.limit(by=cast.dou, membership=cast.hana.memberships.get(), to=[cast.programme])

    page = _text(come_in(cast.dou).get(_desk(cast)))

    assert page.count("全部の事業") == 4
    assert "架空区　令和8年度だけ" in page
    assert "この事業には入らない人" not in page


def test_who_opens_another_programme_only_is_named_apart_and_can_be_let_in(
    cast: Cast, later: Programme
) -> None:
    seats.limit(by=cast.dou, membership=cast.hana.memberships.get(), to=[later])
    dou = come_in(cast.dou)
    page = _text(dou.get(_desk(cast)))
    assert page.index("この事業には入らない人") < page.index("ハナ")
    assert queries.member(cast.programme, code="hana") is None
    assert dou.post(_desk(cast, "hana/dismiss")).status_code == 404

    form = _text(dou.get(_reach(cast, cast.hana)))
    dou.post(_reach(cast, cast.hana), {"opens": "some", "programmes": ["kakuu-r8", "kakuu-r9"]})

    assert form.count("checked") == 3
    assert _codes(cast.hana) == ["kakuu-r8", "kakuu-r9"]


def test_programmes_of_a_member_are_changed_at_once_with_a_line(
    cast: Cast, later: Programme
) -> None:
    dou = come_in(cast.dou)

    response = dou.post(_reach(cast, cast.hana), {"opens": "here"}, follow=True)

    assert "ハナさんの入れる事業を残しました" in _text(response)
    assert _codes(cast.hana) == ["kakuu-r8"]
    assert journal.about(kind="Account", code="hana")[0].act == "membership.reach"
    dou.post(_reach(cast, cast.hana), {"opens": "all"})
    assert _codes(cast.hana) == ["kakuu-r8", "kakuu-r9"]


def test_nobody_changes_which_programmes_they_open_themselves(cast: Cast, later: Programme) -> None:
    assert come_in(cast.dou).get(_reach(cast, cast.dou)).status_code == 404
    with pytest.raises(members.Oneself):
        members.open_programmes(
            by=cast.dou, membership=cast.dou.memberships.get(), programmes=[later]
        )


def test_who_opens_one_programme_gives_no_other(cast: Cast, later: Programme) -> None:
    tomo = people.open_account(code="tomo", name="トモ")
    people.join(by=cast.dou, account=tomo, organisation=cast.ward, role=Role.COORDINATOR)
    client = _only(cast, tomo, cast.programme)

    page = _text(client.get(_desk(cast, "new")))
    for asked in ({"opens": "all"}, {"opens": "some", "programmes": ["kakuu-r9"]}):
        assert client.post(_desk(cast, "new"), _given(cast, **asked)).status_code == 422

    assert ('value="all"' in page, "kakuu-r9" in page) == (False, False)
    assert client.get("/desk/kakuu-r9/entrance/").status_code == 404
    with pytest.raises(members.NotTheirs):
        members.open_programmes(by=tomo, membership=cast.hana.memberships.get(), programmes=[later])


def test_who_opens_one_programme_leaves_the_others_of_a_member_as_they_are(
    cast: Cast, later: Programme
) -> None:
    tomo = people.open_account(code="tomo", name="トモ")
    people.join(by=cast.dou, account=tomo, organisation=cast.ward, role=Role.COORDINATOR)
    client = _only(cast, tomo, cast.programme)

    client.post(_desk(cast, "hana/dismiss"))

    assert _codes(cast.hana) == ["kakuu-r9"]
    assert Account.objects.get(code="hana").is_active


def test_link_to_an_account_is_not_for_who_may_not_give_all_that_it_opens(
    cast: Cast, later: Programme
) -> None:
    """A link is the account: with it, somebody would come into the other programme as well."""
    tomo = people.open_account(code="tomo", name="トモ")
    people.join(by=cast.dou, account=tomo, organisation=cast.ward, role=Role.COORDINATOR)
    client = _only(cast, tomo, cast.programme)

    assert client.post(_desk(cast, "hana/invite")).status_code == 404
    assert client.post(_desk(cast, "hana/renewal")).status_code == 404
    assert "ほかの事業にも入る人です" in _text(client.get(_desk(cast)))
    assert "ハナさんのリンクができました" in _text(
        come_in(cast.dou).post(_desk(cast, "hana/invite"), follow=True)
    )


def test_role_is_not_given_where_who_gives_it_may_do_less(cast: Cast, later: Programme) -> None:
    """A coordinator of one year who sees to the machines of the other one only."""
    tomo = people.open_account(code="tomo", name="トモ")
    first = people.join(by=cast.dou, account=tomo, organisation=cast.ward, role=Role.COORDINATOR)
    second = people.join(by=cast.dou, account=tomo, organisation=cast.ward, role=Role.IT)
    seats.limit(by=cast.dou, membership=first, to=[cast.programme])
    seats.limit(by=cast.dou, membership=second, to=[later])
    asked = _given(cast, opens="some", programmes=["kakuu-r9"])

    response = come_in(tomo).post(_desk(cast, "new"), asked)

    assert response.status_code == 422
    assert "「架空区　令和9年度」では、この役割を渡せません" in _text(response)


def test_only_answer_there_is_stands_as_a_row_that_is_chosen_already(
    cast: Cast, later: Programme
) -> None:
    tomo = people.open_account(code="tomo", name="トモ")
    people.join(by=cast.dou, account=tomo, organisation=cast.ward, role=Role.COORDINATOR)

    page = _text(_only(cast, tomo, cast.programme).get(_desk(cast, "new")))

    asked = page[page.index("入れる事業") :]
    assert 'class="pick"' in asked
    assert 'value="here" id="id_opens_0" checked' in asked


def test_only_programme_of_the_ward_is_asked_about_without_a_list(cast: Cast) -> None:
    page = _text(come_in(cast.dou).get(_desk(cast, "new")))

    assert ('value="here"' in page, 'value="some"' in page) == (True, False)
    assert 'name="programmes"' not in page
