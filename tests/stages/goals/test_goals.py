"""Goals: what is realised together, and who agreed on which day."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.stages.goals import actions, presenters, queries
from yorisoi.stages.goals.forms import GoalForm
from yorisoi.stages.personas import actions as drawing
from yorisoi.stages.personas.models import Persona


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


def _personas(cast: Cast) -> tuple[Persona, Persona]:
    segment = drawing.put_segment(
        by=cast.dou,
        programme=cast.programme,
        code="visual",
        words=drawing.SegmentWords(name="見えない方"),
    )
    first = drawing.draft(
        by=cast.dou,
        programme=cast.programme,
        segment=segment,
        code="one",
        words=drawing.PersonaWords(name="見本 さくら", headline="42歳"),
    )
    drawing.share(by=cast.dou, persona=first)
    return first, drawing.new_version(by=cast.dou, persona=first)


def test_form_offers_the_newest_version_and_the_one_chosen_before(cast: Cast) -> None:
    old, new = _personas(cast)

    offered = [
        [
            words
            for _key, words in GoalForm(programme=cast.programme, kept=kept)[
                "persona"
            ].field.choices
        ]
        for kept in (None, old)
    ]

    second = "見本 さくら　第2版　42歳"
    assert [each[1:] for each in offered] == [[second], [second, "見本 さくら　第1版　42歳"]]
    assert new.version == 2


def test_page_of_a_goal_all_agreed_to_says_so_instead_of_asking(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    goal = _goal(cast)
    for party in cast.programme.parties.all():
        actions.agree(by=cast.dou, goal=goal, party=party, agreed_on=date(2026, 9, 18))

    response = sign_in(cast.dou).get(f"/desk/{cast.programme.code}/goals/connect/agree")

    page = response.content.decode().replace("<wbr>", "")
    assert "すべての組織が同意しました" in page
    assert "必須" not in page


def test_sentence_says_how_many_are_agreed_to_for_any_number(cast: Cast) -> None:
    said = [presenters.sentence(programme=cast.programme)]
    goal = _goal(cast)
    said.append(presenters.sentence(programme=cast.programme))
    for party in cast.programme.parties.all():
        actions.agree(by=cast.dou, goal=goal, party=party, agreed_on=date(2026, 9, 18))
    said.append(presenters.sentence(programme=cast.programme))
    words = actions.GoalWords(statement="もう一つのめあて")
    actions.put_goal(by=cast.dou, programme=cast.programme, code="two", words=words)
    said.append(presenters.sentence(programme=cast.programme))

    assert said == [
        "めあては、まだありません",
        "めあては1件。全員が同意したものは、まだありません",
        "めあては1件。すべてに全員が同意",
        "めあては2件。そのうち1件に全員が同意",
    ]
