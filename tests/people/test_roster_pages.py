"""The roster and one record: each reader sees what their role needs, and leaves a line."""

import re
from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import PHONE, Cast
from yorisoi.journal import queries as journal
from yorisoi.journal.models import Entry
from yorisoi.people import actions, queries
from yorisoi.people.agreements import consents
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ConsentPurpose

SignIn = Callable[[Account], Client]


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _roster(cast: Cast) -> str:
    return f"/desk/{cast.programme.code}/people/"


def _record(cast: Cast, participant: Participant) -> str:
    return f"{_roster(cast)}{participant.code}/"


def test_roster_shows_names_to_the_ward_and_leaves_a_line(cast: Cast, sign_in: SignIn) -> None:
    page = _text(sign_in(cast.dou).get(_roster(cast)))

    assert ("アキ" in page, "ベニ" in page) == (True, True)
    last = Entry.objects.order_by("-id").first()
    assert (last.act, last.actor) == ("participants.list", "dou")


def test_roster_shows_codes_and_kinds_but_no_names_to_the_prefecture(
    cast: Cast, sign_in: SignIn
) -> None:
    page = _text(sign_in(cast.gen).get(_roster(cast)))

    assert cast.aki.code in page
    assert "視覚" in page
    assert "アキ" not in page


def test_outsider_finds_neither_roster_nor_record(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.ei)

    assert client.get(_roster(cast)).status_code == 404
    assert client.get(_record(cast, cast.aki)).status_code == 404


def test_centre_staff_see_the_people_of_their_centre_only(cast: Cast, sign_in: SignIn) -> None:
    elsewhere = actions.register(
        by=cast.dou, municipality=cast.ward, person=actions.Person(name="シロ"), is_fictitious=True
    )
    client = sign_in(cast.sei)

    page = _text(client.get(_roster(cast)))

    assert ("アキ" in page, "シロ" in page) == (True, False)
    assert client.get(_record(cast, elsewhere)).status_code == 404
    assert sign_in(cast.dou).get(_record(cast, elsewhere)).status_code == 200


def test_search_that_finds_nobody_says_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    page = _text(sign_in(cast.dou).get(_roster(cast), {"q": "ぞのほか"}))

    assert "名字か名前の読みを、ぜんぶ書いて、もう一度さがしてください" in page
    assert "アキ" not in page


def test_record_shows_contact_to_the_ward_and_leaves_a_line(cast: Cast, sign_in: SignIn) -> None:
    page = _text(sign_in(cast.dou).get(_record(cast, cast.aki)))

    assert PHONE in page
    line = journal.about(kind="Participant", code=cast.aki.code)[0]
    assert (line.act, line.actor, line.organisation) == ("participant.view", "dou", "kakuu")


@pytest.mark.parametrize("who", ["hana", "chiyo"])
def test_who_helps_at_classes_finds_no_roster_and_no_record(
    cast: Cast, sign_in: SignIn, who: str
) -> None:
    actions.tell_need(by=cast.dou, participant=cast.aki, code="large_print")
    client = sign_in(getattr(cast, who))

    assert client.get(_roster(cast)).status_code == 404
    assert client.get(_record(cast, cast.aki)).status_code == 404
    assert _roster(cast) not in client.get(f"/desk/{cast.programme.code}/").content.decode()
    assert _roster(cast) in sign_in(cast.gen).get(f"/desk/{cast.programme.code}/").content.decode()


def test_record_shows_no_needs_to_the_prefecture(cast: Cast, sign_in: SignIn) -> None:
    actions.tell_need(by=cast.dou, participant=cast.aki, code="large_print")

    page = _text(sign_in(cast.gen).get(_record(cast, cast.aki)))

    assert "拡大文字の資料" not in page


NEW = {
    "name": "シロ",
    "reading": "しろ",
    "channel": "phone",
    "phone": PHONE,
    "handout_format": "ruby",
}


def test_register_keeps_the_person_and_leads_to_their_needs(cast: Cast, sign_in: SignIn) -> None:
    given = {**NEW, "birth_year": "昭和５９年", "kinds": ["hearing"], "is_fictitious": "on"}

    response = sign_in(cast.dou).post(f"{_roster(cast)}new", given)

    made = next(p for p in queries.participants(municipality=cast.ward) if p.name == "シロ")
    assert (made.birth_year, made.kinds, made.is_fictitious) == (1984, ["hearing"], True)
    assert response.headers["Location"] == _record(cast, made)


def test_register_asks_for_the_number_of_the_chosen_way_and_keeps_the_rest(
    cast: Cast, sign_in: SignIn
) -> None:
    response = sign_in(cast.dou).post(f"{_roster(cast)}new", {**NEW, "channel": "fax"})

    assert response.status_code == 422
    page = _text(response)
    assert "FAX番号を書いてください" in page
    assert 'value="シロ"' in page


