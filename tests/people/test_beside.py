"""What a supporter reads of a person carries the person's name; the person takes back what was given."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from coming_in import for_whom
from people import Cast
from yorisoi.journal.models import Entry
from yorisoi.people import actions, queries
from yorisoi.people.mandates import words as mandate_words
from yorisoi.people.models import Account, SupporterLink
from yorisoi.people.seen import seeing
from yorisoi.people.terms import ConsentPurpose, Mandate
from yorisoi.ui.preferences import COOKIE, Preferences

SignIn = Callable[[Account], Client]
TODAY = date(2026, 11, 25)
RUBY = re.compile(r"<rt>.*?</rt>|<rp>.*?</rp>|<[^>]+>|\s")


def _text(response: object) -> str:
    return RUBY.sub("", response.content.decode())  # type: ignore[attr-defined]


def _main(response: object) -> str:
    """Return the words of a page without the line that says for whom it is."""
    return _text(response).split("人をかえる", 1)[-1]


def _link(cast: Cast, *terms: Mandate) -> SupporterLink:
    SupporterLink.objects.all().delete()
    return actions.link_supporter(
        by=cast.dou,
        participant=cast.beni,
        supporter=cast.chiyo,
        scope=actions.Scope(terms),
        since_on=date(2026, 4, 1),
    )


@pytest.mark.parametrize("path", ["/me/consents", "/me/needs", "/me/data", "/me/journal"])
def test_page_of_a_person_calls_them_by_name_before_a_supporter(
    cast: Cast, sign_in: SignIn, path: str
) -> None:
    _link(cast, *Mandate)

    beside = _main(sign_in(cast.chiyo).get(path))
    alone = _text(sign_in(cast.beni.account).get(path))

    assert ("あなた" in beside, "本人" in beside) == (False, False)
    assert "ベニさん" in beside
    assert "あなた" in alone


def test_words_to_agree_to_are_read_out_unchanged(cast: Cast, sign_in: SignIn) -> None:
    _link(cast, *Mandate)

    text = _main(sign_in(cast.chiyo).get("/me/consents/publish_voice"))

    assert "ベニさんに、このまま読んでください" in text
    assert "あなたの声を、名前を出さずに" in text
    assert ("ベニさんは「いいです」" in text, "ベニさんは「いいえ」" in text) == (True, True)


def test_own_no_says_that_it_was_mine_and_for_others_whose_it_was(
    cast: Cast, sign_in: SignIn
) -> None:
    _link(cast, *Mandate)
    client = sign_in(cast.beni.account)
    client.post("/me/consents/publish_voice/stop")

    assert "あなたが「いいえ」と言いました" in _text(client.get("/me/consents/publish_voice"))
    beside = _text(sign_in(cast.chiyo).get("/me/consents/publish_voice"))
    assert "ベニさんが「いいえ」と言いました" in beside


def test_circle_nobody_asked_about_says_what_is_true(cast: Cast, sign_in: SignIn) -> None:
    assert queries.has_agreed(cast.beni, to=ConsentPurpose.CIRCLE)

    text = _text(sign_in(cast.beni.account).get("/me/consents/circle"))

    assert "まだ聞いていません" in text
    assert "輪に入っている人は、名前とことばが、いま見えています。" in text


def test_first_no_is_no_end_of_anything(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.beni.account)

    never = _text(client.get("/me/consents/publish_voice/stop"))
    begun = _text(client.get("/me/consents/follow_up/stop"))
    after = _text(client.post("/me/consents/publish_voice/stop", follow=True))

    assert "「いいえ」でいいですか" in never
    assert "やめますか" in begun
    assert "「いいえ」を残しました" in after
    assert not queries.has_agreed(cast.beni, to=ConsentPurpose.PUBLISH_VOICE)


def test_line_of_the_journal_names_what_was_agreed_to(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.beni.account)
    client.post("/me/consents/publish_voice")
    client.post("/me/consents/circle/stop")

    lines = seeing.seen(list(Entry.objects.filter(act__startswith="consent.").order_by("-id")[:2]))

    assert [line.what for line in lines] == [
        "「仲間の輪で名前とことばを見せるため」に、使わないでと言ったことを書きました",
        "「声を公表するため」に、使っていいと言ったことを書きました",
    ]


def test_one_permission_is_taken_back_and_the_rest_stays(cast: Cast, sign_in: SignIn) -> None:
    link = _link(cast, Mandate.READ, Mandate.PRACTISE)
    person, supporter = sign_in(cast.beni.account), sign_in(cast.chiyo)
    before = supporter.get("/me/needs").status_code

    asked = _text(person.get(f"/me/supporters/{link.pk}/stop/read"))
    still = supporter.get("/me/needs").status_code
    person.post(f"/me/supporters/{link.pk}/stop/read")

    assert "これだけ、やめますか" in asked
    assert str(Mandate.PRACTISE.label) in asked
    assert (before, still, supporter.get("/me/needs").status_code) == (200, 200, 404)
    assert supporter.get("/me/practice/").status_code == 200
    assert Entry.objects.filter(act="supporter.narrow").count() == 1


def test_last_permission_taken_back_ends_the_mandate(cast: Cast, sign_in: SignIn) -> None:
    link = _link(cast, Mandate.READ)

    sign_in(cast.beni.account).post(f"/me/supporters/{link.pk}/stop/read")

    link.refresh_from_db()
    assert link.revoked_by == cast.beni.account
    assert queries.mandate(cast.chiyo, cast.beni, on=TODAY) == frozenset()


@pytest.mark.parametrize("term", ["agree", "nothing"])
def test_permission_that_was_not_given_is_no_page(cast: Cast, sign_in: SignIn, term: str) -> None:
    link = _link(cast, Mandate.READ)

    response = sign_in(cast.beni.account).get(f"/me/supporters/{link.pk}/stop/{term}")

    assert response.status_code == 404


def test_ended_mandates_are_one_line_a_supporter_with_its_day(cast: Cast) -> None:
    for _time in range(2):
        link = actions.link_supporter(
            by=cast.dou,
            participant=cast.beni,
            supporter=cast.chiyo,
            scope=actions.Scope((Mandate.READ,)),
            since_on=date(2026, 4, 1),
        )
        actions.revoke_supporter(by=cast.beni.account, link=link)
    current = cast.beni.supporter_links.filter(revoked_at=None).get()

    def lines() -> tuple[str, ...]:
        found = cast.beni.supporter_links.select_related("supporter", "participant")
        every = mandate_words.supporter_lines(found, on=TODAY)
        return tuple(line.over for line in mandate_words.ended_lines(every))

    while_here = lines()
    actions.revoke_supporter(by=cast.beni.account, link=current)

    assert while_here == ()
    assert len(lines()) == 1
    assert re.fullmatch(r"チヨさんとは、.*日.*に終わりました。", lines()[0])


def test_supporter_who_ended_is_asked_again_through_the_team(cast: Cast, sign_in: SignIn) -> None:
    link = _link(cast, Mandate.READ)
    client = sign_in(cast.beni.account)
    client.post(f"/me/supporters/{link.pk}/stop")
    page = _text(client.get("/me/supporters"))
    asked = _text(client.get(f"/me/supporters/{link.pk}/again"))

    for _time in range(2):
        client.post(f"/me/supporters/{link.pk}/again")

    wish = "もう一度、チヨさんにたのみたいです。"
    assert "もう一度、チヨさんにたのむ" in page
    assert "チヨさんは、あなたのページを開けません" in asked
    assert [each.wrong.startswith(wish) for each in cast.beni.corrections.all()] == [True]
    assert "職員に伝えてあります" in _text(client.get("/me/supporters"))
    assert queries.mandate(cast.chiyo, cast.beni, on=TODAY) == frozenset()
    staff = _text(sign_in(cast.dou).get(f"/desk/{cast.programme.code}/people/requests"))
    assert wish in staff


def test_supporter_in_force_is_not_asked_again(cast: Cast, sign_in: SignIn) -> None:
    link = _link(cast, Mandate.READ)

    assert sign_in(cast.beni.account).get(f"/me/supporters/{link.pk}/again").status_code == 404


def test_paper_of_who_looked_has_readings_and_the_way_back(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.beni.account)

    page = client.get("/me/journal/paper.html").content.decode()
    saved = client.get("/me/journal/paper.pdf")

    assert 'data-ruby="all"' in page
    assert re.search(r'<p class="back"><a href="/me/journal">', page)
    assert saved.status_code == 200


def test_paper_without_readings_for_whoever_chose_none(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.beni.account)
    client.cookies[COOKIE] = Preferences(ruby="off").to_cookie()

    assert 'data-ruby="off"' in client.get("/me/journal/paper.html").content.decode()


@pytest.mark.parametrize(
    ("path", "name", "sent"),
    [("/me/data/wrong", "wrong", 0), ("/me/questions", "text", 0)],
)
def test_words_that_are_too_long_are_counted_and_kept(
    cast: Cast, sign_in: SignIn, path: str, name: str, sent: int
) -> None:
    words = "あ" * 401

    answer = sign_in(cast.chiyo).post(path, {name: words, **for_whom(cast.chiyo, cast.beni)})

    assert answer.status_code == 422
    assert "400文字までにしてください。いまは401文字です" in _text(answer)
    assert words in answer.content.decode()
    assert "maxlength" not in answer.content.decode()
    assert (cast.beni.corrections.count(), cast.beni.questions.count()) == (sent, sent)
