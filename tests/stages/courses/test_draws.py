"""The draw: a promise first, a result that anybody can compute again, places as drawn."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from offering import apply, open_course, somebody
from people import Cast
from yorisoi.engines import draw as engine
from yorisoi.stages.courses import actions
from yorisoi.stages.courses.models import Course, Draw
from yorisoi.stages.courses.presenters import proofs
from yorisoi.stages.courses.terms import ApplicationState, CourseState, Refusal

DICE = "4 2 6 1 1 3"


def _closed(cast: Cast, *, n: int = 5, capacity: int = 2) -> Course:
    course = open_course(cast, capacity=capacity)
    for number in range(n):
        apply(cast, course, somebody(cast, f"架空{number}", phone=f"03-0000-10{number:02}"))
    return actions.close_course(by=cast.dou, course=course)


def _committed(cast: Cast, **how: int) -> Draw:
    return actions.commit_draw(
        by=cast.dou, course=_closed(cast, **how), public_source="十個のさいころ", secret="s" * 32
    )


def _released(cast: Cast, **how: int) -> Draw:
    drawn = actions.run_draw(by=cast.dou, draw=_committed(cast, **how), public_value=DICE)
    return actions.release_draw(by=cast.dou, draw=drawn)


def test_released_draw_gives_every_place_and_a_queue_without_gaps(cast: Cast) -> None:
    draw = _released(cast)

    course = Course.objects.get(pk=draw.course_id)
    result = engine.Result.from_json(str(draw.result))
    standing = {
        each.code: (each.state, each.waiting_position) for each in course.applications.all()
    }
    expected = {code: (ApplicationState.PLACED, None) for code in result.order[:2]}
    expected |= {
        code: (ApplicationState.WAITING, place)
        for place, code in enumerate(result.order[2:], start=1)
    }
    assert standing == expected
    assert (course.state, course.n_taken) == (CourseState.PLACED, 2)


def test_list_that_was_promised_holds_no_names(cast: Cast) -> None:
    draw = _committed(cast)

    assert "架空" not in draw.entries
    assert draw.entries.splitlines()[0] == "id,group,class,choices"
    assert len(draw.entries.splitlines()) == 6


def test_who_withdraws_after_the_promise_gets_no_place(cast: Cast) -> None:
    draw = _committed(cast)
    drawn = actions.run_draw(by=cast.dou, draw=draw, public_value=DICE)
    result = engine.Result.from_json(str(drawn.result))
    first = draw.course.applications.get(code=result.order[0])
    actions.withdraw(by=cast.dou, application=first)

    actions.release_draw(by=cast.dou, draw=drawn)

    first.refresh_from_db()
    course = Course.objects.get(pk=draw.course_id)
    assert (first.state, course.n_taken) == (ApplicationState.WITHDRAWN, 1)


def test_places_changed_after_the_promise_stop_the_draw(cast: Cast) -> None:
    draw = _committed(cast)
    Course.objects.filter(pk=draw.course_id).update(capacity=4)

    with pytest.raises(actions.Refused) as refusal:
        actions.run_draw(by=cast.dou, draw=draw, public_value=DICE)

    assert refusal.value.reason == Refusal.LIST_CHANGED


def test_nobody_is_entered_while_a_draw_is_under_way(cast: Cast) -> None:
    draw = _committed(cast)

    with pytest.raises(actions.Refused) as refusal:
        apply(cast, draw.course, cast.aki)

    assert refusal.value.reason == Refusal.IN_DRAW


def test_open_course_cannot_be_drawn(cast: Cast) -> None:
    course = open_course(cast)
    apply(cast, course, cast.aki)

    with pytest.raises(actions.Refused):
        actions.commit_draw(by=cast.dou, course=course, public_source="さいころ")


def test_friends_who_apply_together_get_places_together(cast: Cast) -> None:
    course = open_course(cast, capacity=2)
    aki = apply(cast, course, cast.aki)
    apply(cast, course, cast.beni, together_with=aki.code)
    apply(cast, course, somebody(cast, "ひとり"))
    closed = actions.close_course(by=cast.dou, course=course)
    draw = actions.commit_draw(
        by=cast.dou, course=closed, public_source="さいころ", secret="t" * 32
    )

    drawn = actions.run_draw(by=cast.dou, draw=draw, public_value=DICE)
    actions.release_draw(by=cast.dou, draw=drawn)

    states = {each.participant.name: each.state for each in course.applications.all()}
    assert states["アキ"] == states["ベニ"]


def test_published_files_are_found_right_by_the_stand_alone_verifier(
    cast: Cast, tmp_path: Path
) -> None:
    draw = _released(cast)
    for name, text in {**proofs.files(draw), "verifier.py": engine.verifier_source()}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    files = ["result.json", "entries.csv", "sessions.csv", "commitment.json"]

    checked = subprocess.run(
        [sys.executable, "verifier.py", *files], cwd=tmp_path, capture_output=True, check=False
    )

    assert checked.returncode == 0, checked.stdout.decode()


def test_result_is_not_public_before_it_is_released(cast: Cast) -> None:
    draw = _committed(cast)
    actions.run_draw(by=cast.dou, draw=draw, public_value=DICE)
    address = f"/courses/{draw.course.public_code}/draw"

    page = Client().get(address)

    assert page.status_code == 200
    assert Client().get(f"{address}/files/entries.csv").status_code == 200
    assert Client().get(f"{address}/files/result.json").status_code == 404
    assert draw.secret not in page.content.decode()


def test_proof_page_shows_receipt_numbers_and_the_secret_after_the_release(cast: Cast) -> None:
    draw = _released(cast)

    page = Client().get(f"/courses/{draw.course.public_code}/draw").content.decode()

    assert json.loads(str(draw.result))["secret"] in page
    assert all(each.code in page for each in draw.course.applications.all())
    assert "架空0" not in page
