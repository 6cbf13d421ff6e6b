"""A supporter does what was agreed and nothing else; the person ends it with one click."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from coming_in import for_whom
from people import Cast
from yorisoi.people import actions, queries, rules
from yorisoi.people.mandates import words as mandate_words
from yorisoi.people.models import Account, SupporterLink
from yorisoi.people.terms import Mandate
from yorisoi.programme import mandates

SignIn = Callable[[Account], Client]
PAGES = {
    Mandate.PRACTISE: "/me/practice/",
    Mandate.READ: "/me/needs",
    Mandate.MESSAGE: "/me/circles",
    Mandate.AGREE: "/me/consents",
}


def _text(response: object) -> str:
    return re.sub(r"<[^>]+>", "", response.content.decode())  # type: ignore[attr-defined]


def _only(cast: Cast, *terms: Mandate) -> SupporterLink:
    """Let チヨ do these things for ベニ and no other."""
    SupporterLink.objects.all().delete()
    return actions.link_supporter(
        by=cast.dou,
        participant=cast.beni,
        supporter=cast.chiyo,
        scope=actions.Scope(terms),
        since_on=date(2026, 4, 1),
    )


def _walk(found: list[URLPattern | URLResolver], room: str = "") -> Iterator[str]:
    for each in found:
        if isinstance(each, URLResolver):
            yield from _walk(each.url_patterns, each.namespace or room)
        elif getattr(each.callback, "door", ("",))[0] == "person":
            yield f"{room}:{each.name}"


@pytest.mark.parametrize("page", sorted(_walk(get_resolver().url_patterns)))
def test_page_of_a_person_needs_a_term_or_is_the_persons_own(page: str) -> None:
    assert mandates.may_open(page, frozenset(Mandate)) is (page not in mandates.OWN)
    assert mandates.may_open(page, frozenset()) is (page in mandates.OPEN)


@pytest.mark.parametrize("term", PAGES)
def test_supporter_opens_what_was_agreed_and_nothing_else(
    cast: Cast, sign_in: SignIn, term: Mandate
) -> None:
    _only(cast, term)
    client = sign_in(cast.chiyo)

    opened = {each for each, url in PAGES.items() if client.get(url).status_code == 200}

    assert opened == {term}


def test_page_that_was_not_agreed_says_kindly_who_can(cast: Cast, sign_in: SignIn) -> None:
    _only(cast, Mandate.PRACTISE)

    response = sign_in(cast.chiyo).get("/me/needs")

    assert response.status_code == 404
    assert "ここは、ベニさんが自分でします" in _text(response)


def test_home_of_a_supporter_links_only_to_what_opens(cast: Cast, sign_in: SignIn) -> None:
    _only(cast, Mandate.PRACTISE)
    client = sign_in(cast.chiyo)

    page = client.get("/me/").content.decode()
    own = {url for url in re.findall(r'href="(/me/[^"]+)"', page)}

    assert "/me/practice/" in own
    assert {url for url in own if client.get(url).status_code != 200} == set()


def test_supporter_is_never_shown_who_else_may_act_nor_ends_it(cast: Cast, sign_in: SignIn) -> None:
    link = _only(cast, *Mandate)
    client = sign_in(cast.chiyo)

    assert client.get("/me/supporters").status_code == 404
    said = for_whom(cast.chiyo, cast.beni)
    assert client.post(f"/me/supporters/{link.pk}/stop", said).status_code == 404
    link.refresh_from_db()
    assert link.revoked_at is None


def test_person_ends_a_mandate_and_the_next_click_is_refused(cast: Cast, sign_in: SignIn) -> None:
    link = _only(cast, Mandate.PRACTISE)
    supporter, person = sign_in(cast.chiyo), sign_in(cast.beni.account)
    before = supporter.get("/me/practice/").status_code

    sure = _text(person.get(f"/me/supporters/{link.pk}/stop"))
    person.post(f"/me/supporters/{link.pk}/stop")

    after = supporter.get("/me/practice/")
    assert before == 200
    assert "チヨさんは、今から、あなたのページを開けません" in sure
    assert (after.status_code, after.headers["Location"]) == (302, "/me/who")
    link.refresh_from_db()
    assert link.revoked_by == cast.beni.account


def test_person_reads_what_was_done_with_them(cast: Cast, sign_in: SignIn) -> None:
    _only(cast, Mandate.READ)
    sign_in(cast.chiyo).get("/me/needs")

    text = _text(sign_in(cast.beni.account).get("/me/supporters"))

    assert "チヨさんが、一緒に使うために見ました" in text
    assert str(Mandate.READ.label) in text


def test_free_words_of_old_mandates_give_what_they_name_and_never_agreement() -> None:
    assert rules.mandates_in("申し込み、教室、練習") == (Mandate.APPLY, Mandate.PRACTISE)
    assert rules.mandates_in("アンケートと手紙") == (Mandate.ANSWER, Mandate.READ)
    assert rules.mandates_in("同意もぜんぶ") == ()


def test_staff_must_name_what_may_be_done(cast: Cast, sign_in: SignIn) -> None:
    address = f"/desk/{cast.programme.code}/people/{cast.aki.code}/supporters/new"
    given = {"supporter": cast.chiyo.pk, "since_on": "令和8年4月1日"}
    client = sign_in(cast.dou)

    refused = _text(client.post(address, given))
    client.post(address, {**given, "terms": ["practise", "read"]})

    assert "してよいことを選んでください" in refused
    assert queries.mandate(cast.chiyo, cast.aki, on=date(2026, 11, 25)) == {
        Mandate.PRACTISE,
        Mandate.READ,
    }


def test_paper_of_a_mandate_carries_a_code_that_changes_with_its_words(
    cast: Cast, sign_in: SignIn
) -> None:
    link = _only(cast, Mandate.PRACTISE)
    code = mandate_words.code(link)
    address = f"/desk/{cast.programme.code}/people/{cast.beni.code}/supporters/{link.pk}/paper."

    html = _text(sign_in(cast.dou).get(f"{address}html"))
    link.terms = [*link.terms, Mandate.AGREE.value]

    assert code in html
    assert str(Mandate.PRACTISE.label) in html
    assert str(Mandate.AGREE.label) not in html
    assert mandate_words.code(link) != code
    assert sign_in(cast.gen).get(f"{address}html").status_code == 404


def test_paper_of_a_mandate_names_both_and_is_not_for_another_ward(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    link = cast.beni.supporter_links.get()
    address = f"/desk/{cast.programme.code}/people/{cast.beni.code}/supporters/{link.pk}/paper.html"

    page = sign_in(cast.dou).get(address)

    assert page.status_code == 200
    text = page.content.decode()
    assert [name in text for name in ("ベニ", "チヨ", cast.ward.name)] == [True, True, True]
    assert sign_in(cast.ei).get(address).status_code == 404
