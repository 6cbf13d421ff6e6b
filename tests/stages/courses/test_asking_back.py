"""A question says who wrote it, and is taken back by whoever may, until it is answered."""

import re
from collections.abc import Callable

from django.test import Client

from coming_in import for_whom
from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.stages.courses.actions import questions as actions
from yorisoi.stages.courses.models import Question

SignIn = Callable[[Account], Client]
RUBY = re.compile(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>|\s")


def _text(response: object) -> str:
    return RUBY.sub("", response.content.decode())  # type: ignore[attr-defined]


def _ask(cast: Cast, by: Account, text: str) -> Question:
    return actions.ask(by=by, programme=cast.programme, text=text, participant=cast.beni)


def test_question_of_a_supporter_stands_under_their_name(cast: Cast, sign_in: SignIn) -> None:
    _ask(cast, cast.beni.account, "じぶんで聞きます")
    alone = _text(sign_in(cast.beni.account).get("/me/questions"))
    _ask(cast, cast.chiyo, "かわりに聞きます")

    both = _text(sign_in(cast.beni.account).get("/me/questions"))

    assert "さんが、書きました" not in alone
    assert both.count("チヨさんが、書きました。") == 1


def test_own_question_is_asked_about_and_taken_back(cast: Cast, sign_in: SignIn) -> None:
    question = _ask(cast, cast.beni.account, "やっぱりいいです")
    client, at = sign_in(cast.beni.account), f"/me/questions/{question.pk}/take-back"

    asked = _text(client.get(at))
    n_before = Question.objects.count()
    client.post(at)

    assert "やっぱりいいです" in asked
    assert (n_before, Question.objects.count()) == (1, 0)
    line = Entry.objects.get(act="question.take_back")
    assert (line.actor, line.persons) == (cast.beni.account.code, [cast.beni.code])
    assert client.get(at).status_code == 404


def test_answered_question_stays(cast: Cast, sign_in: SignIn) -> None:
    question = _ask(cast, cast.beni.account, "どこですか")
    actions.answer(by=cast.dou, question=question, text="センターです")
    client = sign_in(cast.beni.account)

    assert client.post(f"/me/questions/{question.pk}/take-back").status_code == 404
    assert (
        f"/me/questions/{question.pk}/take-back" not in client.get("/me/questions").content.decode()
    )
    assert Question.objects.count() == 1


def test_supporter_takes_back_what_they_wrote_and_nothing_else(cast: Cast, sign_in: SignIn) -> None:
    own = _ask(cast, cast.chiyo, "チヨの質問")
    beni = _ask(cast, cast.beni.account, "ベニの質問")
    client, said = sign_in(cast.chiyo), for_whom(cast.chiyo, cast.beni)

    answers = [
        client.post(f"/me/questions/{each.pk}/take-back", said).status_code for each in (own, beni)
    ]

    assert answers == [302, 404]
    assert [each.pk for each in Question.objects.all()] == [beni.pk]
