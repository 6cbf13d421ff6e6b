"""After a withdrawal every place that used the data for this purpose no longer does."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from classroom import Classroom, open_class
from offering import open_course
from people import Cast, agree
from stages.effects.askers import ask
from stages.ties.rounds import circle
from yorisoi.people import actions as people
from yorisoi.people.models import Account
from yorisoi.people.terms import ConsentPurpose, Speaker
from yorisoi.stages.courses import actions as courses
from yorisoi.stages.courses import queries as taught
from yorisoi.stages.courses.queries import days, letters
from yorisoi.stages.courses.queries import questions as boxes
from yorisoi.stages.courses.terms import Refusal
from yorisoi.stages.effects import actions as effects
from yorisoi.stages.effects import queries as asked
from yorisoi.stages.effects.queries.measures import asked as counted
from yorisoi.stages.effects.terms import AnswerBy, Scale, WaveKind
from yorisoi.stages.hearings import actions as hearings
from yorisoi.stages.hearings import queries as heard
from yorisoi.stages.hearings.rules import Line
from yorisoi.stages.hearings.terms import HearingConsent
from yorisoi.stages.personas.queries.grid import n_registered
from yorisoi.stages.ties import actions as ties
from yorisoi.stages.ties import queries as circles
from yorisoi.stages.ties.rules import Voice

SignIn = Callable[[Account], Client]


@pytest.fixture
def room(cast: Cast) -> Classroom:
    """A class a week before it begins; アキ and ベニ have a place."""
    return open_class(cast)


def _stop(cast: Cast, purpose: ConsentPurpose) -> None:
    people.refuse_consent(by=cast.aki.account, participant=cast.aki, purpose=purpose)


def test_letters_and_lists_of_a_class_leave_out_who_stopped_taking_part(
    cast: Cast, room: Classroom
) -> None:
    def named() -> list[set[str]]:
        return [
            {each.participant.code for each in letters.addressees(course=room.course)},
            {each.participant.code for each in days.placed(course=room.course)},
            {each.participant.code for each in days.roll(session=room.first)},
            {each.code for each in asked.askable(programme=cast.programme)},
        ]

    before = named()

    _stop(cast, ConsentPurpose.TAKE_PART)

    assert all(cast.aki.code in codes for codes in before)
    assert named() == [codes - {cast.aki.code} for codes in before]


def test_letter_of_who_stopped_is_no_page_and_the_pile_is_without_it(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    post = f"/desk/{cast.programme.code}/courses/{room.course.code}/letters/"
    client = sign_in(cast.dou)
    before = client.get(f"{post}A-1/letter.txt").status_code

    _stop(cast, ConsentPurpose.TAKE_PART)

    assert before == 200
    assert client.get(f"{post}A-1/letter.txt").status_code == 404
    assert "アキ" not in client.get(post).content.decode()


def test_kinds_of_who_stopped_taking_part_are_counted_nowhere(cast: Cast) -> None:
    before = n_registered(programme=cast.programme)

    _stop(cast, ConsentPurpose.TAKE_PART)

    gone = before - n_registered(programme=cast.programme)
    assert dict(gone) == {("visual", "18-64"): 1}


def test_application_after_a_stop_needs_a_new_yes(cast: Cast) -> None:
    course = open_course(cast)
    _stop(cast, ConsentPurpose.TAKE_PART)
    words = courses.ApplicationWords(channel="phone", received_on=date(2026, 11, 2))

    with pytest.raises(courses.Refused) as refused:
        courses.apply(by=cast.dou, course=course, participant=cast.aki, words=words)
    words = courses.ApplicationWords(
        channel="phone", received_on=date(2026, 11, 2), consent_way="paper"
    )
    courses.apply(by=cast.dou, course=course, participant=cast.aki, words=words)

    assert refused.value.reason == Refusal.NOT_AGREED
    assert course.applications.filter(participant=cast.aki).count() == 1


def test_questions_of_later_waves_are_not_asked_nor_kept_nor_counted(
    cast: Cast, sign_in: SignIn
) -> None:
    item = ask(cast, scale=Scale.YES_NO)
    today = timezone.localdate()
    wave = effects.plan_wave(
        by=cast.dou, programme=cast.programme, kind=WaveKind.MONTH_1, planned_on=today
    )
    effects.answer(by=cast.dou, wave=wave, participant=cast.aki, given={item: "yes"})
    client, desk = sign_in(cast.aki.account), sign_in(cast.dou)
    entry = f"/desk/{cast.programme.code}/effects/waves/month_1/{cast.aki.code}/"
    before = [
        bool(asked.may_be_asked(wave=wave, participant=cast.aki)),
        client.get("/me/answers/month_1/").status_code == 200,
        (item.pk, cast.aki.pk, AnswerBy.PERSON)
        in counted(programme=cast.programme)["month_1"].scores,
        "本人の答えを残す" in desk.get(entry).content.decode().replace("<wbr>", ""),
    ]

    _stop(cast, ConsentPurpose.FOLLOW_UP)

    after = [
        bool(asked.may_be_asked(wave=wave, participant=cast.aki)),
        client.get("/me/answers/month_1/").status_code == 200,
        "month_1" in counted(programme=cast.programme),
        "本人の答えを残す" in desk.get(entry).content.decode().replace("<wbr>", ""),
    ]
    assert (before, after) == ([True] * 4, [False] * 4)
    assert asked.wave_to_answer(programme=cast.programme, participant=cast.aki, on=today) is None
    with pytest.raises(effects.NotAgreed):
        effects.answer(by=cast.dou, wave=wave, participant=cast.aki, given={item: "no"})


def test_centre_sees_nothing_of_who_stopped_sharing(cast: Cast, room: Classroom) -> None:
    facts = ties.TieFacts(to="peer", channel="phone", frequency="weekly", noted_on=date(2026, 6, 1))
    ties.record_tie(by=cast.dou, programme=cast.programme, participant=cast.aki, facts=facts)

    def seen() -> list[int]:
        from_centre = {"centre": cast.centre}
        return [
            letters.addressees(course=room.course, **from_centre).filter(code="A-1").count(),
            taught.applications(course=room.course, centre=cast.centre).filter(code="A-1").count(),
            circles.ties(programme=cast.programme, municipality=cast.ward, **from_centre).count(),
            asked.askable(programme=cast.programme, **from_centre).filter(pk=cast.aki.pk).count(),
            boxes.questions(programme=cast.programme, **from_centre).count(),
        ]

    before = seen()

    _stop(cast, ConsentPurpose.SHARE_WITH_CENTRE)

    assert before[:4] == [1, 1, 1, 1]
    assert seen()[:4] == [0, 0, 0, 0]


def test_voice_is_cited_only_while_its_person_agrees(cast: Cast) -> None:
    words = hearings.HearingWords(host="架空センター", centre=cast.centre)
    hearing = hearings.put_hearing(by=cast.dou, programme=cast.programme, code="h", words=words)
    lines = (Line(Speaker.PERSON, "電車が好き"), Line(Speaker.PERSON, "声で読みたい"))
    mine, _other = hearings.write_lines(
        by=cast.dou, hearing=hearing, lines=lines, held_on=date(2026, 6, 3)
    )
    hearings.record_consent(by=cast.dou, hearing=hearing, consent=HearingConsent.GIVEN)
    hearings.say_whose(by=cast.dou, passage=mine, participant=cast.aki)
    hearings.check_names(by=cast.dou, hearing=hearing)

    def shared() -> list[str]:
        return [each.text for each in heard.shared(programme=cast.programme)]

    asked_first = shared()
    agree(by=cast.dou, participant=cast.aki, purpose=ConsentPurpose.PUBLISH_VOICE)
    agreed = shared()
    _stop(cast, ConsentPurpose.PUBLISH_VOICE)

    assert (asked_first, agreed) == (["声で読みたい"], ["電車が好き", "声で読みたい"])
    assert shared() == ["声で読みたい"]
    assert sum(heard.n_about(programme=cast.programme).values()) == 1


def test_circle_shows_neither_name_nor_words_of_who_stopped(cast: Cast, sign_in: SignIn) -> None:
    found = circle(cast)
    ties.add_member(by=cast.dou, circle=found, account=cast.aki.account)
    ties.send(voice=Voice(cast.aki.account, cast.aki), circle=found, text="アキのことば")
    ties.send(voice=Voice(cast.beni.account, cast.beni), circle=found, text="ベニのことば")
    address = f"/me/circles/{found.code}/"
    before = sign_in(cast.beni.account).get(address).content.decode()

    _stop(cast, ConsentPurpose.CIRCLE)

    after = sign_in(cast.beni.account).get(address).content.decode()
    assert ("アキ" in before, "アキ" in after) == (True, False)
    assert "ベニのことば" in after.replace("<wbr>", "")
    assert sign_in(cast.aki.account).get(address).status_code == 404
