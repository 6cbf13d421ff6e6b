"""Pages of hearings: who sees what, keyboard only, nothing lost."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import Cast
from yorisoi.people.models import Account
from yorisoi.people.terms import Speaker
from yorisoi.stages.hearings import actions, queries
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.hearings.rules import Line
from yorisoi.stages.hearings.terms import HearingConsent

SignIn = Callable[[Account], Client]


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _heard(cast: Cast, *texts: str, code: str = "centre") -> Hearing:
    words = actions.HearingWords(host="架空センター", centre=cast.centre)
    hearing = actions.put_hearing(by=cast.dou, programme=cast.programme, code=code, words=words)
    lines = tuple(Line(Speaker.PERSON, text) for text in texts)
    actions.write_lines(by=cast.dou, hearing=hearing, lines=lines, held_on=date(2026, 6, 3))
    found = queries.hearing(programme=cast.programme, code=code)
    assert found is not None
    return found


def _agreed(cast: Cast, *texts: str) -> Hearing:
    hearing = _heard(cast, *texts)
    actions.record_consent(by=cast.dou, hearing=hearing, consent=HearingConsent.GIVEN)
    actions.hide_name(by=cast.dou, hearing=hearing, name="田中", reading="たなか")
    actions.check_names(by=cast.dou, hearing=hearing)
    return hearing


PAGES = [
    "",
    "new",
    "upload",
    "themes",
    "themes/new",
    "paper.html",
    "at/centre/",
    "at/centre/plan",
    "at/centre/consent",
    "at/centre/write",
    "at/centre/names",
    "at/centre/code/v1",
    "at/centre/passages/v1",
    "at/centre/paper.html",
]


@pytest.mark.parametrize("page", PAGES)
def test_page_opens_for_the_ward_and_does_not_exist_for_outsiders(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    _agreed(cast, "田中さんの話")
    address = f"/desk/{cast.programme.code}/hearings/{page}"

    assert sign_in(cast.dou).get(address).status_code == 200
    assert sign_in(cast.ei).get(address).status_code == 404


@pytest.mark.parametrize(
    "page", ["at/centre/", "at/centre/code/v1", "themes", "at/centre/paper.html", "paper.txt"]
)
def test_prefecture_sees_hidden_names_only(cast: Cast, sign_in: SignIn, page: str) -> None:
    hearing = _agreed(cast, "田中さんは電話だけ。ﾀﾅｶさんのスマホ")
    words = actions.ThemeWords(name="電話")
    theme = actions.put_theme(by=cast.dou, programme=cast.programme, code="phone", words=words)
    actions.code_passage(by=cast.dou, passage=hearing.passages.get(), themes=[theme])

    text = _text(sign_in(cast.gen).get(f"/desk/{cast.programme.code}/hearings/{page}"))

    assert "田中" not in text
    assert "ﾀﾅｶ" not in text
    assert "〔A〕" in text or "〔エー〕" in text


def test_prefecture_opens_neither_names_nor_consent_nor_the_words_of_a_passage(
    cast: Cast, sign_in: SignIn
) -> None:
    _agreed(cast, "田中さんの話")
    client = sign_in(cast.gen)
    at = f"/desk/{cast.programme.code}/hearings/at/centre"

    found = [client.get(f"{at}/{page}").status_code for page in ("names", "consent", "passages/v1")]

    assert found == [404, 404, 404]


def test_prefecture_sees_nothing_without_consent_and_is_told_why(
    cast: Cast, sign_in: SignIn
) -> None:
    _heard(cast, "まだ見せない声")
    address = f"/desk/{cast.programme.code}/hearings/at/centre/"

    seen, ward = _text(sign_in(cast.gen).get(address)), _text(sign_in(cast.dou).get(address))

    assert "まだ見せない声" not in seen
    assert "声が1件あります" in seen
    assert "まだ見せない声" in ward


def test_open_suggestion_keeps_the_hearing_from_being_checked(cast: Cast, sign_in: SignIn) -> None:
    hearing = _heard(cast, "佐藤さんと大泉さんの話")
    client = sign_in(cast.dou)
    at = f"/desk/{cast.programme.code}/hearings/at/centre/names"

    before = _text(client.get(at))
    refused = _text(client.post(f"{at}/check", follow=True))
    client.post(at, {"suggested": ["佐藤"]})
    client.post(at, {"suggested": ["大泉"], "spare": "1"})
    nothing_chosen = client.post(at, {"spare": "1"})
    after = _text(client.get(at))
    client.post(f"{at}/check")

    hearing.refresh_from_db()
    assert "names/check" not in before
    assert "名前に見える言葉が残っています" in refused
    assert nothing_chosen.status_code == 422
    assert "names/check" in after
    assert hearing.names_checked_by == cast.dou


def test_themes_stand_right_after_the_passage_with_a_link_that_leads_there(
    cast: Cast, sign_in: SignIn
) -> None:
    _heard(cast, "電話だけ")
    words = actions.ThemeWords(name="電話")
    actions.put_theme(by=cast.dou, programme=cast.programme, code="phone", words=words)

    page = sign_in(cast.dou).get(f"/desk/{cast.programme.code}/hearings/at/centre/code/v1")

    text = page.content.decode()
    between = text.partition("<blockquote")[2].partition('name="themes"')[0]
    assert 'class="skip" href="#themes"' in text
    assert 'id="themes"' in between
    assert "<a " not in between
    assert "キーボードだけで" in text.replace("<wbr>", "")


def test_lines_are_written_with_one_letter_for_who_spoke(cast: Cast, sign_in: SignIn) -> None:
    _heard(cast)
    address = f"/desk/{cast.programme.code}/hearings/at/centre/write"

    sign_in(cast.dou).post(address, {"lines": "本 苦手\n家　電話だけ\n手探り", "speaker": "staff"})

    passages = Hearing.objects.get(code="centre").passages.all()
    assert [(each.speaker, each.text) for each in passages] == [
        ("person", "苦手"),
        ("family", "電話だけ"),
        ("staff", "手探り"),
    ]


def test_coding_goes_on_to_the_next_passage_without_a_theme(cast: Cast, sign_in: SignIn) -> None:
    _heard(cast, "一", "二")
    client = sign_in(cast.dou)
    at = f"/desk/{cast.programme.code}/hearings/at/centre"

    first = client.post(f"{at}/code/v1", {"new_theme": "苦手"})
    page = _text(client.get(first["Location"]))
    theme = cast.programme.themes.get()
    last = client.post(first["Location"], {"themes": theme.code})

    assert (first["Location"], last["Location"]) == (f"{at}/code/v2", f"{at}/")
    assert 'accesskey="1"' in page
    assert theme.codings.count() == 2


def test_uploaded_list_is_looked_at_before_it_is_planned(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.dou)
    at = f"/desk/{cast.programme.code}/hearings"
    data = "# 出典：見本\nno,団体名,備考\n1,架空の会,\n2,見本の会,\n".encode("cp932")

    shown = _text(client.post(f"{at}/upload", {"file": SimpleUploadedFile("list.csv", data)}))
    n_before = cast.programme.hearings.count()
    client.post(f"{at}/take", {"read": ["架空の会", "見本の会"], "hosts": ["見本の会"]})

    assert "読みとった2件を確かめる" in shown
    assert n_before == 0
    assert [each.host for each in cast.programme.hearings.all()] == ["見本の会"]


def test_list_that_is_no_table_says_what_to_choose(cast: Cast, sign_in: SignIn) -> None:
    at = f"/desk/{cast.programme.code}/hearings/upload"

    response = sign_in(cast.dou).post(at, {"file": SimpleUploadedFile("a.csv", b"\x00\x01\x02")})

    assert response.status_code == 422
    assert "CSVかExcelの表を選んでください" in _text(response)


def test_agreement_without_its_day_is_asked_for(cast: Cast, sign_in: SignIn) -> None:
    hearing = _heard(cast, "声")
    at = f"/desk/{cast.programme.code}/hearings/at/centre/consent"

    response = sign_in(cast.dou).post(at, {"consent": "given", "consent_on": ""})

    hearing.refresh_from_db()
    assert (response.status_code, hearing.consent) == (422, HearingConsent.NOT_ASKED)
    assert "同意の日を書いてください" in _text(response)


def test_removed_passage_is_gone_and_the_others_stay(cast: Cast, sign_in: SignIn) -> None:
    _heard(cast, "一", "二")
    at = f"/desk/{cast.programme.code}/hearings/at/centre/passages/v1/remove"

    sign_in(cast.dou).post(at)

    assert [each.text for each in Hearing.objects.get(code="centre").passages.all()] == ["二"]


@pytest.mark.parametrize("page", ["", "at/h1/", "themes"])
def test_list_asks_the_database_as_often_for_three_as_for_one(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    client = sign_in(cast.dou)
    address = f"/desk/{cast.programme.code}/hearings/{page}"
    words = actions.ThemeWords(name="言葉")
    theme = actions.put_theme(by=cast.dou, programme=cast.programme, code="t", words=words)
    counts = []
    for number in (1, 2, 3):
        hearing = _heard(cast, *"一二三"[:number], code=f"h{number}")
        first = Hearing.objects.get(code="h1")
        actions.put_passage(by=cast.dou, hearing=first, words=actions.PassageWords(text="声"))
        for passage in hearing.passages.all():
            actions.code_passage(by=cast.dou, passage=passage, themes=[theme])
        client.get(address)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get(address)
        counts.append(len(captured))

    assert counts[0] == counts[2]
