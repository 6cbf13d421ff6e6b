"""The pages of the year: tasks, decisions, meetings, the team, the stages, the documents."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.programme import actions, presenters, queries
from yorisoi.programme.terms import DocumentKind, Stage, StageState, TaskState
from yorisoi.ui.parts import State

SignIn = Callable[[Account], Client]


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _at(cast: Cast, path: str) -> str:
    return f"/desk/{cast.programme.code}/programme/{path}"


def _task(cast: Cast, code: str = "hand", **words: object):
    given = {
        "stage": Stage.OUTREACH,
        "title": "派遣事務所へちらしを渡す",
        "owner": cast.ward,
    } | words
    return actions.put_task(
        by=cast.dou, programme=cast.programme, code=code, words=actions.TaskWords(**given)
    )


def _decision(cast: Cast, **words: object):
    given = {
        "stage": Stage.COURSES,
        "title": "教室は六人まで",
        "reason": "一人ずつ聞くため",
        "decided_on": date(2026, 9, 4),
        "decided_by": "区、都",
    } | words
    return actions.put_decision(
        by=cast.dou, programme=cast.programme, code="small", words=actions.DecisionWords(**given)
    )


PATHS = (
    "tasks",
    "tasks/new",
    "decisions",
    "decisions/new",
    "meetings",
    "meetings/new",
    "parties",
    "parties/new",
    "stages",
    "words",
    "documents",
)


@pytest.mark.parametrize("path", PATHS)
def test_page_is_there_for_the_team_and_not_for_outsiders(
    cast: Cast, sign_in: SignIn, path: str
) -> None:
    assert sign_in(cast.dou).get(_at(cast, path)).status_code == 200
    assert sign_in(cast.ei).get(_at(cast, path)).status_code == 404


def test_reader_who_may_not_write_sees_the_task_without_buttons(
    cast: Cast, sign_in: SignIn
) -> None:
    _task(cast)
    client = sign_in(cast.chiyo)

    page = _text(client.get(_at(cast, "tasks/hand")))

    assert "派遣事務所へちらしを渡す" in page
    assert "<button" not in page.split("<main")[1]
    assert client.post(_at(cast, "tasks/hand/state"), {"state": "done"}).status_code == 404


def test_task_is_done_with_one_button(cast: Cast, sign_in: SignIn) -> None:
    _task(cast)

    sign_in(cast.dou).post(_at(cast, "tasks/hand/state"), {"state": "done"})

    assert queries.task(programme=cast.programme, code="hand").state == TaskState.DONE


def test_task_state_that_does_not_exist_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    _task(cast)

    assert sign_in(cast.dou).post(_at(cast, "tasks/hand/state"), {"state": "x"}).status_code == 404


def test_tasks_are_shown_for_one_stage(cast: Cast, sign_in: SignIn) -> None:
    _task(cast)
    _task(cast, code="count", stage=Stage.AREA, title="数を取りこむ")

    page = _text(sign_in(cast.dou).get(_at(cast, "tasks"), {"stage": "area"}))

    assert ("数を取りこむ" in page, "派遣事務所" in page) == (True, False)


def test_tasks_with_a_day_come_before_those_without(cast: Cast) -> None:
    _task(cast, code="some-day")
    _task(cast, code="late", due_on=date(2026, 12, 1))
    _task(cast, code="soon", due_on=date(2026, 11, 26))

    codes = [task.code for task in queries.tasks(programme=cast.programme, is_open=True)]

    assert codes == ["soon", "late", "some-day"]


def test_task_list_takes_as_many_queries_for_three_tasks_as_for_one(
    cast: Cast, sign_in: SignIn
) -> None:
    client, counts = sign_in(cast.dou), []
    for codes in (("a",), ("b", "c")):
        for code in codes:
            _task(cast, code=code)
        with CaptureQueriesContext(connection) as counted:
            client.get(_at(cast, "tasks"))
        counts.append(len(counted))

    assert counts[0] == counts[1]


def test_task_form_keeps_what_was_typed_and_says_what_is_missing(
    cast: Cast, sign_in: SignIn
) -> None:
    given = {"title": "", "stage": "area", "state": "open", "note": "忘れずに"}

    response = sign_in(cast.dou).post(_at(cast, "tasks/new"), given)

    assert response.status_code == 422
    page = _text(response)
    assert "することを書いてください" in page
    assert "忘れずに" in page


@pytest.mark.parametrize(
    ("due_on", "state", "expected"),
    [
        (None, "open", State("none", "まだ")),
        (date(2026, 11, 30), "open", State("now", "11月30日（月）まで")),
        (date(2026, 12, 1), "open", State("none", "12月1日（火）まで")),
        (date(2026, 11, 24), "waiting", State("half", "返事待ち")),
    ],
)
def test_task_is_urgent_within_a_week(
    cast: Cast, due_on: date | None, state: str, expected: State
) -> None:
    task = _task(cast, due_on=due_on, state=state)

    assert presenters.urgency(task, on=date(2026, 11, 23)) == expected


def test_decision_without_evidence_is_an_assumption(cast: Cast, sign_in: SignIn) -> None:
    _decision(cast)
    client = sign_in(cast.dou)

    without = _text(client.get(_at(cast, "decisions/small")))
    _decision(cast, evidence="都の事例")
    with_evidence = _text(client.get(_at(cast, "decisions/small")))

    assert 'class="kari"' in without
    assert 'class="kari"' not in with_evidence


def test_decisions_are_printed_with_reason_and_notice(cast: Cast, sign_in: SignIn) -> None:
    _decision(cast)

    text = sign_in(cast.dou).get(_at(cast, "decisions/paper.txt")).content.decode()

    assert [word in text for word in ("見本です", "教室は", "一人ずつ聞くため")] == [True] * 3


def test_paper_in_an_unknown_form_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.dou).get(_at(cast, "decisions/paper.xyz")).status_code == 404


def test_decision_is_changed_not_doubled(cast: Cast, sign_in: SignIn) -> None:
    _decision(cast)
    given = {
        "title": "教室は五人まで",
        "reason": "席が足りない",
        "stage": "courses",
        "decided_on": "R8.10.1",
        "decided_by": "区",
    }

    sign_in(cast.dou).post(_at(cast, "decisions/small/change"), given)

    titles = [each.title for each in queries.decisions(programme=cast.programme)]
    assert titles == ["教室は五人まで"]


def test_meeting_is_written_and_mended(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dou)
    given = {"kind": "partnership", "title": "社協と話した", "held_on": "2026-11-01"}

    client.post(_at(cast, "meetings/new"), given)
    meeting = queries.meetings(programme=cast.programme).get()
    client.post(_at(cast, f"meetings/{meeting.pk}/change"), {**given, "title": "社協の会で話した"})

    titles = [each.title for each in queries.meetings(programme=cast.programme)]
    assert titles == ["社協の会で話した"]


def test_meeting_of_another_programme_is_not_found(cast: Cast, sign_in: SignIn) -> None:
    words = actions.MeetingWords(title="ひみつの話", held_on=date(2026, 11, 1))
    meeting = actions.note_meeting(by=cast.dou, programme=cast.programme, words=words)

    assert sign_in(cast.ei).get(f"/desk/yoso-r8/programme/meetings/{meeting.pk}").status_code == 404


def test_organisation_joins_the_team_by_its_name(cast: Cast, sign_in: SignIn) -> None:
    given = {"name": "像を見直す会（架空）", "kind": "group", "part": "像を読む"}

    sign_in(cast.dou).post(_at(cast, "parties/new"), given)

    last = list(queries.parties(programme=cast.programme))[-1]
    assert (last.organisation.name, last.organisation.kind, last.part) == (
        "像を見直す会（架空）",
        "group",
        "像を読む",
    )


def test_organisation_the_house_knows_is_not_added_again(cast: Cast) -> None:
    n = cast.programme.parties.count()

    party = actions.invite(
        by=cast.dou, programme=cast.programme, name="架空センター ", kind="centre", part="会場"
    )

    assert (party.organisation, party.part) == (cast.centre, "会場")
    assert cast.programme.parties.count() == n


def test_only_changed_stages_are_marked(cast: Cast, sign_in: SignIn) -> None:
    given = {stage.value: "none" for stage in Stage} | {"area": "done", "hearings": "now"}

    sign_in(cast.dou).post(_at(cast, "stages"), given)

    states = queries.states(programme=cast.programme)
    assert (states[Stage.AREA], states[Stage.HEARINGS]) == (StageState.DONE, StageState.NOW)
    assert cast.programme.marks.count() == 2


def test_words_keep_the_smallest_published_count(cast: Cast, sign_in: SignIn) -> None:
    given = {"name": "新しい名前", "help_phone": "03-0000-0000", "minimum_count": "2"}
    client = sign_in(cast.dou)

    too_small = client.post(_at(cast, "words"), given)
    client.post(_at(cast, "words"), {**given, "minimum_count": "5"})

    cast.programme.refresh_from_db()
    assert "公表する最小の人数を3より小さくしないでください" in _text(too_small)
    assert (cast.programme.name, cast.programme.minimum_count) == ("新しい名前", 5)


def test_document_is_signed_once_by_those_who_may_publish(cast: Cast, sign_in: SignIn) -> None:
    document = actions.make_document(
        by=cast.dou,
        programme=cast.programme,
        kind=DocumentKind.PROJECT_PLAN,
        content={"title": "計画（見本）"},
    )
    address = _at(cast, f"documents/{document.pk}/sign")

    assert sign_in(cast.sei).post(address).status_code == 404
    sign_in(cast.dou).post(address)
    document.refresh_from_db()

    assert document.signed_by == cast.dou
    with pytest.raises(actions.AlreadySigned):
        actions.sign_document(by=cast.gen, document=document)
    assert "計画（見本）" in _text(sign_in(cast.dou).get(_at(cast, "documents")))


def test_everything_that_was_written_left_a_whole_journal(cast: Cast) -> None:
    _task(cast)
    _decision(cast)
    actions.mark_stage(
        by=cast.dou, programme=cast.programme, stage=Stage.AREA, state=StageState.DONE
    )

    assert journal.check().is_whole
