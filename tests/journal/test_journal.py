"""The journal: lines are only added, and a changed line is found."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as house
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from people import Cast
from yorisoi.journal import actions, frame, queries
from yorisoi.journal.chain import Fault
from yorisoi.journal.models import Entry, JournalHead, Mention
from yorisoi.people import actions as people
from yorisoi.people.models import Participant

pytestmark = pytest.mark.usefixtures("own_tables")

NEED = "sign_language"

FIELDS = (
    "actor",
    "organisation",
    "municipality",
    "on_behalf_of",
    "act",
    "subject_kind",
    "subject_code",
    "purpose",
)


@dataclass
class Belonging:
    """Something with a code of its own that belongs to a participant."""

    participant: Participant
    code: str = "b-1"


def _written(cast: Cast, n: int) -> list[Entry]:
    """Write n lines and return all there are."""
    for number in range(n):
        actions.write(
            by=cast.dou,
            act="participant.view",
            about=cast.aki,
            detail={"number": number},
            organisation=cast.ward.code,
        )
    return list(Entry.objects.order_by("id"))


def test_untouched_journal_is_whole(cast: Cast) -> None:
    entries = _written(cast, 3)

    assert queries.check() == queries.Check(n_entries=len(entries), first_broken=None)


def test_lines_about_a_person_are_newest_first(cast: Cast) -> None:
    _written(cast, 2)

    lines = queries.about(kind="Participant", code=cast.aki.code)

    assert [line.detail for line in lines[:2]] == [{"number": 1}, {"number": 0}]


def test_line_falls_away_with_the_act_it_tells_of(cast: Cast) -> None:
    n = Entry.objects.count()

    with pytest.raises(ValueError, match="the act failed"), transaction.atomic():
        actions.write(by=cast.dou, act="participant.change", about=cast.aki)
        raise ValueError("the act failed")

    assert Entry.objects.count() == n


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    place=st.integers(min_value=0), field=st.sampled_from(FIELDS), added=st.text("あa", min_size=1)
)
def test_any_changed_field_is_found_at_its_line(
    cast: Cast, place: int, field: str, added: str
) -> None:
    with transaction.atomic():
        entries = _written(cast, 3)
        touched = entries[place % len(entries)]
        Entry.objects.filter(pk=touched.pk).update(**{field: getattr(touched, field) + added})

        assert queries.check().first_broken == touched.pk

        transaction.set_rollback(True)


def test_changed_detail_is_found(cast: Cast) -> None:
    entries = _written(cast, 3)
    Entry.objects.filter(pk=entries[-2].pk).update(detail={"number": 99})

    assert queries.check().first_broken == entries[-2].pk


def test_changed_instant_is_found(cast: Cast) -> None:
    entries = _written(cast, 3)
    Entry.objects.filter(pk=entries[-3].pk).update(at=entries[-3].at + timedelta(seconds=1))

    assert queries.check().first_broken == entries[-3].pk


def test_line_taken_out_is_found_at_the_next(cast: Cast) -> None:
    entries = _written(cast, 3)
    _take_out(entries[-2])

    assert queries.check() == queries.Check(len(entries) - 1, entries[-1].pk, Fault.LINE)


def test_tail_that_was_cut_off_is_found_by_the_head(cast: Cast) -> None:
    entries = _written(cast, 3)
    _take_out(*entries[-2:])

    assert queries.check() == queries.Check(len(entries) - 2, entries[-2].pk, Fault.TAIL)


def test_tail_cut_off_with_the_head_set_back_without_the_key_is_found(cast: Cast) -> None:
    entries = _written(cast, 3)
    _take_out(entries[-1])
    JournalHead.objects.update(number=entries[-2].pk, last_hash=entries[-2].hash)

    assert queries.check().fault == Fault.HEAD


def test_change_of_the_head_is_never_made_good_by_the_next_line(cast: Cast) -> None:
    entries = _written(cast, 3)
    _take_out(entries[-1])
    JournalHead.objects.update(number=entries[-2].pk, last_hash=entries[-2].hash)

    actions.write(by=cast.dou, act="participant.view", about=cast.aki)

    acts = list(Entry.objects.order_by("-id").values_list("act", flat=True)[:2])
    assert acts == ["participant.view", "journal.break"]
    assert queries.check().fault == Fault.BREAK


def test_lines_that_changed_places_are_found(cast: Cast) -> None:
    entries = _written(cast, 2)
    first, second = entries[-2:]
    Entry.objects.filter(pk=first.pk).update(detail=second.detail)
    Entry.objects.filter(pk=second.pk).update(detail=first.detail)

    assert queries.check().first_broken == first.pk


def test_mention_that_was_taken_away_is_found(cast: Cast) -> None:
    entries = _written(cast, 1)
    Mention.objects.filter(entry=entries[-1]).delete()

    assert queries.check() == queries.Check(len(entries), entries[-1].pk, Fault.MENTION)


def test_chain_made_with_another_key_is_found_at_the_first_line(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    entries = _written(cast, 1)
    monkeypatch.setattr(house, "YORISOI_KEY_FILE", tmp_path / "another.key")

    assert queries.check() == queries.Check(1, 1, Fault.LINE)
    assert len(entries) > 1


def test_line_about_a_list_is_found_by_everybody_on_it(cast: Cast) -> None:
    line = actions.write_of_many(
        by=cast.dou,
        act="participants.list",
        about=cast.programme,
        persons=[cast.beni, cast.aki, cast.aki],
    )

    assert line.persons == sorted([cast.aki.code, cast.beni.code])
    assert queries.touching(cast.aki.code).first() == line
    assert queries.touching(cast.beni.code).first() == line


def test_line_about_what_belongs_to_a_person_is_found_by_that_person(cast: Cast) -> None:
    need = people.tell_need(by=cast.dou, participant=cast.aki, code=NEED)
    line = actions.write(by=cast.dou, act="need.end", about=Belonging(need.participant))

    assert line.persons == [cast.aki.code]
    assert queries.touching(cast.aki.code).first() == line
    assert line not in queries.touching(cast.beni.code)


def test_sign_in_of_a_participant_is_found_by_that_participant(cast: Cast) -> None:
    line = actions.write(by=cast.aki.account, act="account.sign_in", about=cast.aki.account)

    assert queries.touching(cast.aki.code).first() == line


def test_lines_inside_a_frame_carry_what_it_says(cast: Cast) -> None:
    around = frame.Frame(
        organisation=cast.centre.code,
        municipality=cast.ward.code,
        on_behalf_of=cast.beni.code,
        purposes={cast.aki.code: "電話で聞かれた"},
    )
    with frame.inside(around):
        line = actions.write(by=cast.chiyo, act="participant.view", about=cast.aki)
        other = actions.write(by=cast.chiyo, act="goal.put", about=cast.programme)

    said = (line.organisation, line.municipality, line.on_behalf_of, line.purpose)
    assert said == (cast.centre.code, cast.ward.code, cast.beni.code, "電話で聞かれた")
    assert line.persons == sorted([cast.aki.code, cast.beni.code])
    assert (other.purpose, other.persons) == ("", [cast.beni.code])
    assert frame.current() == frame.Frame()
    assert queries.check().is_whole


def _take_out(*entries: Entry) -> None:
    numbers = [each.pk for each in entries]
    Mention.objects.filter(entry_id__in=numbers).delete()
    Entry.objects.filter(pk__in=numbers).delete()
