"""The pages of the team: who may see what, what is kept apart, what a mistake says."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from people import Cast
from stages.effects.askers import ask, crowd, tell, twelve
from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.stages.effects import actions, queries
from yorisoi.stages.effects.models import Answer
from yorisoi.stages.effects.terms import AnswerBy, WaveKind

SignIn = Callable[[Account], Client]
ADDRESSES = (
    "",
    "instruments/",
    "instruments/new",
    "instruments/first/",
    "instruments/first/edit",
    "instruments/first/file",
    "instruments/first/items/new",
    "instruments/first/items/wifi",
    "waves/",
    "waves/baseline/",
    "waves/baseline/day",
    "waves/baseline/questions.html",
    "plan/",
    "plan/new",
    "results/",
    "results/first--wifi--end/",
    "supporters/",
    "supporters/new",
    "paper.html",
    "team.html",
)


def _at(cast: Cast, rest: str) -> str:
    return f"/desk/{cast.programme.code}/effects/{rest}"


def _text(response: object) -> str:
    return response.content.decode().replace("<wbr>", "")  # type: ignore[attr-defined]


@pytest.mark.parametrize("rest", ADDRESSES)
def test_page_opens_for_the_team_and_does_not_exist_for_outsiders(
    cast: Cast, sign_in: SignIn, rest: str
) -> None:
    twelve(cast, ask(cast))
    actions.compute(by=cast.dou, programme=cast.programme)

    assert sign_in(cast.dou).get(_at(cast, rest)).status_code == 200
    assert sign_in(cast.ei).get(_at(cast, rest)).status_code == 404


def test_home_shows_people_range_and_what_cannot_be_said(cast: Cast, sign_in: SignIn) -> None:
    twelve(cast, ask(cast))

    page = _text(sign_in(cast.dou).get(_at(cast, "")))

    assert "12人のうち7人が、「Wi-Fiにつなぐ」で" in page
    assert "およそ3人から10人のあいだ" in page
    assert "3.3–10.2" in page
    assert "教室のおかげかどうか" in page


def test_home_without_answers_says_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    page = _text(sign_in(cast.dou).get(_at(cast, "")))

    assert "二度聞いた人が、まだいません" in page
    assert "何を聞くかを選ぶ" in page


def test_names_are_shown_to_the_ward_and_codes_to_the_vendor(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)

    to_ward = _text(sign_in(cast.dou).get(_at(cast, "waves/baseline/")))
    to_vendor = _text(sign_in(cast.hana).get(_at(cast, "waves/baseline/")))

    assert "アキ" in to_ward
    assert "アキ" not in to_vendor
    assert cast.aki.code in to_vendor
    lines = journal.touching(cast.aki.code).filter(act="wave.show_names")
    assert [(line.actor, line.detail["names"]) for line in lines] == [
        ("hana", False),
        ("dou", True),
    ]


def test_vendor_may_enter_answers_by_code_and_the_look_is_journalled(
    cast: Cast, sign_in: SignIn
) -> None:
    item = ask(cast)
    address = _at(cast, f"waves/baseline/{cast.aki.code}/")
    client = sign_in(cast.hana)

    page = _text(client.get(address))
    response = client.post(address, {f"item_{item.pk}": "words"})

    assert "アキ" not in page
    assert response.status_code == 302
    assert [(each.by, each.value) for each in Answer.objects.all()] == [(AnswerBy.PERSON, "words")]
    assert (
        journal.about(kind="Participant", code=cast.aki.code)
        .filter(act="participant.view")
        .exists()
    )


def test_proxy_page_keeps_its_own_answers(cast: Cast, sign_in: SignIn) -> None:
    item = ask(cast)
    tell(cast, WaveKind.BASELINE, item, [(cast.beni, "words")])
    address = _at(cast, f"waves/baseline/{cast.beni.code}/?by=proxy")

    sign_in(cast.dou).post(address, {f"item_{item.pk}": "alone"})

    found = {each.by: each.value for each in Answer.objects.all()}
    assert found == {AnswerBy.PERSON: "words", AnswerBy.PROXY: "alone"}


def test_not_asked_is_one_press(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)
    address = _at(cast, f"waves/end/{cast.beni.code}/")

    sign_in(cast.dou).post(address, {"nobody": "1"})

    assert [(each.by, each.value) for each in Answer.objects.all()] == [(AnswerBy.NOBODY, "")]


def test_person_of_another_centre_does_not_exist_for_a_centre(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)
    (stranger,) = crowd(cast, 1)
    stranger.centre = None
    stranger.save()

    response = sign_in(cast.sei).get(_at(cast, f"waves/baseline/{stranger.code}/"))

    assert response.status_code == 404


def test_sheet_with_a_doubtful_row_changes_nothing_and_names_the_row(
    cast: Cast, sign_in: SignIn
) -> None:
    ask(cast)
    sheet = "符号,問い,答えかた\nq1,一つ目,はい・いいえ\nq2,二つ目,なんとなく\n".encode()
    file = SimpleUploadedFile("items.csv", sheet)

    response = sign_in(cast.dou).post(
        _at(cast, "instruments/first/file"), {"file": file, "may_use": "on"}
    )

    assert response.status_code == 422
    assert "3行目：答えかた「なんとなく」を" in _text(response)
    assert queries.items(programme=cast.programme).count() == 1


def test_sheet_brings_its_questions_in_order(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)
    sheet = "符号,問い,答えかた,大きいほどよい\nq1,さびしい,数,いいえ\nq2,たのしい,数,はい\n"
    file = SimpleUploadedFile("items.csv", sheet.encode("cp932"))

    response = sign_in(cast.dou).post(
        _at(cast, "instruments/first/file"), {"file": file, "may_use": "on"}
    )

    assert response.status_code == 302
    found = queries.items(programme=cast.programme).filter(code__startswith="q")
    assert list(found.values_list("code", "text", "scale", "is_higher_better")) == [
        ("q1", "さびしい", "number", False),
        ("q2", "たのしい", "number", True),
    ]


def test_sheet_without_the_word_that_it_may_be_used_is_refused(cast: Cast, sign_in: SignIn) -> None:
    ask(cast)
    file = SimpleUploadedFile("items.csv", "符号,問い,答えかた\nq1,一つ目,数\n".encode())

    response = sign_in(cast.dou).post(_at(cast, "instruments/first/file"), {"file": file})

    assert response.status_code == 422
    assert "「この問いの文を使ってよいことを、確かめました」に印をつけてください" in _text(response)
    assert queries.items(programme=cast.programme).count() == 1


def test_plan_page_warns_before_a_late_plan_is_fixed(cast: Cast, sign_in: SignIn) -> None:
    twelve(cast, ask(cast))

    page = _text(sign_in(cast.dou).get(_at(cast, "plan/new")))

    assert "もう答えが23個あります" in page


def test_results_are_made_by_a_press_and_only_by_who_may_write(cast: Cast, sign_in: SignIn) -> None:
    twelve(cast, ask(cast))

    assert sign_in(cast.chiyo).post(_at(cast, "results/compute")).status_code == 404
    assert sign_in(cast.dou).post(_at(cast, "results/compute")).status_code == 302
    assert queries.results(programme=cast.programme).count() == 1


def test_public_report_hides_what_the_team_report_shows(cast: Cast, sign_in: SignIn) -> None:
    twelve(cast, ask(cast))
    actions.compute(by=cast.dou, programme=cast.programme)
    client = sign_in(cast.dou)

    to_team = _text(client.get(_at(cast, "team.txt")))
    to_all = _text(client.get(_at(cast, "paper.txt")))

    assert "12人のうち7人が" in to_team
    assert "チームの外に出さないでください" in to_team
    assert "7人が" not in to_all
    assert "×" in to_all or "出せません" in to_all


def test_home_asks_the_database_as_often_for_one_person_as_for_many(
    cast: Cast, sign_in: SignIn, django_assert_max_num_queries
) -> None:
    item = ask(cast)
    group = crowd(cast, 3)
    for kind, value in ((WaveKind.BASELINE, "hands"), (WaveKind.END, "alone")):
        tell(cast, kind, item, [(each, value) for each in group])
    client = sign_in(cast.dou)
    client.get(_at(cast, ""))

    with django_assert_max_num_queries(60) as few:
        client.get(_at(cast, ""))
    for kind, value in ((WaveKind.BASELINE, "hands"), (WaveKind.END, "alone")):
        tell(cast, kind, item, [(each, value) for each in crowd(cast, 5)])
    with django_assert_max_num_queries(60) as many:
        client.get(_at(cast, ""))

    assert len(few.captured_queries) == len(many.captured_queries)


def test_more_than_thirty_people_are_drawn_as_bars(cast: Cast, sign_in: SignIn) -> None:
    item = ask(cast)
    group = crowd(cast, 31)
    tell(cast, WaveKind.BASELINE, item, [(each, "hands") for each in group])
    tell(cast, WaveKind.END, item, [(each, "alone") for each in group])

    page = _text(sign_in(cast.dou).get(_at(cast, "")))

    assert "前に進んだ人の割合" in page
    assert "少ない数です" not in page


@pytest.mark.parametrize("form", ["pdf", "docx", "large.html", "ruby.html", "line.txt"])
def test_papers_come_in_every_form(cast: Cast, sign_in: SignIn, form: str) -> None:
    twelve(cast, ask(cast))
    actions.compute(by=cast.dou, programme=cast.programme)
    client = sign_in(cast.dou)

    for paper in ("paper", "team", "waves/baseline/questions"):
        assert client.get(_at(cast, f"{paper}.{form}")).status_code == 200
