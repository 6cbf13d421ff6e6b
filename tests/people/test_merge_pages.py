"""An officer finds somebody twice, compares, decides, looks once more, and makes the two records one."""

import re
from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from coming_in import come_in
from people import PHONE, Cast, share
from yorisoi.journal.models import Entry
from yorisoi.people import actions
from yorisoi.people.models import Account, Participant, TwoPeople
from yorisoi.people.terms import MergeGround
from yorisoi.people.twins import merging

SignIn = Callable[[Account], Client]


@pytest.fixture
def twice(cast: Cast) -> Participant:
    """アキ was registered once more, by telephone."""
    person = actions.Person(
        name="春野 アキ",
        reading="アキ",
        birth_year=1984,
        kinds=("hearing",),
        addresses=(("phone", PHONE), ("mail", "aki@example.jp")),
    )
    made = actions.register(by=cast.dou, municipality=cast.ward, person=person)
    actions.tell_need(by=cast.dou, participant=made, code="large_print")
    return made


def _text(response: HttpResponse) -> str:
    return response.content.decode().replace("<wbr>", "")


def _at(cast: Cast, *more: str) -> str:
    return "/".join((f"/desk/{cast.programme.code}/people", *more))


def _pair(cast: Cast, twice: Participant, *more: str) -> str:
    return _at(cast, "same", cast.aki.code, twice.code, *more)


CHOSEN = {"keep": "one", "name": "other", "kinds": "both"}


def _merge(client: Client, cast: Cast, twice: Participant, **chosen: str) -> HttpResponse:
    """When the officer confirms what was chosen."""
    address = f"{_pair(cast, twice, 'merge')}?{urlencode({**CHOSEN, **chosen})}"
    return client.post(address, {"ground": MergeGround.PERSON})


