"""The front pages: what to do next, whom to ask, and who may be tried in the example."""

import re
from collections.abc import Callable
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import PHONE, Cast
from yorisoi.people.models import Account
from yorisoi.programme import actions
from yorisoi.programme.terms import Stage, StageState

SignIn = Callable[[Account], Client]


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _task(cast: Cast, code: str, **words: object) -> None:
    given = {"stage": Stage.AREA, "title": f"数を取りこむ{code}"} | words
    actions.put_task(
        by=cast.dou, programme=cast.programme, code=code, words=actions.TaskWords(**given)
    )


def test_new_programme_begins_at_the_first_stage(cast: Cast, sign_in: SignIn) -> None:
    page = _text(sign_in(cast.dou).get(f"/desk/{cast.programme.code}/"))

    assert "一段目から始めましょう。" in page
    assert "「知る」をひらく" in page
    assert "わからないことがあれば、ここから" in page


def test_home_leads_to_the_stage_where_the_team_stands(cast: Cast, sign_in: SignIn) -> None:
    for stage, state in ((Stage.AREA, StageState.DONE), (Stage.HEARINGS, StageState.NOW)):
        actions.mark_stage(by=cast.dou, programme=cast.programme, stage=stage, state=state)

    page = _text(sign_in(cast.dou).get(f"/desk/{cast.programme.code}/"))

    assert "いま「聴く」の段にいます。" in page
    assert "「聴く」をひらく" in page


def test_stage_that_is_being_prepared_has_its_own_mark(cast: Cast, sign_in: SignIn) -> None:
    actions.mark_stage(
        by=cast.dou, programme=cast.programme, stage=Stage.EFFECTS, state=StageState.HALF
    )

    page = _text(sign_in(cast.dou).get(f"/desk/{cast.programme.code}/"))

    assert page.count('<span class="st half">準備中</span>') == 2


def test_home_takes_as_many_queries_for_three_tasks_as_for_one(cast: Cast, sign_in: SignIn) -> None:
    client, counts = sign_in(cast.dou), []
    for codes in (("a",), ("b", "c")):
        for code in codes:
            _task(cast, code, owner=cast.ward, due_on=date(2026, 12, 1))
        with CaptureQueriesContext(connection) as counted:
            client.get(f"/desk/{cast.programme.code}/")
        counts.append(len(counted))

    assert counts[0] == counts[1]


def test_help_names_the_telephone_and_all_ten_stages(cast: Cast, sign_in: SignIn) -> None:
    page = _text(sign_in(cast.dou).get("/help"))

    assert PHONE in page
    assert [str(stage.label) in page for stage in Stage] == [True] * 10


def test_help_is_there_for_visitors_without_a_way_to_the_desk(cast: Cast, client: Client) -> None:
    page = _text(client.get("/help"))

    assert PHONE in page
    assert "/desk/" not in page


def test_example_offers_the_ward_first_and_nobody_without_a_part(
    cast: Cast, client: Client
) -> None:
    page = _text(client.get("/sign-in"))

    places = [page.index(f"{name}（架空）") for name in ("ドウ", "ゲン", "ハナ", "チヨ", "アキ")]
    assert places == sorted(places)
    assert "はじめ（架空）" not in page


def test_account_of_a_participant_leads_to_what_is_known_of_them(
    cast: Cast, sign_in: SignIn
) -> None:
    own = _text(sign_in(cast.aki.account).get("/account"))
    staff = _text(sign_in(cast.dou).get("/account"))

    assert ("/me/journal" in own, "/me/journal" in staff) == (True, False)


def test_front_page_leads_to_the_classes_and_to_the_pages_of_who_is_signed_in(
    cast: Cast, client: Client, sign_in: SignIn
) -> None:
    def own(page: str) -> str:
        return re.findall(r'<a class="choice" href="([^"]+)"', page)[-1]

    visitor, person, staff = (
        _text(each.get("/")) for each in (client, sign_in(cast.aki.account), sign_in(cast.dou))
    )

    assert 'href="/courses/"' in visitor
    assert [own(page) for page in (visitor, person, staff)] == ["/sign-in", "/me/", "/desk/"]


def test_help_begins_with_what_a_participant_can_do(cast: Cast, sign_in: SignIn) -> None:
    own = _text(sign_in(cast.beni.account).get("/help"))
    staff = _text(sign_in(cast.dou).get("/help"))

    assert staff.index('id="ways"') < staff.index('id="team"')
    assert ('id="team"' in own, 'href="/me/stuck' in own) == (False, True)


def test_help_names_each_telephone_once(cast: Cast, client: Client) -> None:
    words = actions.ProgrammeWords(name="つぎの年（架空）", help_phone=PHONE)
    actions.found(
        by=cast.dou, municipality=cast.ward, code="kakuu-r9", fiscal_year=2027, words=words
    )

    page = _text(client.get("/help"))

    assert page.count("<dt>架空区</dt>") == 1


def test_pages_for_everybody_follow_the_ruby_that_was_chosen(cast: Cast, client: Client) -> None:
    before = _text(client.get("/"))
    client.cookies["yorisoi-looks"] = "ruby-some"
    after = _text(client.get("/"))

    assert ("data-ruby" in before, 'data-ruby="some"' in after) == (False, True)
    assert "data-r=" in after
