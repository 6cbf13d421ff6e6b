"""Goals: what is realised together, and who agreed on which day."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.stages.goals import actions, queries


def _goal(cast: Cast):
    words = actions.GoalWords(
        statement="離れていても、支援者とつながる", reason="会えない時期があった"
    )
    return actions.put_goal(by=cast.dou, programme=cast.programme, code="connect", words=words)


def test_put_goal_again_changes_it(cast: Cast) -> None:
    _goal(cast)
    words = actions.GoalWords(statement="言いなおしためあて")

    actions.put_goal(by=cast.dou, programme=cast.programme, code="connect", words=words)

    statements = [goal.statement for goal in queries.goals(programme=cast.programme)]
    assert statements == ["言いなおしためあて"]


def test_stands_name_every_party_also_those_that_have_not_agreed(cast: Cast) -> None:
    goal = _goal(cast)
    ward, *others = cast.programme.parties.all()

    actions.agree(by=cast.dou, goal=goal, party=ward, agreed_on=date(2026, 9, 18))

    found = queries.goal(programme=cast.programme, code="connect")
    stands = queries.stands(goal=found)
    assert [(s.party, s.agreement is not None) for s in stands] == [
        (ward, True),
        *((party, False) for party in others),
    ]


def test_party_cannot_agree_twice(cast: Cast) -> None:
    goal = _goal(cast)
    ward = cast.programme.parties.first()
    actions.agree(by=cast.dou, goal=goal, party=ward, agreed_on=date(2026, 9, 18))

    with pytest.raises(actions.AlreadyAgreed):
        actions.agree(by=cast.dou, goal=goal, party=ward, agreed_on=date(2026, 9, 19))

    assert goal.agreements.count() == 1
    assert journal.check().is_whole


def test_home_shows_goals_to_the_team_and_nothing_to_outsiders(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    _goal(cast)
    address = f"/desk/{cast.programme.code}/goals/"

    assert "離れていても" in sign_in(cast.dou).get(address).content.decode().replace("<wbr>", "")
    assert sign_in(cast.ei).get(address).status_code == 404


def test_form_without_a_statement_says_what_to_write_and_keeps_the_rest(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    address = f"/desk/{cast.programme.code}/goals/new"

    response = sign_in(cast.dou).post(address, {"statement": "", "reason": "書いたわけ"})

    assert response.status_code == 422
    page = response.content.decode().replace("<wbr>", "")
    assert "実現したいことを書いてください" in page
    assert "書いたわけ" in page
    assert cast.programme.goals.count() == 0
