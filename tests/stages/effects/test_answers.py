"""Answers: the person's own, a proxy's apart, and who could not be asked; nothing is lost."""

import pytest

from people import Cast
from stages.effects.askers import ask, crowd, tell, wave
from yorisoi.journal import queries as journal
from yorisoi.stages.effects import actions, queries
from yorisoi.stages.effects.models import Answer
from yorisoi.stages.effects.rules.scales import DECLINED, is_answer, score
from yorisoi.stages.effects.terms import AnswerBy, Scale, WaveKind


def test_person_and_proxy_are_kept_apart(cast: Cast) -> None:
    item = ask(cast)
    tell(cast, WaveKind.BASELINE, item, [(cast.beni, "words")])
    tell(cast, WaveKind.BASELINE, item, [(cast.beni, "alone")], by=AnswerBy.PROXY)

    first = wave(cast, WaveKind.BASELINE)
    own = queries.answers(wave=first, participant=cast.beni, by=AnswerBy.PERSON)
    by_proxy = queries.answers(wave=first, participant=cast.beni, by=AnswerBy.PROXY)
    assert (own, by_proxy) == ({item.pk: "words"}, {item.pk: "alone"})


def test_later_answer_replaces_the_earlier_one(cast: Cast) -> None:
    item = ask(cast)

    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "hands")])
    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "words")])

    assert [(each.by, each.value) for each in Answer.objects.all()] == [(AnswerBy.PERSON, "words")]


def test_who_could_not_be_asked_is_noted_and_can_still_answer(cast: Cast) -> None:
    item = ask(cast)

    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "")])
    noted = [(each.by, each.value) for each in Answer.objects.all()]
    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "words")])

    assert noted == [(AnswerBy.NOBODY, "")]
    assert [(each.by, each.value) for each in Answer.objects.all()] == [(AnswerBy.PERSON, "words")]


def test_not_asked_never_overwrites_an_answer(cast: Cast) -> None:
    item = ask(cast)
    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "words"), (cast.aki, "")])

    assert [(each.by, each.value) for each in Answer.objects.all()] == [(AnswerBy.PERSON, "words")]


def test_not_wanting_to_answer_is_kept_and_scores_nothing(cast: Cast) -> None:
    item = ask(cast)

    tell(cast, WaveKind.BASELINE, item, [(cast.aki, DECLINED)])

    assert Answer.objects.get().value == DECLINED
    assert score(Scale.HELP, DECLINED) is None


def test_value_of_another_scale_is_refused_and_nothing_is_kept(cast: Cast) -> None:
    item = ask(cast)

    with pytest.raises(actions.NotAnAnswer):
        tell(cast, WaveKind.BASELINE, item, [(cast.aki, "yes")])

    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    ("scale", "value", "fits"),
    [
        (Scale.YES_NO, "yes", True),
        (Scale.YES_NO, "alone", False),
        (Scale.STAGE, "5", True),
        (Scale.STAGE, "6", False),
        (Scale.NUMBER, "1000", True),
        (Scale.NUMBER, "1001", False),
        (Scale.NUMBER, "-1", False),
        (Scale.OFTEN, "weekly", True),
        (Scale.OFTEN, "", False),
    ],
)
def test_answer_fits_its_scale_or_not(scale: Scale, value: str, fits: bool) -> None:
    assert is_answer(scale, value) is fits


def test_answered_question_keeps_its_words(cast: Cast) -> None:
    item = ask(cast)
    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "words")])

    with pytest.raises(actions.ItemIsAnswered):
        actions.put_item(
            by=cast.dou,
            instrument=item.instrument,
            code=item.code,
            words=actions.ItemWords(text="ちがう問い", scale=Scale.HELP, order=1),
        )


def test_answers_never_stand_in_the_journal_and_are_sealed_in_the_database(cast: Cast) -> None:
    item = ask(cast)
    tell(cast, WaveKind.BASELINE, item, [(cast.aki, "words")])

    line = journal.about(kind="Participant", code=cast.aki.code).first()
    assert line is not None
    assert line.detail == {"wave": "baseline", "n": 1, "answered_by": "person"}
    assert journal.check().is_whole


def test_centre_sees_only_its_own_people(cast: Cast) -> None:
    ask(cast)
    (stranger,) = crowd(cast, 1)
    stranger.centre = None
    stranger.save()

    first = wave(cast, WaveKind.BASELINE)
    everybody = {each.participant.pk for each in queries.standings(wave=first)}
    own = {each.participant.pk for each in queries.standings(wave=first, centre=cast.centre)}

    assert everybody - own == {stranger.pk}


def test_list_of_people_asks_the_database_as_often_for_one_as_for_many(
    cast: Cast, django_assert_num_queries
) -> None:
    ask(cast)
    first = wave(cast, WaveKind.BASELINE)

    with django_assert_num_queries(4):
        queries.standings(wave=first)
    crowd(cast, 5)
    with django_assert_num_queries(4):
        assert len(queries.standings(wave=first)) == 7
