"""Every address of the house is on somebody's way, no link is a dead end, and strangers stay outside."""

import urllib.error
import urllib.request
from collections.abc import Callable, Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from journeys.crawling import Crawl, opener
from journeys.walking import Site

READERS = ("ドウ", "カン", "ミヤ", "オキ", "ハナ", "チヨ", "アキ", "ベニ", "")

# What only a walk leads to, and which. The crawl follows links; it fills in no form.
ELSEWHERE = {
    "what was typed and not sent; tests/web/test_keeping": ("web:keep", "web:throw_away"),
    "signing in and out, not a page": ("entrance:hello", "entrance:sign_out"),
    "a link, a machine or a number is at hand; test_staff_sign_in, tests/entrance": (
        "entrance:again",
        "entrance:again_passkey",
        "entrance:ask_renewal",
        "entrance:confirm_renewal",
        "entrance:drop_renewal",
        "entrance:first",
        "entrance:link",
        "entrance:new_numbers",
        "entrance:new_passkey_question",
        "entrance:number",
        "entrance:open_link",
        "entrance:passkey_question",
        "entrance:ready",
        "entrance:remove_key",
        "entrance:welcome",
        "entrance:welcome_passkey",
        "entrance:welcome_password",
        "entrance:welcome_question",
    ),
    "for those who build pages; tests/ui walks it": ("ui:catalogue",),
    "a card was scanned; test_cards, tests/entrance/cards": (
        "cards:ask",
        "cards:leave",
        "cards:not_you",
        "cards:scan",
        "cards:secret",
        "cards:together",
        "cards:unknown",
        "cards:you",
    ),
    "a device knows a card or waits for it; test_cards, tests/entrance/cards": (
        "cards:answer",
        "cards:my_answer",
        "cards:my_remove",
        "cards:remove",
    ),
    "a machine knows a finger, or does not; test_own_door, tests/entrance/cards": (
        "cards:my_remove_passkey",
        "cards:passkey_question",
        "cards:passkey_unknown",
        "cards:remove_passkey",
    ),
    "a tablet of a centre was opened; test_cards": (
        "cards:close_tablet",
        "cards:end",
        "cards:pair",
        "cards:tablet",
        "cards:tablet_pictures",
    ),
    "a file was brought; test_year, tests/stages": (
        "area:intake",
        "courses:import_report",
        "courses:store_import",
        "guides:kit_import",
        "hearings:take",
    ),
    "a form was begun; test_participants": (
        "courses:check",
        "courses:come_back_to",
        "courses:my_check",
        "courses:my_pause",
        "courses:my_sent",
        "courses:pause",
        "courses:sent",
    ),
    "a class was closed and drawn; test_year": ("courses:commit", "courses:release", "courses:run"),
    "a letter is about to be noted as sent; tests/stages/courses": ("courses:told",),
    "somebody asked a question or has a card; tests/stages/courses": (
        "courses:answer",
        "courses:my_question_take_back",
        "courses:phone_card_paper",
    ),
    "a persona is open for changes; test_year": (
        "personas:cite",
        "personas:doubts",
        "personas:line",
        "personas:new_line",
        "personas:remove_line",
        "personas:share",
        "personas:uncite",
        "personas:version",
        "personas:words",
        "personas:workshop",
    ),
    "a voice or a helper is taken back; tests/stages/hearings, tests/people": (
        "hearings:remove",
        "people:my_supporter_again",
    ),
    "somebody said what is wrong, or something leaked; tests/people": (
        "people:correction",
        "people:leak",
        "people:leak_facts",
        "people:leak_full_report",
        "people:leak_notice",
        "people:leak_report",
        "people:narrow_leak",
    ),
    "a word of the house is confirmed; tests/web/test_wording": ("wording:remove",),
    "somebody is held back; tests/web/retention": ("retention:end_hold",),
    "somebody is in the roster twice; test_merging": (
        "people:compare",
        "people:merge",
        "people:tell_apart",
    ),
    "a practice is under way; test_participants": (
        "rehearsals:done",
        "rehearsals:how",
        "rehearsals:lower",
        "rehearsals:observe",
        "rehearsals:step",
        "rehearsals:told",
    ),
    "somebody has said something in a circle; test_participants, tests/stages/ties": (
        "ties:report",
        "ties:reports",
        "ties:settle",
        "ties:take_back",
    ),
    "the day of a wave has come; tests/stages/effects": (
        "effects:answered",
        "effects:answers_start",
        "effects:question",
    ),
    "a document or a draft has been made; test_year": (
        "guides:change_claim",
        "guides:document",
        "guides:document_paper",
        "guides:move_claim",
        "guides:remove_claim",
        "guides:sign_document",
        "guides:trace",
        "programme:sign_document",
    ),
}
# What is on somebody's way only after another journey gave a mandate, or came in on a second machine;
# tests/people and tests/entrance walk them.
SOMETIMES = {"people:mandate_paper", "people:revoke_supporter", "entrance:end_sessions"}
LISTED = {name for names in ELSEWHERE.values() for name in names}


@pytest.fixture(scope="session")
def crawls(reached: Callable[[str], Crawl]) -> dict[str, Crawl]:
    """What each reader of the cast reaches by following links."""
    return {reader: reached(reader) for reader in READERS}


def _names(found: list[URLPattern | URLResolver], namespace: str = "") -> Iterator[str]:
    for each in found:
        if isinstance(each, URLResolver):
            yield from _names(each.url_patterns, each.namespace or namespace)
        else:
            yield f"{namespace}:{each.name}"


@pytest.mark.journey
def test_every_address_is_on_somebodys_way(crawls: dict[str, Crawl]) -> None:
    reached = set().union(*(each.names for each in crawls.values()))
    known = set(_names(get_resolver().url_patterns))

    assert known - reached - LISTED - SOMETIMES == set()


@pytest.mark.journey
def test_list_of_what_is_walked_elsewhere_is_no_longer_than_it_must_be(
    crawls: dict[str, Crawl],
) -> None:
    reached = set().union(*(each.names for each in crawls.values()))
    known = set(_names(get_resolver().url_patterns))

    assert {name for name in LISTED if name in reached or name not in known} == set()


@pytest.mark.journey
def test_no_link_is_a_dead_end_for_who_sees_it(crawls: dict[str, Crawl]) -> None:
    assert {reader: each.dead_ends for reader, each in crawls.items() if each.dead_ends} == {}


@pytest.mark.journey
@pytest.mark.parametrize("stranger", ["アキ", ""])
def test_desk_is_not_there_for_who_does_not_work_at_it(
    site: Site, crawls: dict[str, Crawl], stranger: str
) -> None:
    desk = {
        resolve(url.removeprefix(site.address).split("?")[0]).view_name: url
        for url in crawls["ドウ"].pages
        if "/desk/nerima" in url
    }
    browser = opener(site, stranger)

    assert {url for url in desk.values() if _opens(browser, url)} == set()
    assert len(desk) > 80


def _opens(browser: urllib.request.OpenerDirector, url: str) -> bool:
    """Whether a page opens; being asked to sign in, or 404, is not opening."""
    try:
        with browser.open(url) as answer:
            return "/sign-in" not in answer.url
    except urllib.error.HTTPError as refused:
        refused.close()
        return False
