"""Letters: the result first, why in two sentences, nothing private where others may read."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from classroom import TOKYO, Classroom, open_class
from people import PHONE, Cast
from yorisoi.engines import documents as paper
from yorisoi.engines.draw import Commitment
from yorisoi.journal import queries as journal
from yorisoi.people.models import Account
from yorisoi.stages.courses.actions import letters as actions
from yorisoi.stages.courses.models import Application, Draw, PhoneCard
from yorisoi.stages.courses.presenters import letters, post
from yorisoi.stages.courses.queries import letters as queries
from yorisoi.stages.courses.terms import ApplicationState, DrawState

SignIn = Callable[[Account], Client]
LETTERS = "/desk/kakuu-r8/courses/first-phone/letters/"


@pytest.fixture
def room(cast: Cast) -> Classroom:
    return open_class(cast)


def _draw(cast: Cast, room: Classroom) -> None:
    Draw.objects.create(
        course=room.course,
        state=DrawState.RELEASED,
        entries="",
        n_seats=2,
        commitment=Commitment("", "", "0123456789abcdef0123").to_json(),
        secret="s",
        public_value="12345",
        result={"order": []},
        committed_at=datetime(2026, 11, 1, tzinfo=TOKYO),
        committed_by=cast.dou,
    )


def _addressee(room: Classroom, code: str) -> Application:
    found = queries.addressee(course=room.course, code=code)
    assert found is not None
    return found


def _spoken(document: paper.Document) -> str:
    return paper.to_text(document)


def test_letter_to_the_placed_says_so_first_and_what_is_prepared(
    cast: Cast, room: Classroom
) -> None:
    document = letters.result_letter(_addressee(room, "A-1"))

    text = _spoken(document)
    assert document.title == "「はじめてのスマホ」に参加できます"
    assert "抽選はしていません。" in text
    assert "2026年12月1日（火）　午後1時30分から午後3時30分まで" in text
    assert text.index("用意できました。") < text.index("テキストデータの事前送付（前の日に）")
    assert text.index("いま用意しています。") < text.index("駅からの案内（中村橋駅 12時50分）")


def test_letter_to_the_waiting_says_the_place_why_and_how_to_check(
    cast: Cast, room: Classroom
) -> None:
    _draw(cast, room)

    document = letters.result_letter(_addressee(room, "A-3"))

    text = _spoken(document)
    assert document.title == "今回は席がありません。順番待ちの1番目です"
    assert "席は6人分で、申し込みのほうが多くありました。\n抽選で順番が決まりました。" in text
    assert "0123456789abcdef…" in text
    assert "12345" in text
    assert PHONE in text


def test_letter_about_an_offered_place_asks_for_an_answer(cast: Cast, room: Classroom) -> None:
    room.yone.state, room.yone.reply_by_on = ApplicationState.OFFERED, date(2026, 11, 20)
    room.yone.save()

    document = letters.result_letter(_addressee(room, "A-3"))

    assert document.title == "「はじめてのスマホ」の席が空きました"
    assert "参加するかどうかを、11月20日（金）までに教えてください。" in _spoken(document)


def test_line_text_tells_nothing_private(cast: Cast, room: Classroom) -> None:
    text = paper.to_line(letters.line_text(_addressee(room, "A-1")))

    assert PHONE in text
    for private in ("アキ", "はじめてのスマホ", "参加できます", "A-1"):
        assert private not in text


def test_fax_cover_names_the_person_but_not_the_matter(cast: Cast, room: Classroom) -> None:
    text = _spoken(letters.fax_cover(_addressee(room, "A-3")))

    assert "ヨネ様" in text
    for private in ("はじめてのスマホ", "順番待ち", "A-3"):
        assert private not in text


def test_phone_script_makes_sure_who_is_there_before_it_tells(cast: Cast, room: Classroom) -> None:
    text = _spoken(letters.phone_script(_addressee(room, "A-1")))

    assert (
        text.index("アキさんですか。") < text.index("用件を言わずに") < text.index("参加できます")
    )


def test_sending_tells_what_is_confirmed_and_nothing_else(cast: Cast, room: Classroom) -> None:
    found = list(queries.addressees(course=room.course))

    n_told = actions.send_letters(by=cast.dou, applications=found)

    assert n_told == 1
    assert [a.state for a in room.aki.arrangements.order_by("id")] == ["told", "requested"]
    assert [a.state for a in room.beni.arrangements.all()] == ["arranged"]
    assert set(queries.sent_at(course=room.course)) == {"A-1", "A-2", "A-3"}
    assert journal.check().is_whole


def test_nobody_is_ticked_beforehand_and_a_tick_is_asked_twice(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    page = client.get(LETTERS).content.decode()

    asked = client.post(LETTERS, {"applications": ["A-1"]})
    n_sent = len(queries.sent_at(course=room.course))
    told = client.post(LETTERS, {"applications": ["A-1"], "sure": "1"})

    text = asked.content.decode().replace("<wbr>", "")
    assert " checked" not in page
    assert (asked.status_code, n_sent, told.status_code) == (200, 0, 302)
    assert "1人に知らせたと残しますか" in text
    assert "取り消せません" in text
    assert set(queries.sent_at(course=room.course)) == {"A-1"}


def test_pile_names_everybody_of_it_who_was_not_told_yet(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    client = sign_in(cast.dou)
    client.post(LETTERS, {"applications": ["A-1"], "sure": "1"})

    asked = client.post(LETTERS, {"pile": "standard"}).content.decode()

    assert [code for code in ("A-1", "A-2", "A-3") if f'value="{code}"' in asked] == ["A-2", "A-3"]


def test_choosing_again_keeps_the_ticks_and_stores_nothing(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    response = sign_in(cast.dou).post(LETTERS, {"applications": ["A-1"], "again": "1"})

    assert 'value="A-1" id="id_applications_0" checked' in response.content.decode()
    assert queries.sent_at(course=room.course) == {}


def test_lines_stand_in_the_order_of_the_readings(
    cast: Cast, room: Classroom, sign_in: SignIn
) -> None:
    cast.aki.reading, cast.beni.reading = "わき", "ベニ"
    cast.aki.save()
    cast.beni.save()

    page = sign_in(cast.dou).get(LETTERS).content.decode()

    assert page.index('value="A-2"') < page.index('value="A-3"') < page.index('value="A-1"')


def test_mail_is_short_and_tells_nothing_private(cast: Cast, room: Classroom) -> None:
    text = _spoken(letters.mail_text(_addressee(room, "A-1")))

    assert PHONE in text
    assert "A-1" in text
    for private in ("アキ", "はじめてのスマホ", "参加できます"):
        assert private not in text


def test_letter_in_braille_says_that_a_reader_of_braille_must_check_it(room: Classroom) -> None:
    room.aki.participant.handout_format = "braille"

    (line,) = post.letter_lines([room.aki], sent={}, chosen=set())
    (pile,) = post.piles([room.aki], sent={})

    assert line.papers[0] == ("letter", "brf", "自動点訳")
    assert pile.note == "自動点訳です。点字を読む人が確かめてから送ってください。"


def test_page_without_a_tick_says_what_to_do(cast: Cast, room: Classroom, sign_in: SignIn) -> None:
    response = sign_in(cast.dou).post(LETTERS, {})

    assert response.status_code == 422
    assert "知らせた人に印をつけてください" in response.content.decode().replace("<wbr>", "")


def test_pile_holds_the_letters_of_one_format(cast: Cast, room: Classroom, sign_in: SignIn) -> None:
    cast.beni.handout_format = "ruby"
    cast.beni.save()
    client = sign_in(cast.dou)

    standard = client.get(f"{LETTERS}all/standard.txt").content.decode()
    ruby = client.get(f"{LETTERS}all/ruby.txt").content.decode()

    assert "アキ" in standard
    assert "ベニ" not in standard
    assert "ベニ" in ruby
    assert client.get(f"{LETTERS}all/strange.txt").status_code == 404


@pytest.mark.parametrize("kind", ["letter", "phone", "fax", "line", "mail"])
def test_letter_of_somebody_else_is_not_there(
    cast: Cast, room: Classroom, sign_in: SignIn, kind: str
) -> None:
    cast.aki.centre = None
    cast.aki.save()

    assert sign_in(cast.dou).get(f"{LETTERS}A-1/{kind}.html").status_code == 200
    assert sign_in(cast.sei).get(f"{LETTERS}A-1/{kind}.html").status_code == 404
    assert sign_in(cast.hana).get(f"{LETTERS}A-1/{kind}.html").status_code == 404
    assert sign_in(cast.ei).get(f"{LETTERS}A-1/{kind}.html").status_code == 404


@pytest.mark.parametrize(
    "make",
    [
        lambda room: letters.run_sheet(room.first, show_names=False),
        lambda room: letters.name_cards(room.first, show_names=False),
        lambda room: letters.call_list(room.course, show_names=False),
        lambda room: letters.attendance_sheet(room.course, show_names=False),
        lambda room: letters.blank_observation_sheet(room.first, show_names=False),
        lambda room: letters.interpreter_orders(room.course),
    ],
)
def test_paper_without_names_holds_no_name_in_any_form(
    cast: Cast, room: Classroom, make: Callable[[Classroom], paper.Document]
) -> None:
    document = make(room)

    for text in (paper.to_text(document), paper.to_html(document)):
        assert "アキ" not in text
        assert "ベニ" not in text
        assert "後ろから" not in text


def test_attendance_sheet_has_a_box_a_session_and_lines_for_walk_ins(
    cast: Cast, room: Classroom
) -> None:
    table = letters.attendance_sheet(room.course, show_names=True).blocks[-1]

    assert isinstance(table, paper.Table)
    assert table.header == ("呼び名", "1回目 12月1日（火）", "2回目 12月8日（火）")
    assert table.rows[0] == ("アキさん", "□", "□")
    assert len(table.rows) == 2 + 3


def test_observation_sheet_is_a_page_a_person(cast: Cast, room: Classroom) -> None:
    document = letters.blank_observation_sheet(room.first, show_names=True)

    titles = [block.text for block in document.blocks if isinstance(block, paper.Heading)]
    assert titles == ["アキさん　1回目", "ベニさん　1回目"]
    assert document.blocks.count(paper.PageBreak()) == 1


def test_phone_card_lists_the_settings(cast: Cast) -> None:
    card = PhoneCard(participant=cast.aki, device="見本", settings="読み上げ 45\n\n暗い画面")

    blocks = letters.phone_card(card).blocks

    assert paper.Bullets(("読み上げ 45", "暗い画面"), ordered=True) in blocks