def test_list_says_how_sure_it_is_and_why_and_whoever_is_shown_finds_a_line(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    page = _text(sign_in(cast.dou).get(_at(cast, "same")))

    assert "アキさんと春野 アキさん" in page
    assert "まず、同じ人です" in page
    assert "読み、電話番号、生まれた年が同じです。" in page
    line = Entry.objects.order_by("-id").first()
    assert (line.act, set(line.persons)) == ("participants.compare", {cast.aki.code, twice.code})


def test_comparison_asks_only_about_what_differs(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    page = _text(sign_in(cast.dou).get(_pair(cast, twice)))

    assert "どちらの名前を残しますか" in page
    assert "どちらの障害の種類を残しますか" in page
    assert "両方を残す" in page
    assert "どちらの名前の読みを残しますか" not in page
    assert "どちらの電話番号を残しますか" not in page
    assert ("必要な配慮" in page, "aki@example.jp" in page) == (True, True)


def test_nothing_chosen_is_said_in_the_words_of_the_question(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    response = sign_in(cast.dou).get(f"{_pair(cast, twice, 'merge')}?keep=other")

    assert response.status_code == 422
    assert "残す名前を、一つ選んでください" in _text(response)
    assert 'value="other" id="id_keep_1" checked' in _text(response)


def test_preview_tells_what_moves_and_what_cannot_and_changes_nothing(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    share(by=cast.dou, participant=twice)
    actions.refuse_consent(by=cast.dou, participant=twice, purpose="share_with_centre")
    actions.tell_need(by=cast.dou, participant=cast.aki, code="large_print", detail="22")

    page = _text(sign_in(cast.dou).get(f"{_pair(cast, twice, 'merge')}?{urlencode(CHOSEN)}"))

    assert "視覚、聴覚・平衡" in page
    assert "「センターにも見せるため」は、あとから「やめます」と言っている" in page
    assert "同じ配慮を二度聞いています。1件は、終わったことになります。" in page
    assert "元には戻せません。" in page
    twice.refresh_from_db()
    assert (twice.merged_into, twice.name) == (None, "春野 アキ")


def test_officer_says_how_it_was_made_sure_before_two_records_become_one(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    address = f"{_pair(cast, twice, 'merge')}?{urlencode(CHOSEN)}"

    response = sign_in(cast.dou).post(address, {"ground": ""})

    assert response.status_code == 422
    assert "確かめた方法を一つ選んでください" in _text(response)
    assert Participant.objects.get(pk=twice.pk).merged_into is None


def test_two_records_become_one_and_the_old_address_leads_there(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)

    response = _merge(client, cast, twice)

    kept = _at(cast, cast.aki.code, "")
    assert response.headers["Location"] == kept
    page = _text(client.get(kept))
    assert ("春野 アキ" in page, "視覚、聴覚・平衡" in page) == (True, True)
    assert "aki@example.jp" in page
    assert client.get(_at(cast, twice.code, "")).headers["Location"] == kept
    assert client.get(_at(cast, twice.code, "data")).status_code == 200
    assert "同じ人の二つの記録を、一つにまとめました" in page


def test_record_on_the_other_side_can_be_the_one_that_stays(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    response = _merge(sign_in(cast.dou), cast, twice, keep="other", name="one")

    assert response.headers["Location"] == _at(cast, twice.code, "")
    kept = Participant.objects.get(pk=twice.pk)
    assert (kept.name, kept.account.code) == ("アキ", "person-1984")


def test_person_reads_the_merge_in_their_own_journal(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    _merge(sign_in(cast.dou), cast, twice)

    page = re.sub(r"<[^>]*>", "", _text(sign_in(cast.aki.account).get("/me/journal")))

    assert "架空区のドウさんが、同じ人の二つの記録を、一つにまとめました。" in page


def test_pair_that_was_merged_meanwhile_leads_to_the_record_that_stayed(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    _merge(client, cast, twice)
    kept = _at(cast, cast.aki.code, "")

    again = [
        client.get(_pair(cast, twice)),
        _merge(client, cast, twice),
        client.post(_pair(cast, twice, "apart")),
        client.get(_at(cast, "same", cast.aki.code, cast.aki.code)),
    ]

    assert [each.headers["Location"] for each in again] == [kept] * 4
    assert "この二つは、すでに一つにまとめてあります" in _text(client.get(kept))


def test_two_people_are_told_apart_and_leave_the_list(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    assert "春野 アキさん" in _text(client.get(_at(cast, "same")))

    response = client.post(_pair(cast, twice, "apart"), follow=True)

    assert "別の人だと残しました" in _text(response)
    assert "春野 アキさん" not in _text(response)
    assert TwoPeople.objects.get().said_by == cast.dou
    assert "この二人は、別の人だと残してあります。" in _text(client.get(_pair(cast, twice)))


def test_codes_of_a_pair_that_nobody_suggested_can_be_typed(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    asked = {"one": cast.beni.code.lower(), "other": twice.code}

    found = client.get(f"{_at(cast, 'same')}?{urlencode(asked)}")
    nobody = client.get(f"{_at(cast, 'same')}?{urlencode({**asked, 'other': 'P-NOBODY'})}")
    one = client.get(f"{_at(cast, 'same')}?{urlencode({**asked, 'other': cast.beni.code})}")

    assert found.headers["Location"] == _at(cast, "same", cast.beni.code, twice.code)
    assert (nobody.status_code, one.status_code) == (422, 422)
    assert "この符号の人は、名簿にいません" in _text(nobody)
    assert "二つめには、べつの記録の符号を書いてください" in _text(one)


def test_who_registers_somebody_known_is_led_to_the_pair(cast: Cast, sign_in: SignIn) -> None:
    given = {
        "name": "アキ",
        "reading": "あき",
        "channel": "phone",
        "phone": PHONE,
        "handout_format": "standard",
    }

    response = sign_in(cast.dou).post(_at(cast, "new"), given, follow=True)

    made = Participant.objects.order_by("-pk").first()
    assert response.request["QUERY_STRING"] == f"of={made.code}"
    assert "同じ人かもしれない記録があります" in _text(response)
    assert "名前、読み、電話番号が同じです。" in _text(response)


def test_only_the_desk_of_the_ward_compares_and_merges(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    """A centre sees names too; but a merge reaches rows that a centre must not see."""
    for who in (cast.sei, cast.gen, cast.hana, cast.chiyo, cast.ei):
        client = sign_in(who)
        answers = [
            client.get(_at(cast, "same")),
            client.get(_pair(cast, twice)),
            _merge(client, cast, twice),
            client.post(_pair(cast, twice, "apart")),
        ]
        assert [each.status_code for each in answers] == [404] * 4, who.code
    assert Participant.objects.get(pk=twice.pk).merged_into is None


def test_erased_person_and_person_of_another_municipality_do_not_exist_here(
    cast: Cast, twice: Participant, sign_in: SignIn
) -> None:
    other = cast.ei.memberships.get().organisation
    elsewhere = actions.register(by=cast.ei, municipality=other, person=actions.Person(name="アキ"))
    merging.erasing.erase(by=cast.dou, participant=twice, reason="本人が望んだ")
    client = sign_in(cast.dou)

    for participant in (elsewhere, twice):
        assert client.get(_pair(cast, participant)).status_code == 404
        assert _merge(client, cast, participant).status_code == 404


def test_merge_asks_for_a_fresh_proof_of_who_decides(
    cast: Cast, twice: Participant, settings: object
) -> None:
    settings.YORISOI_EXAMPLE = False  # type: ignore[attr-defined]
    client = come_in(cast.dou)
    address = f"{_pair(cast, twice, 'merge')}?{urlencode(CHOSEN)}"
    assert client.get(address).status_code == 200
    session = client.session
    session["presence"] = {**session["presence"], "sure": session["presence"]["sure"] - 3600}
    session.save()

    asked, posted = client.get(address), _merge(client, cast, twice)

    assert (asked.status_code, posted.status_code) == (302, 302)
    assert asked.headers["Location"].startswith("/account/again")
    assert client.get(_pair(cast, twice)).status_code == 200
    assert Participant.objects.get(pk=twice.pk).merged_into is None
