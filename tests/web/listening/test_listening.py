"""Somebody hears exactly the page they may see, and what was said to one person stays in memory."""

import html
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
import soundfile
from django.conf import settings
from django.test import Client

from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.ui.hearing import as_said
from yorisoi.web.listening import sounds, words
from yorisoi.web.listening.remembered import Remembered

SignIn = Callable[[Account], Client]


def _sounds(page: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'data-sound="([^"]+)"', page)]


def _whole(page: str) -> str:
    found = re.search(r'<audio[^>]* src="([^"]+)"', page)
    assert found, "a page for the ear has a player"
    return html.unescape(found[1])


def _on_disk() -> set[Path]:
    return set((Path(settings.DATA) / sounds.FOLDER).glob("*.mp3"))


def _aki(cast: Cast) -> Account:
    account = cast.aki.account
    assert account is not None
    return account


def test_page_for_everybody_is_heard_without_a_script(cast: Cast) -> None:
    client = Client()
    page = client.get("/help?listen=page").content.decode()

    sound = client.get(_sounds(page)[0])

    assert sound["Content-Type"] == "audio/mpeg"
    samples, rate = soundfile.read(BytesIO(sound.content))
    assert len(samples) / rate > 0.5
    assert "controls" in page and 'preload="none"' in page


def test_whole_page_begins_with_its_first_sentence(cast: Cast) -> None:
    client = Client()
    page = client.get("/looks?listen=page").content.decode()
    first = client.get(_sounds(page)[0]).content

    whole = client.get(_whole(page))

    assert whole.streaming
    assert next(iter(whole.streaming_content)) == first


def test_piece_of_a_sound_is_sent_to_a_browser_that_asks_for_pieces(cast: Cast) -> None:
    client = Client()
    address = _sounds(client.get("/help?listen=page").content.decode())[0]
    sound = client.get(address).content

    piece = client.get(address, headers={"range": "bytes=0-1"})
    beyond = client.get(address, headers={"range": f"bytes={len(sound)}-"})

    assert (piece.status_code, piece.content) == (206, sound[:2])
    assert piece["Content-Range"] == f"bytes 0-1/{len(sound)}"
    assert beyond.status_code == 416


def test_page_leads_to_its_voice_and_back(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(_aki(cast))

    page = client.get("/me/").content.decode()

    assert '<a href="/me/?listen=page">' in page
    assert '<a href="/me/">' in client.get("/me/?listen=page").content.decode()


def test_own_page_is_heard_and_never_on_disk(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(_aki(cast))
    before = _on_disk()
    page = client.get("/me/?listen=page").content.decode()

    sound = client.get(_sounds(page)[0])

    assert sound.status_code == 200
    assert sound["Cache-Control"] == "no-store"
    assert _on_disk() == before


def test_page_for_everybody_is_kept_on_disk_for_the_next(cast: Cast) -> None:
    client = Client()
    address = _sounds(client.get("/help?listen=page").content.decode())[1]
    before = _on_disk()
    for each in before:
        each.unlink()

    made = client.get(address).content

    assert [each.read_bytes() for each in _on_disk()] == [made]
    assert client.get(address).content == made


def test_stranger_hears_nothing_of_somebody_elses_page(cast: Cast, sign_in: SignIn) -> None:
    mine = sign_in(_aki(cast)).get("/me/?listen=page").content.decode()
    address = _sounds(mine)[0]

    for stranger in (Client(), sign_in(cast.ei)):
        answer = stranger.get(address)

        assert answer.status_code in (302, 404)
        assert "audio" not in answer.get("Content-Type", "")


@pytest.mark.parametrize(
    "address",
    [
        "/help?listen=",
        "/help?listen=0",
        "/help?listen=0-0000000000000000",
        "/help?listen=../etc",
        "/nowhere?listen=page",
    ],
)
def test_address_that_is_no_sound_is_not_there(cast: Cast, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_sentence_after_the_last_is_not_there(cast: Cast) -> None:
    client = Client()
    address = _sounds(client.get("/help?listen=page").content.decode())[0]

    assert client.get(address.replace("listen=0-", "listen=999-")).status_code == 404


def test_desk_has_no_voice(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.dou).get("/desk/?listen=page", follow=True).content.decode()

    assert "<h1" in page
    assert "<audio" not in page


def test_english_page_has_no_japanese_voice(cast: Cast) -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    assert "listen=page" not in client.get("/help").content.decode()
    page = client.get("/help?listen=page").content.decode()
    assert "<audio" not in page
    assert "speaks Japanese only" in page


def test_hearing_sentences_adds_no_line_to_the_journal(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(_aki(cast))
    page = client.get("/me/?listen=page").content.decode()
    before = Entry.objects.count()

    for address in _sounds(page)[:2]:
        assert client.get(address).status_code == 200

    assert Entry.objects.count() == before


def test_sound_is_made_again_after_the_words_were_forgotten(cast: Cast) -> None:
    address = _sounds(Client().get("/help?listen=page").content.decode())[0]

    # Another client has another handler, as another process of the site has.
    assert Client().get(address).status_code == 200


def test_voice_reads_a_name_as_the_page_shows_it() -> None:
    assert as_said("江古田駅です。") != "江古田駅です。"
    assert as_said("元谷さん", {"元谷": "もとや"}) == "モトヤさん"


def test_words_come_as_they_are_shown_without_what_is_hidden_or_typed() -> None:
    page = """<html data-face="person"><nav>外</nav><main><h1><span data-r="もとや">元谷</span>さん</h1>
    <p aria-hidden="true">飾り</p><a href="/"><b>練習する</b><span>家で、何度でも。</span></a>
    <p data-not-said>聞く</p><textarea>打った字</textarea><p hidden>隠した</p>
    <p>一つ目。二つ目。</p><button>送る</button></main><p>後</p></html>"""

    found = words.sentences(page)

    assert [each.text for each in found] == [
        "元谷さん",
        "練習する",
        "家で、何度でも。",
        "一つ目。",
        "二つ目。",
        "送る",
    ]
    assert found[0].shown == (("元谷", "もとや"),)


def test_disk_keeps_the_newest_and_no_more_than_allowed(tmp_path: Path) -> None:
    for n in range(5):
        sounds.keep(tmp_path / f"{n}.mp3", b"x" * 100, most=250)

    assert len(list(tmp_path.iterdir())) == 2
    assert (tmp_path / "4.mp3").exists()


def test_memory_forgets_the_oldest_page_and_what_was_shown_long_ago() -> None:
    kept = Remembered(n_pages=2, seconds=60)
    for name in "abc":
        kept.keep(("aki", name), (words.Sentence(name, ()),), at=0)

    assert kept.find(("aki", "a"), at=0) is None
    assert kept.find(("aki", "c"), at=60) == (words.Sentence("c", ()),)
    assert kept.find(("aki", "c"), at=61) is None
