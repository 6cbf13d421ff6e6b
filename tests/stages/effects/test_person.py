"""The person's own answers: one question a page, at their own pace, with the right not to answer."""

from collections.abc import Callable
from datetime import date

from django.test import Client

from coming_in import for_whom
from people import Cast
from stages.effects.askers import ask
from yorisoi.people.models import Account
from yorisoi.stages.effects import actions, queries
from yorisoi.stages.effects.models import Answer
from yorisoi.stages.effects.rules.scales import DECLINED
from yorisoi.stages.effects.terms import AnswerBy, Scale, WaveKind

SignIn = Callable[[Account], Client]


def _two(cast: Cast) -> None:
    item = ask(cast)
    words = actions.ItemWords(text="仲間は何人いますか", scale=Scale.NUMBER, order=2)
    actions.put_item(by=cast.dou, instrument=item.instrument, code="peers", words=words)


def _answers() -> list[tuple[str, str, str]]:
    rows = Answer.objects.order_by("item__order").select_related("item")
    return [(each.item.code, each.by, each.value) for each in rows]


def test_person_answers_one_question_after_the_other(cast: Cast, sign_in: SignIn) -> None:
    _two(cast)
    client = sign_in(cast.aki.account)

    assert "質問" in client.get("/me/answers/baseline/").content.decode()
    first = client.post("/me/answers/baseline/1", {"answer": "words"})
    second = client.post("/me/answers/baseline/2", {"answer": "4"})

    assert first["Location"] == "/me/answers/baseline/2"
    assert second["Location"] == "/me/answers/baseline/done"
    assert client.get("/me/answers/baseline/done").status_code == 200
    assert _answers() == [("wifi", "person", "words"), ("peers", "person", "4")]


def test_person_may_decline_any_question(cast: Cast, sign_in: SignIn) -> None:
    _two(cast)

    response = sign_in(cast.aki.account).post("/me/answers/baseline/1", {"declined": "1"})

    assert response["Location"] == "/me/answers/baseline/2"
    assert _answers() == [("wifi", "person", DECLINED)]


def test_nothing_chosen_says_what_to_do_and_keeps_nothing(cast: Cast, sign_in: SignIn) -> None:
    _two(cast)

    response = sign_in(cast.aki.account).post("/me/answers/baseline/1", {})

    assert response.status_code == 422
    assert 'id="errors"' in response.content.decode()
    assert _answers() == []


def test_supporter_says_first_who_answers(cast: Cast, sign_in: SignIn) -> None:
    _two(cast)
    client = sign_in(cast.chiyo)

    before = client.get("/me/answers/baseline/1")
    shown = for_whom(cast.chiyo, cast.beni)
    client.post("/me/answers/baseline/", {"answered_by": "proxy", **shown})
    client.post("/me/answers/baseline/1", {"answer": "alone", **shown})

    assert before["Location"] == "/me/answers/baseline/"
    assert [(row.participant, row.by) for row in Answer.objects.all()] == [
        (cast.beni, AnswerBy.PROXY)
    ]


def test_wave_whose_day_has_not_come_does_not_exist(cast: Cast, sign_in: SignIn) -> None:
    _two(cast)
    actions.plan_wave(
        by=cast.dou,
        programme=cast.programme,
        kind=WaveKind.MONTH_6,
        planned_on=date(2999, 1, 1),
    )

    assert sign_in(cast.aki.account).get("/me/answers/month_6/").status_code == 404


def test_wave_to_answer_is_the_latest_open_one_until_everything_is_answered(cast: Cast) -> None:
    item = ask(cast)
    today = date(2026, 5, 15)

    def waiting() -> str | None:
        found = queries.wave_to_answer(programme=cast.programme, participant=cast.aki, on=today)
        return found.kind if found else None

    before = waiting()
    end = queries.wave(programme=cast.programme, kind=WaveKind.END)
    actions.answer(by=cast.dou, wave=end, participant=cast.aki, given={item: "words"})

    assert (before, waiting()) == ("end", None)
