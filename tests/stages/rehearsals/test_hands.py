"""困った: pressed on any page, silent, seen with the exact step, lowered by whoever went there."""

from collections.abc import Callable

from django.test import Client

from coming_in import for_whom
from people import Cast
from stages.rehearsals.screens import procedure
from yorisoi.journal.models import Entry
from yorisoi.people.models import Account
from yorisoi.programme import actions as programmes
from yorisoi.stages.rehearsals import actions, queries
from yorisoi.stages.rehearsals.actions import Place

SignIn = Callable[[Account], Client]
STEP = "/me/practice/apply/steps/2"


def _board(cast: Cast) -> str:
    return f"/desk/{cast.programme.code}/rehearsals/hands/"


def _stuck_at_step_two(cast: Cast, sign_in: SignIn) -> Client:
    procedure(cast)
    beni = sign_in(cast.beni.account)
    beni.post("/me/practice/apply/")
    beni.post("/me/practice/apply/steps/1", {"go": "on"})
    beni.post("/me/stuck", {"from": STEP})
    return beni


def test_hand_of_practice_carries_the_exact_step(cast: Cast, sign_in: SignIn) -> None:
    beni = _stuck_at_step_two(cast, sign_in)

    (hand,) = queries.raised_hands(programme=cast.programme)
    told = beni.get("/me/stuck/told").content.decode()
    assert (hand.participant, hand.at_step, hand.page) == (cast.beni, 2, STEP)
    assert hand.attempt == queries.open_try(participant=cast.beni)
    assert f'href="{STEP}"' in told


def test_header_link_knows_the_page_it_was_pressed_on(cast: Cast, sign_in: SignIn) -> None:
    page = sign_in(cast.beni.account).get(
        "/me/stuck", headers={"referer": "http://testserver/me/practice/"}
    )

    assert 'name="from" value="/me/practice/"' in page.content.decode()


def test_page_of_somebody_else_is_never_kept_as_the_way_back(cast: Cast, sign_in: SignIn) -> None:
    beni = sign_in(cast.beni.account)
    for foreign in ("https://example.com/me/", "//example.com", "/desk/x/", "/me/stuck", "nothing"):
        beni.post("/me/stuck", {"from": foreign})

        assert queries.raised_hand(participant=cast.beni).page == "/me/"


def test_pressing_again_moves_the_hand_and_keeps_its_time(cast: Cast) -> None:
    first = actions.raise_hand(
        by=cast.beni.account,
        programme=cast.programme,
        participant=cast.beni,
        place=Place(page="/me/"),
    )

    again = actions.raise_hand(
        by=cast.beni.account,
        programme=cast.programme,
        participant=cast.beni,
        place=Place(page="/me/practice/"),
    )

    assert (again.pk, again.raised_at, again.page) == (first.pk, first.raised_at, "/me/practice/")


def test_hand_is_seen_in_the_programme_it_was_raised_in_and_in_no_other(cast: Cast) -> None:
    other = programmes.found(
        by=cast.dou,
        municipality=cast.ward,
        code="next-year",
        fiscal_year=2027,
        words=programmes.ProgrammeWords(name="次の年の事業（架空）"),
    )
    hand = actions.raise_hand(
        by=cast.beni.account,
        programme=cast.programme,
        participant=cast.beni,
        place=Place(page="/me/"),
    )

    seen = [list(queries.raised_hands(programme=each)) for each in (cast.programme, other)]

    assert seen == [[hand], []]


def test_board_shows_step_and_code_or_name(cast: Cast, sign_in: SignIn) -> None:
    _stuck_at_step_two(cast, sign_in)

    by_ward = _text(sign_in(cast.dou), _board(cast))
    by_instructor = _text(sign_in(cast.hana), _board(cast))
    by_supporter = _text(sign_in(cast.chiyo), _board(cast))

    assert "教室の申し込み　2番目　教室を選ぶ" in by_ward
    assert "ベニ" in by_ward
    assert (cast.beni.code in by_instructor, "ベニ" in by_instructor) == (True, False)
    assert "ベニ" in by_supporter


def test_words_of_a_hand_are_for_those_who_know_the_person(cast: Cast, sign_in: SignIn) -> None:
    beni = _stuck_at_step_two(cast, sign_in)

    beni.post("/me/stuck/told", {"say": "1", "words": "おなかがいたい"})

    assert "おなかがいたい" in _text(sign_in(cast.sei), _board(cast))
    assert "おなかがいたい" not in _text(sign_in(cast.hana), _board(cast))
    assert "おなかがいたい" not in str(list(Entry.objects.values_list("detail", flat=True)))


def test_going_there_lowers_the_hand(cast: Cast, sign_in: SignIn) -> None:
    beni = _stuck_at_step_two(cast, sign_in)
    (hand,) = queries.raised_hands(programme=cast.programme)

    sign_in(cast.chiyo).post(f"{_board(cast)}{hand.pk}/lower")

    hand.refresh_from_db()
    assert hand.lowered_by == cast.chiyo
    assert list(queries.raised_hands(programme=cast.programme)) == []
    assert beni.get("/me/stuck/told").url == "/me/"


def test_person_lowers_their_own_hand_and_goes_back(cast: Cast, sign_in: SignIn) -> None:
    beni = _stuck_at_step_two(cast, sign_in)

    response = beni.post("/me/stuck/told", {"lower": "1"})

    assert response.url == STEP
    assert queries.raised_hand(participant=cast.beni) is None


def test_supporter_beside_a_person_is_journalled_as_assisting(cast: Cast, sign_in: SignIn) -> None:
    said = {"from": "/me/", **for_whom(cast.chiyo, cast.beni)}
    sign_in(cast.chiyo).post("/me/stuck", said)

    line = Entry.objects.get(act="hand.raise")
    assert (line.actor, line.subject_code, line.detail) == (
        "chiyo",
        cast.beni.code,
        {"is_assisted": True, "step": None},
    )


def test_board_is_for_those_who_can_go_there(cast: Cast, sign_in: SignIn) -> None:
    _stuck_at_step_two(cast, sign_in)
    (hand,) = queries.raised_hands(programme=cast.programme)

    assert sign_in(cast.gen).get(_board(cast)).status_code == 404
    assert sign_in(cast.ei).get(_board(cast)).status_code == 404
    assert sign_in(cast.ei).post(f"{_board(cast)}{hand.pk}/lower").status_code == 404
    assert queries.raised_hand(participant=cast.beni) == hand


def _text(client: Client, address: str) -> str:
    return client.get(address).content.decode().replace("<wbr>", "")
