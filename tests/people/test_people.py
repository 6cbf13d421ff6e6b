"""People: told once, ended any time, and never told to the journal."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from people import Cast
from yorisoi.journal import queries as journal
from yorisoi.people import actions, arrangements, queries
from yorisoi.people.agreements import consents
from yorisoi.people.models import Participant
from yorisoi.people.terms import ConsentPurpose, ConsentWay


def test_need_told_twice_is_kept_once_with_the_newer_detail(cast: Cast) -> None:
    actions.tell_need(by=cast.dou, participant=cast.aki, code="large_print", detail="18ポイント")
    actions.tell_need(by=cast.sei, participant=cast.aki, code="large_print", detail="22ポイント")

    needs = [(each.arrangement, each.detail) for each in queries.needs(cast.aki)]

    assert needs == [("large_print", "22ポイント")]


def test_ended_need_is_no_longer_asked_for(cast: Cast) -> None:
    need = actions.tell_need(by=cast.dou, participant=cast.aki, code="guide")

    actions.end_need(by=cast.dou, need=need)

    assert list(queries.needs(cast.aki)) == []


def test_withdrawn_consent_counts_from_now_on_not(cast: Cast) -> None:
    actions.give_consent(
        by=cast.dou,
        participant=cast.beni,
        purpose=ConsentPurpose.FOLLOW_UP,
        version="2026-04",
        way=ConsentWay.VOICE,
        witness="チヨ",
    )
    had_agreed = queries.has_agreed(cast.beni, to=ConsentPurpose.FOLLOW_UP)

    actions.refuse_consent(
        by=cast.dou, participant=cast.beni, purpose=ConsentPurpose.FOLLOW_UP, way=ConsentWay.VOICE
    )

    assert had_agreed
    assert not queries.has_agreed(cast.beni, to=ConsentPurpose.FOLLOW_UP)


def test_every_purpose_has_words_to_read_aloud() -> None:
    texts = consents.texts()

    assert set(texts) == set(ConsentPurpose)
    assert all("いつでも" in text.words and "やめられます" in text.words for text in texts.values())


def test_every_arrangement_says_how_long_it_takes() -> None:
    assert all(each.lead_days > 0 for each in arrangements.catalogue().values())


def test_journal_names_the_changed_columns_never_the_values(cast: Cast) -> None:
    person = actions.Person(name="アキ", reading="あき", kinds=("visual",), birth_year=1984)

    actions.change(by=cast.dou, participant=cast.aki, person=person)

    line = journal.about(kind="Participant", code=cast.aki.code)[0]
    assert (line.act, line.detail) == ("participant.change", {"columns": ["centre", "reading"]})


def _search(cast: Cast, text: str, *, by_name: bool) -> list[Participant]:
    found = queries.participants(municipality=cast.ward)
    return list(queries.search(found, text, municipality=cast.ward, by_name=by_name))


def test_search_finds_a_reading_in_either_kana(cast: Cast) -> None:
    assert (_search(cast, "べに", by_name=True)) == [cast.beni]


def test_search_without_names_looks_at_codes_only(cast: Cast) -> None:
    assert (_search(cast, "ベニ", by_name=False)) == []
    assert (_search(cast, cast.beni.code.lower(), by_name=False)) == [cast.beni]


def test_participants_of_another_municipality_are_not_found(cast: Cast) -> None:
    other = cast.ei.memberships.get().organisation

    assert queries.participant(municipality=other, code=cast.aki.code) is None
    assert queries.participant(municipality=cast.ward, code=cast.aki.code) == cast.aki


def test_names_of_many_accounts_cost_one_query(cast: Cast) -> None:
    with CaptureQueriesContext(
        connection,
    ) as counted:
        names = queries.account_names([cast.dou.code, cast.ei.code, cast.dou.code])

    assert names == {"dou": "ドウ", "ei": "エイ"}
    assert len(counted) == 1
