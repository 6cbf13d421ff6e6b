"""Editions: sentences with what they stand on, written, ordered, published and then frozen."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from people import Cast
from yorisoi.engines import documents as paper
from yorisoi.people.models import Account
from yorisoi.programme import actions as programmes
from yorisoi.stages.courses.models import Course
from yorisoi.stages.effects.models import Result
from yorisoi.stages.goals import actions as goals
from yorisoi.stages.guides import actions, presenters, queries
from yorisoi.stages.guides.models import Claim, Edition
from yorisoi.stages.guides.terms import EditionState, Refusal
from yorisoi.stages.outreach.terms import Way


def _edition(cast: Cast) -> Edition:
    edition = actions.open_edition(by=cast.dou, programme=cast.programme, title="手引き（架空）")
    _refresh(cast, edition)
    return edition


def _refresh(cast: Cast, edition: Edition) -> None:
    drafts = presenters.draft_claims(programme=cast.programme)
    actions.refresh(by=cast.dou, edition=edition, drafts=drafts)


def _chapter(edition: Edition, order: int = 3):
    return edition.chapters.get(order=order)


def _goal(cast: Cast):
    words = goals.GoalWords(statement="離れていても支援者とつながる")
    goal = goals.put_goal(by=cast.dou, programme=cast.programme, code="connect", words=words)
    measured = goals.IndicatorWords(
        name="週に一度より多く連絡する人",
        measured_by=cast.programme.parties.first(),
        measured_when="6か月後",
    )
    return goals.put_indicator(by=cast.dou, goal=goal, code="weekly", words=measured)


def test_chapters_come_in_the_order_of_tokyos_guideline(cast: Cast) -> None:
    edition = _edition(cast)

    assert [each.part for each in edition.chapters.all()] == [
        "はじめに",
        "第1章",
        "第2章",
        "第3章",
        "付録",
    ]
    pages = [s.source_page for each in queries.outline() for s in each.sections]
    assert pages == sorted(pages)


def test_every_made_sentence_stands_on_something(cast: Cast, course: Course) -> None:
    edition = _edition(cast)

    alone = Claim.objects.filter(chapter__edition=edition, evidence=None)
    assert list(alone) == []
    assert Claim.objects.filter(chapter__edition=edition).count() > 5


def test_refresh_keeps_what_people_wrote_and_what_is_left_out(cast: Cast, course: Course) -> None:
    edition = _edition(cast)
    chapter = _chapter(edition)
    own = actions.write_claim(by=cast.dou, chapter=chapter, section="実行する", text="手で書いた。")
    made = chapter.claims.get(key="do:course:course")
    actions.change_claim(by=cast.dou, claim=made, text=made.text, is_left_out=True)
    course.name = "名前の変わった教室"
    course.save()

    _refresh(cast, edition)

    made.refresh_from_db()
    own.refresh_from_db()
    assert ("名前の変わった教室" in made.text, made.is_left_out) == (True, True)
    assert own.text == "手で書いた。"


def test_changed_sentence_keeps_its_evidence_unless_its_figures_change(
    cast: Cast, course: Course
) -> None:
    edition = _edition(cast)
    claim = _chapter(edition).claims.get(key="do:course:course")

    actions.change_claim(
        by=cast.dou, claim=claim, text=claim.text + "よい会場です。", is_left_out=False
    )
    n_kept = claim.evidence.count()
    actions.change_claim(
        by=cast.dou, claim=claim, text="3回で、定員は240席です。", is_left_out=False
    )

    assert (n_kept, claim.evidence.count(), claim.is_written_by_hand) == (1, 0, True)


def test_move_changes_places_inside_the_section_only(cast: Cast) -> None:
    edition = _edition(cast)
    chapter = _chapter(edition)
    first, second = (
        actions.write_claim(by=cast.dou, chapter=chapter, section="振り返る", text=text)
        for text in ("はじめの文。", "次の文。")
    )

    actions.move_claim(by=cast.dou, claim=second, is_up=True)

    texts = list(chapter.claims.filter(section="振り返る").values_list("text", flat=True))
    assert texts == ["次の文。", "はじめの文。"]
    first.refresh_from_db()
    with pytest.raises(actions.Refused):
        actions.move_claim(by=cast.dou, claim=first, is_up=False)


def test_published_edition_never_changes(cast: Cast, course: Course) -> None:
    edition = _edition(cast)
    actions.publish(by=cast.dou, edition=edition)
    claim = Claim.objects.filter(chapter__edition=edition).first()

    for act in (
        lambda: _refresh(cast, edition),
        lambda: actions.change_claim(by=cast.dou, claim=claim, text="別の文。", is_left_out=False),
        lambda: actions.write_claim(
            by=cast.dou, chapter=_chapter(edition), section="実行する", text="足す。"
        ),
        lambda: actions.publish(by=cast.dou, edition=edition),
    ):
        with pytest.raises(actions.Refused) as refused:
            act()
        assert refused.value.reason is Refusal.PUBLISHED
    following = actions.open_edition(by=cast.dou, programme=cast.programme, title="次の版")
    assert (following.number, following.state) == (2, EditionState.DRAFT)


def test_small_number_written_by_hand_stops_publication(cast: Cast) -> None:
    edition = _edition(cast)
    text = "来られなかった人は3人です。"
    actions.write_claim(by=cast.dou, chapter=_chapter(edition), section="実行する", text=text)

    with pytest.raises(actions.Refused) as refused:
        actions.publish(by=cast.dou, edition=edition)

    assert (refused.value.reason, refused.value.places) == (Refusal.SMALL_COUNT, (text,))
    edition.refresh_from_db()
    assert edition.state == EditionState.DRAFT


@pytest.mark.parametrize(
    ("came", "never", "without"), [(24, 0, 16), (20, 4, 16), (5, 3, 1), (9, 9, 9), (23, 1, 0)]
)
def test_no_published_number_of_people_is_small_also_not_by_subtraction(
    cast: Cast, fill: Callable[..., None], came: int, never: int, without: int
) -> None:
    ways = (Way.GUIDE_HELPER, Way.GUIDE_HELPER, Way.GUIDE_HELPER, Way.FAMILY, Way.WEB)
    fill(came=came, never=never, without=without, ways=ways)
    Result.objects.create(
        programme=cast.programme,
        code="r",
        title="変わった人は3人です。",
        content={},
        made_by=cast.dou,
    )
    edition = _edition(cast)

    actions.publish(by=cast.dou, edition=edition)

    texts = list(
        Claim.objects.filter(chapter__edition=edition, is_left_out=False).values_list(
            "text", flat=True
        )
    )
    for text in texts:
        shown = [int(n) for n in re.findall(r"(\d+)人(?!未満)", text)]
        assert all(n == 0 or n >= 10 for n in shown), text
    [reach] = [text for text in texts if "申し込んだ人は" in text]
    total, *parts = [int(n) for n in re.findall(r"(\d+)人(?!未満)", reach)] or [0]
    rest = total - sum(parts)
    assert rest == 0 or rest >= 10 or not parts


def test_simulated_results_say_so_everywhere(
    cast: Cast, course: Course, sign_in: Callable[[Account], Client]
) -> None:
    Result.objects.create(
        programme=cast.programme,
        code="r",
        title="できることが増えました。",
        content={},
        is_simulated=True,
        made_by=cast.dou,
    )
    edition = _edition(cast)
    actions.publish(by=cast.dou, edition=edition)

    page = Client().get(f"/guide/{cast.programme.code}/1/4/").content.decode()
    document = presenters.edition_paper(edition, list(queries.chapters(edition=edition)))

    assert "（模擬）できることが増えました" in page
    assert "（模擬）できることが増えました" in paper.to_text(document)


def test_chain_leads_from_a_sentence_to_the_goal_and_back(cast: Cast) -> None:
    indicator = _goal(cast)
    Result.objects.create(
        programme=cast.programme,
        code="r",
        indicator=indicator,
        title="連絡する人が多くなりました。",
        content={},
        made_by=cast.dou,
    )
    edition = _edition(cast)
    claim = Claim.objects.get(chapter__edition=edition, key="summary:result:r")

    graph = queries.graph(programme=cast.programme, edition=edition)

    chain = graph.chain(("claim", f"4/{claim.order}"))
    assert [node.kind for node in chain] == ["claim", "result", "indicator", "goal"]
    over = [node.kind for node in graph.over(("goal", "connect"))]
    assert {"indicator", "claim"} <= set(over)


def test_public_pages_show_only_what_is_published(
    cast: Cast, course: Course, sign_in: Callable[[Account], Client]
) -> None:
    edition = _edition(cast)
    address = f"/guide/{cast.programme.code}/1/"
    before = Client().get(address).status_code
    own = actions.write_claim(
        by=cast.dou, chapter=_chapter(edition), section="実行する", text="手で書いた目安です。"
    )
    hidden = actions.write_claim(
        by=cast.dou, chapter=_chapter(edition), section="実行する", text="載せない文です。"
    )
    actions.change_claim(by=cast.dou, claim=hidden, text=hidden.text, is_left_out=True)

    actions.publish(by=cast.dou, edition=edition)

    page = Client().get(f"{address}3/").content.decode()
    assert (before, Client().get(address).status_code) == (404, 200)
    assert "手で書いた目安です" in page and "載せない文" not in page
    assert 'class="kari"' in page
    assert Client().get(f"{address}3/{own.order}/").status_code == 200
    assert Client().get(f"{address}3/{hidden.order}/").status_code == 404
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("txt", b""), ("html", b"<!DOCTYPE")):
        assert Client().get(f"{address}guideline.{form}").content.startswith(start)
        assert Client().get(f"{address}3/chapter.{form}").status_code == 200
    assert Client().get(f"{address}kit.zip").content.startswith(b"PK")


def test_published_kit_does_not_follow_later_drafts(cast: Cast, course: Course) -> None:
    edition = _edition(cast)
    actions.publish(by=cast.dou, edition=edition)
    address = f"/guide/{cast.programme.code}/1/kit.zip"
    before = Client().get(address).content
    words = programmes.DecisionWords(
        stage="courses",
        title="あとの話",
        reason="わけ",
        decided_on=date(2027, 1, 1),
        decided_by="区",
    )
    programmes.put_decision(by=cast.dou, programme=cast.programme, code="later", words=words)

    assert Client().get(address).content == before
    assert queries.pack(cast.programme) != before


def test_only_those_who_may_publish_can(
    cast: Cast, course: Course, sign_in: Callable[[Account], Client]
) -> None:
    _edition(cast)
    address = f"/desk/{cast.programme.code}/guides/editions/1/publish"

    assert sign_in(cast.hana).post(address).status_code == 404
    assert sign_in(cast.ei).post(address).status_code == 404
    assert sign_in(cast.dou).get(address).status_code == 302
    assert queries.published_editions().count() == 0
    sign_in(cast.dou).post(address)
    assert queries.published_editions().count() == 1


def test_desk_writes_changes_moves_and_removes_a_sentence(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    client, room = sign_in(cast.dou), f"/desk/{cast.programme.code}/guides/editions/"
    client.post(f"{room}new", {"title": "手引き"})

    empty = client.post(f"{room}1/3/new", {"section": "実行する", "text": ""})
    client.post(f"{room}1/3/new", {"section": "実行する", "text": "手で書いた文です。"})

    claim = Claim.objects.get(text="手で書いた文です。")
    place = f"{room}1/3/{claim.order}/"
    assert "文を書いてください" in empty.content.decode().replace("<wbr>", "")
    assert empty.status_code == 422
    client.post(place, {"text": "直した文です。"})
    assert client.get(f"{room}1/3/").status_code == 200
    assert client.get(f"{room}1/trace/claim/3/{claim.order}").status_code == 200
    assert client.get(f"{room}1/trace/claim/9/9").status_code == 404
    client.post(f"{place}remove")
    assert not Claim.objects.filter(pk=claim.pk).exists()


@pytest.mark.parametrize("page", ["", "editions/1/", "editions/1/3/", "kpt", "documents"])
def test_pages_ask_the_database_as_often_for_three_sentences_as_for_one(
    cast: Cast,
    course: Course,
    sign_in: Callable[[Account], Client],
    page: str,
) -> None:
    edition = _edition(cast)
    client, address = sign_in(cast.dou), f"/desk/{cast.programme.code}/guides/{page}"
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for n in range(3):
        actions.write_claim(
            by=cast.dou, chapter=_chapter(edition), section="実行する", text=f"文{n}です。"
        )

    with CaptureQueriesContext(connection) as three:
        client.get(address)

    assert len(three) == len(one)
