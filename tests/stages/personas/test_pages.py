"""Pages of personas: for the team, for the wall, and for those concerned."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import Cast
from yorisoi.people.models import Account
from yorisoi.stages.area import actions as area
from yorisoi.stages.hearings import actions as hearings
from yorisoi.stages.hearings.terms import HearingConsent
from yorisoi.stages.personas import actions, presenters, queries
from yorisoi.stages.personas.models import Persona
from yorisoi.stages.personas.terms import AttributeTopic

SignIn = Callable[[Account], Client]


def _text(response) -> str:
    return response.content.decode().replace("<wbr>", "")


def _persona(cast: Cast, code: str = "one", n_lines: int = 2) -> Persona:
    segment = actions.put_segment(
        by=cast.dou,
        programme=cast.programme,
        code="visual",
        words=actions.SegmentWords(name="見えない方", kind="visual", age="18-64"),
    )
    persona = actions.draft(
        by=cast.dou,
        programme=cast.programme,
        segment=segment,
        code=code,
        words=actions.PersonaWords(name="見本 さくら", reading="みほん さくら", headline="42歳"),
    )
    for number in range(1, n_lines + 1):
        words = actions.LineWords(topic=AttributeTopic.PHONE, text=f"{number}つ目のこと")
        actions.put_line(by=cast.dou, persona=persona, words=words)
    return persona


def _voice(cast: Cast, text: str):
    hearing = hearings.put_hearing(
        by=cast.dou,
        programme=cast.programme,
        code="centre",
        words=hearings.HearingWords(host="架空センター"),
    )
    passage = hearings.put_passage(
        by=cast.dou, hearing=hearing, words=hearings.PassageWords(text=text)
    )
    hearings.record_consent(by=cast.dou, hearing=hearing, consent=HearingConsent.GIVEN)
    hearings.hide_name(by=cast.dou, hearing=hearing, name="田中")
    hearings.check_names(by=cast.dou, hearing=hearing)
    return passage


def test_figure_to_cite_says_its_place_its_date_how_sure_it_is_and_its_source(
    cast: Cast, sign_in: SignIn
) -> None:
    _persona(cast)
    source = area.put_source(
        by=cast.dou,
        programme=cast.programme,
        code="s",
        words=area.SourceWords(title="見本の資料", as_of="2023", mark="seen"),
        taken_on=date(2026, 11, 23),
    )
    words = area.FigureWords(
        topic="handbooks", item="手帳を持つ人", place="東京都", as_of="2022年度", value=Decimal(10),
        unit="人", kind="body", certainty="counted", mark="seen", source=source,
    )  # fmt: skip
    area.put_figure(by=cast.dou, programme=cast.programme, code="f", words=words)

    at = f"/desk/{cast.programme.code}/personas/of/one/lines/1/cite?words=手帳"
    page = _text(sign_in(cast.dou).get(at))

    assert "数　東京都　手帳を持つ人（身体） 10人（2022年度、数えた）― 見本の資料" in page


STAFF = [
    "",
    "paper.html",
    "segments/new",
    "segments/visual",
    "new",
    "of/one/",
    "of/one/v1",
    "of/one/paper.html",
    "of/one/paper.docx",
    "of/one/words",
    "of/one/review",
    "of/one/workshop",
    "of/one/doubts",
    "of/one/lines/new",
    "of/one/lines/1",
    "of/one/lines/1/cite",
]


@pytest.mark.parametrize("page", STAFF)
def test_page_opens_for_the_team_and_does_not_exist_for_outsiders(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    _persona(cast)
    address = f"/desk/{cast.programme.code}/personas/{page}"

    assert sign_in(cast.dou).get(address).status_code == 200
    assert sign_in(cast.gen).get(address).status_code == 200
    assert sign_in(cast.ei).get(address).status_code == 404


def test_line_is_cited_from_a_list_without_a_script_and_hides_names(
    cast: Cast, sign_in: SignIn
) -> None:
    _persona(cast)
    passage = _voice(cast, "田中さんは電話だけ")
    client = sign_in(cast.dou)
    at = f"/desk/{cast.programme.code}/personas/of/one"

    found = _text(client.get(f"{at}/lines/1/cite?words=電話"))
    none = _text(client.get(f"{at}/lines/1/cite?words=点字"))
    client.post(f"{at}/lines/1/cite?words=電話", {"found": f"v{passage.pk}"})
    sheet = _text(client.get(f"{at}/"))

    assert "〔A〕さんは電話だけ" in found
    assert "見つかりませんでした" in none
    assert "〔A〕さんは電話だけ" in sheet
    assert "田中" not in found + sheet
    assert "根拠1" in sheet


def test_shared_persona_is_no_longer_changed_and_goes_on_as_a_new_version(
    cast: Cast, sign_in: SignIn
) -> None:
    _persona(cast)
    client = sign_in(cast.dou)
    at = f"/desk/{cast.programme.code}/personas/of/one"

    client.post(f"{at}/share")
    refused = client.get(f"{at}/workshop").status_code
    client.post(f"{at}/renew")

    assert refused == 404
    assert [each.version for each in queries.versions(programme=cast.programme, code="one")] == [
        2,
        1,
    ]
    assert client.get(f"{at}/v1").status_code == 200


def test_participant_answers_line_by_line_and_the_comment_stays_on_the_sheet(
    cast: Cast, sign_in: SignIn
) -> None:
    persona = _persona(cast)
    account = cast.aki.account
    assert account is not None
    client = sign_in(account)
    before = client.get("/me/personas/one/").status_code
    actions.share(by=cast.dou, persona=persona)

    first = client.post("/me/personas/one/1", {"verdict": "differs", "comment": "わたしは使える"})
    last = client.post("/me/personas/one/2", {"verdict": "agrees"})

    sheet = f"/desk/{cast.programme.code}/personas/of/one/"
    ward, prefecture = _text(sign_in(cast.dou).get(sheet)), _text(sign_in(cast.gen).get(sheet))
    assert (before, first["Location"], last["Location"]) == (
        404,
        "/me/personas/one/2",
        "/me/personas/",
    )
    assert "わたしは使える" in ward
    assert "わたしは使える" not in prefecture
    assert "ちがう 1" in prefecture


def test_participant_who_does_not_choose_is_told_what_to_do(cast: Cast, sign_in: SignIn) -> None:
    actions.share(by=cast.dou, persona=_persona(cast))
    account = cast.aki.account
    assert account is not None

    response = sign_in(account).post("/me/personas/one/1", {"comment": "書いたこと"})

    assert response.status_code == 422
    assert "書いたこと" in response.content.decode()


def test_outsider_finds_no_persona_of_another_ward(cast: Cast, sign_in: SignIn) -> None:
    actions.share(by=cast.dou, persona=_persona(cast))

    assert sign_in(cast.ei).get("/me/personas/one/").status_code == 302


def test_review_of_the_team_keeps_only_lines_that_were_answered(
    cast: Cast, sign_in: SignIn
) -> None:
    persona = _persona(cast)
    at = f"/desk/{cast.programme.code}/personas/of/one/review"
    data = {
        "reviewer": "group",
        "reviewed_on": "令和8年8月1日",
        "verdict_2": "adds",
        "comment_2": "も",
    }
    client = sign_in(cast.dou)

    refused = client.post(at, {"reviewer": "group", "reviewed_on": "2026-08-01", "comment_1": "あ"})
    client.post(at, data)

    found = queries.reviews(persona=persona)
    assert refused.status_code == 422
    assert [(r.reviewer, r.verdict, r.attribute.order, r.comment) for r in found] == [
        ("group", "adds", 2, "も")
    ]


def test_group_called_counted_without_people_is_refused_in_words(
    cast: Cast, sign_in: SignIn
) -> None:
    at = f"/desk/{cast.programme.code}/personas/segments/new"

    response = sign_in(cast.dou).post(
        at, {"name": "見えない方", "kind": "visual", "is_counted": "on"}
    )

    assert response.status_code == 422
    assert "10人に満たない" in _text(response)
    assert cast.programme.segments.count() == 0


def test_persona_paper_marks_assumed_lines_and_says_it_is_fictitious(cast: Cast) -> None:
    persona = _persona(cast)

    paper = presenters.persona_paper(persona)

    assert paper.title == "{見本 さくら|みほん さくら}（架空）"
    assert [block.items for block in paper.blocks if hasattr(block, "ordered")] == [
        ("（仮）1つ目のこと", "（仮）2つ目のこと")
    ]


@pytest.mark.parametrize("page", ["", "of/one/", "of/one/workshop"])
def test_page_asks_the_database_as_often_for_three_as_for_one(
    cast: Cast, sign_in: SignIn, page: str
) -> None:
    client = sign_in(cast.dou)
    address = f"/desk/{cast.programme.code}/personas/{page}"
    persona = _persona(cast, n_lines=0)
    counts = []
    for number in (1, 2, 3):
        if number > 1:
            _persona(cast, code=f"more-{number}")
        words = actions.LineWords(topic=AttributeTopic.LIFE, text="行")
        line = actions.put_line(by=cast.dou, persona=persona, words=words)
        source = actions.Source(passage=_voice(cast, f"声{number}"))
        hearing = hearings_of(cast)
        hearings.check_names(by=cast.dou, hearing=hearing)
        source = actions.Source(passage=hearing.passages.select_related("hearing").last())
        actions.cite(by=cast.dou, attribute=line, source=source)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        counts.append(len(captured))

    assert counts[0] == counts[2]


def hearings_of(cast: Cast):
    return cast.programme.hearings.get(code="centre")
