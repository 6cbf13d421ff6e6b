"""ことばと読み: one reading confirmed by staff reaches every page and paper; the coach advises and never blocks."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.programme import wording
from yorisoi.programme.models import Word
from yorisoi.programme.papers import readings
from yorisoi.stages.courses.models import Venue
from yorisoi.stages.rehearsals import actions as rehearsals
from yorisoi.ui.coach import remarks
from yorisoi.ui.reading import reading_by, with_ruby

SignIn = Callable[[Account], Client]
WORDS = "/desk/{}/wording/"


def _text(page: str) -> str:
    return re.sub(r"<wbr>|</?span[^>]*>", "", page)


def _practice(cast: Cast, summary: str) -> None:
    words = rehearsals.ProcedureWords(name="申し込み", summary=summary)
    rehearsals.put_procedure(by=cast.dou, programme=cast.programme, code="apply", words=words)


def _home(cast: Cast) -> str:
    return WORDS.format(cast.programme.code)


def test_word_in_doubt_is_shown_with_its_guess_and_where_it_stands(
    cast: Cast, sign_in: SignIn
) -> None:
    _practice(cast, "二人で来てもいいです。")

    page = sign_in(cast.dou).get(_home(cast)).content.decode()

    assert 'name="reading-二人" value="ふたり"' in page
    assert f"/desk/{cast.programme.code}/rehearsals/procedures/apply/edit" in page


def test_reading_that_was_confirmed_is_asked_no_more_and_followed_on_pages_and_paper(
    cast: Cast, sign_in: SignIn
) -> None:
    _practice(cast, "二人で来てもいいです。")
    dou = sign_in(cast.dou)

    dou.post(f"{_home(cast)}confirm", {"word": ["二人"], "reading-二人": "フタリ"})

    assert 'name="reading-二人"' not in dou.get(_home(cast)).content.decode()
    assert wording.dictionary() == {"二人": "ふたり"}
    assert ("word.put", "dou") in Entry.objects.values_list("act", "actor")


def test_one_correction_reaches_page_and_paper(cast: Cast, sign_in: SignIn) -> None:
    dou, text = sign_in(cast.dou), {"text": "江古田町へ行きます。"}
    before = dou.post(f"{_home(cast)}try", text).content.decode()

    dou.post(f"{_home(cast)}put", {"written": "江古田町", "reading": "えごたちょう"})

    after = dou.post(f"{_home(cast)}try", text).content.decode()
    assert ("えごたちょう" in before, 'data-r="えごたちょう"' in after) == (False, True)
    with reading_by(wording.dictionary):
        assert ("江古田町", "えごたちょう") in readings("江古田町へ行きます。")


def test_reading_that_is_no_kana_keeps_nothing_and_what_was_typed(
    cast: Cast, sign_in: SignIn
) -> None:
    _practice(cast, "二人で、一本の指を使います。")

    answer = sign_in(cast.dou).post(
        f"{_home(cast)}confirm",
        {"word": ["二人", "一本"], "reading-二人": "ふたり", "reading-一本": "1pon"},
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "「一本」の読みを、ひらがなで書いてください" in _text(page)
    assert 'name="reading-一本" value="1pon"' in page
    assert not Word.objects.exists()


@pytest.mark.parametrize(
    ("written", "reading", "said"),
    [
        ("来", "こ", "一文字だけだと"),
        ("江古田", "ekoda", "ひらがなで書いてください"),
        ("", "えごた", "ことばを書いてください"),
    ],
)
def test_word_that_would_harm_other_words_is_refused_with_what_to_do(
    cast: Cast, sign_in: SignIn, written: str, reading: str, said: str
) -> None:
    answer = sign_in(cast.dou).post(f"{_home(cast)}put", {"written": written, "reading": reading})

    assert answer.status_code == 422
    assert said in _text(answer.content.decode())
    assert not Word.objects.exists()


def test_nothing_ticked_is_said_and_nothing_is_kept(cast: Cast, sign_in: SignIn) -> None:
    _practice(cast, "二人で来てもいいです。")

    answer = sign_in(cast.dou).post(f"{_home(cast)}confirm", {"reading-二人": "ふたり"})

    assert "印をつけてください" in _text(answer.content.decode())
    assert not Word.objects.exists()


def test_word_that_is_removed_is_read_by_the_engine_again(cast: Cast, sign_in: SignIn) -> None:
    wording.put_word(
        by=cast.dou, programme=cast.programme, written="江古田町", reading="えごたちょう"
    )

    dou = sign_in(cast.dou)
    for _twice in range(2):
        last = dou.post(f"{_home(cast)}remove", {"written": "江古田町"}, follow=True)

    assert wording.dictionary() == {}
    assert "そのことばは、もうありません" in _text(last.content.decode())


def test_who_is_here_for_some_classes_sees_the_page_and_decides_nothing(
    cast: Cast, sign_in: SignIn
) -> None:
    hana = sign_in(cast.hana)

    _practice(cast, "二人で来てもいいです。")
    page = hana.get(_home(cast))
    put = hana.post(f"{_home(cast)}put", {"written": "江古田", "reading": "えごた"})

    assert (page.status_code, "ことばを足す" in page.content.decode()) == (200, False)
    assert "procedures/apply/edit" not in page.content.decode()
    assert (put.status_code, Word.objects.count()) == (404, 0)


def test_long_sentence_is_named_with_what_to_try_but_the_name_of_a_place_is_not(
    cast: Cast, sign_in: SignIn
) -> None:
    _practice(
        cast,
        "申し込みの紙に名前と住所と電話番号を書いて、センターの窓口か郵送かファックスで送ります。",
    )
    Venue.objects.create(programme=cast.programme, code="v", name="心身障害者福祉会館", n_seats=8)

    page = _text(sign_in(cast.dou).get(_home(cast)).content.decode())

    heavy = page.partition('id="heavy"')[2].partition("</section>")[0]
    assert "文が長めです。" in heavy
    assert "心身障害者福祉会館" not in heavy


def test_text_to_try_is_read_and_kept_nowhere(cast: Cast, sign_in: SignIn) -> None:
    answer = sign_in(cast.dou).post(
        f"{_home(cast)}try", {"text": "使わないことはありません。機器です。"}
    )

    page = _text(answer.content.decode())
    assert "「ない」が二つあります。" in page
    assert 'data-r="きき"' in answer.content.decode()


def test_form_of_a_published_text_advises_beside_the_field(cast: Cast, sign_in: SignIn) -> None:
    _practice(cast, "無効な入力です。")

    page = sign_in(cast.dou).get(f"/desk/{cast.programme.code}/rehearsals/procedures/apply/edit")

    assert "責めるように聞こえることばです。" in _text(page.content.decode())


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("教室に来てください。", []),
        ("壁を見ます。", ["late-kanji"]),
        ("二人で行きます。", ["reading"]),
        ("", []),
    ],
)
def test_coach_names_late_kanji_and_readings_in_doubt(text: str, rules: list[str]) -> None:
    assert [each.rule for each in remarks(text)] == rules


def test_dictionary_is_asked_once_and_only_where_it_was_given() -> None:
    asked = []

    def dictionary() -> dict[str, str]:
        asked.append(1)
        return {"江古田町": "えごたちょう"}

    with reading_by(dictionary):
        first, second = with_ruby("江古田町へ"), with_ruby("江古田町から")
    after = with_ruby("江古田町まで")

    assert ("えごたちょう" in first, "えごたちょう" in second) == (True, True)
    assert "えごたちょう" not in after
    assert len(asked) == 1