def test_register_says_how_to_write_a_year(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.dou).post(f"{_roster(cast)}new", {**NEW, "birth_year": "むかし"})

    assert "生まれた年を、昭和59年か1984のように書いてください" in _text(response)


def test_centre_registers_people_of_its_own_centre_only(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.sei).post(f"{_roster(cast)}new", {**NEW, "centre": ""})

    assert response.status_code == 422
    assert "よく使うセンターを一つ選んでください" in _text(response)


def test_change_shows_what_is_known_and_keeps_the_number(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dou)
    address = f"{_record(cast, cast.aki)}change"

    assert f'value="{PHONE}"' in _text(client.get(address))
    client.post(address, {**NEW, "name": "アキ"})

    found = Participant.objects.get(pk=cast.aki.pk)
    assert (found.reading, found.handout_format) == ("しろ", "ruby")


def test_need_is_told_and_ended_on_the_record(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.sei)
    client.post(f"{_record(cast, cast.aki)}needs/new", {"code": "guide", "detail": "改札で"})
    need = queries.needs(cast.aki).get()

    client.post(f"{_record(cast, cast.aki)}needs/{need.pk}/end")

    assert (need.arrangement, need.detail) == ("guide", "改札で")
    assert not queries.needs(cast.aki).exists()


def test_need_of_somebody_else_cannot_be_ended_here(cast: Cast, sign_in: SignIn) -> None:
    need = actions.tell_need(by=cast.dou, participant=cast.beni, code="guide")

    response = sign_in(cast.dou).post(f"{_record(cast, cast.aki)}needs/{need.pk}/end")

    assert response.status_code == 404
    assert queries.needs(cast.beni).exists()


def test_consent_by_voice_needs_a_witness(cast: Cast, sign_in: SignIn) -> None:
    address = f"{_record(cast, cast.aki)}consents/new"
    given = {"purpose": "take_part", "way": "voice"}
    client = sign_in(cast.dou)

    assert "立ち会った人を書いてください" in _text(client.post(address, given))
    client.post(address, {**given, "witness": "セイ"})

    consent = queries.consents(cast.aki).get(purpose="take_part")
    version = consents.texts()[ConsentPurpose.TAKE_PART].version
    assert (consent.version, consent.witness) == (version, "セイ")


def test_supporter_is_linked_with_dates_and_revoked(cast: Cast, sign_in: SignIn) -> None:
    client, record = sign_in(cast.dou), _record(cast, cast.aki)
    given = {"supporter": cast.chiyo.pk, "terms": ["practise"], "since_on": "令和8年4月1日"}

    late = client.post(f"{record}supporters/new", {**given, "until_on": "令和8年3月1日"})
    client.post(f"{record}supporters/new", {**given, "until_on": "令和9年3月31日"})
    link = cast.aki.supporter_links.get()
    client.post(f"{record}supporters/{link.pk}/revoke")

    assert "いつまでを、いつからより後の日にしてください" in _text(late)
    assert cast.aki.supporter_links.filter(revoked_at__isnull=False).count() == 1


def test_roster_takes_as_many_queries_for_three_people_as_for_one(
    cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.gen)
    counts = []
    for name in ("", "シロ"):
        if name:
            actions.register(
                by=cast.dou,
                municipality=cast.ward,
                person=actions.Person(name=name, centre=cast.centre),
            )
        with CaptureQueriesContext(connection) as counted:
            client.get(_roster(cast))
        counts.append(len(counted))

    assert counts[0] == counts[1]


def test_person_reads_what_they_told_in_easy_words(cast: Cast, sign_in: SignIn) -> None:
    actions.tell_need(by=cast.dou, participant=cast.aki, code="braille")

    page = _text(sign_in(cast.aki.account).get("/me/needs"))

    assert re.sub("<[^>]*>", "", page).count("点字で読みたい") == 1


def test_person_reads_who_looked(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.dou).get(_record(cast, cast.aki))

    page = sign_in(cast.aki.account).get("/me/journal").content.decode()

    assert "ドウ" in page


def test_looks_of_one_day_are_told_in_one_line(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dou)
    for _ in range(3):
        client.get(_record(cast, cast.aki))

    page = sign_in(cast.aki.account).get("/me/journal").content.decode()

    said = re.sub("<[^>]*>", "", page)
    assert said.count("架空区のドウさんが、記録を見ました（3回）。") == 1
    assert "（3回）" in said


def test_supporter_who_looks_for_somebody_leaves_a_line(cast: Cast, sign_in: SignIn) -> None:
    sign_in(cast.chiyo).get("/me/needs")

    line = journal.about(kind="Participant", code=cast.beni.code)[0]
    assert (line.act, line.actor) == ("participant.view", "chiyo")
