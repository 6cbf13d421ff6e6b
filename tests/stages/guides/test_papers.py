"""The three documents: made from records, kept as they were signed."""

from collections.abc import Callable

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from people import Cast
from yorisoi.engines import documents as paper
from yorisoi.people.models import Account
from yorisoi.programme.terms import DocumentKind
from yorisoi.stages.courses.models import Course
from yorisoi.stages.guides import actions, presenters, rules

WORDS = st.text(alphabet="あいう漢字 ab1[]{}|", min_size=1, max_size=12).filter(str.strip)
BLOCKS = st.one_of(
    WORDS.map(paper.Heading),
    WORDS.map(paper.Paragraph),
    st.lists(WORDS, min_size=1, max_size=3).map(lambda items: paper.Bullets(tuple(items))),
    st.tuples(WORDS, WORDS).map(lambda row: paper.Answers((row,))),
    st.tuples(WORDS, WORDS).map(lambda row: paper.Table("表", ("甲", "乙"), (row,))),
    st.tuples(WORDS, WORDS).map(lambda item: paper.Evidence((item,))),
    WORDS.map(lambda word: paper.Signature((word,))),
    st.just(paper.PageBreak()),
)


@settings(deadline=None)
@given(WORDS, st.lists(BLOCKS, max_size=6))
def test_paper_kept_as_json_comes_back_whole(title: str, blocks: list[paper.Block]) -> None:
    document = paper.Document(title=title, blocks=tuple(blocks), notice="見本")

    assert rules.from_json(rules.to_json(document)) == document


@pytest.mark.parametrize("kind", DocumentKind)
def test_document_of_an_empty_year_says_what_is_missing(cast: Cast, kind: DocumentKind) -> None:
    document = presenters.document_of(programme=cast.programme, kind=kind)

    assert document.title == kind.label
    assert document.notice.startswith("見本です。")
    assert "まだ" in paper.to_text(document)


def test_version_that_says_nothing_new_is_not_kept_twice(cast: Cast, course: Course) -> None:
    kind = DocumentKind.IMPLEMENTATION_PLAN
    written = presenters.document_of(programme=cast.programme, kind=kind)

    made = [
        actions.make_document(by=cast.dou, programme=cast.programme, kind=kind, document=written)
        for _ in range(2)
    ]

    assert [each.version for each in made] == [1, 1]


def test_signed_version_stays_when_records_change(cast: Cast, course: Course) -> None:
    kind = DocumentKind.IMPLEMENTATION_PLAN
    written = presenters.document_of(programme=cast.programme, kind=kind)
    made = actions.make_document(by=cast.dou, programme=cast.programme, kind=kind, document=written)
    actions.sign_document(by=cast.dou, document=made)
    course.name = "名前の変わった教室"
    course.save()

    later = actions.make_document(
        by=cast.dou,
        programme=cast.programme,
        kind=kind,
        document=presenters.document_of(programme=cast.programme, kind=kind),
    )

    made.refresh_from_db()
    assert (made.version, later.version, later.signed_at) == (1, 2, None)
    assert rules.from_json(made.content) == written
    with pytest.raises(actions.Refused):
        actions.sign_document(by=cast.dou, document=made)


def test_reflection_hides_a_small_absence(
    cast: Cast, course: Course, fill: Callable[..., None]
) -> None:
    fill(came=20, never=4)

    text = paper.to_text(
        presenters.document_of(programme=cast.programme, kind=DocumentKind.REFLECTION)
    )

    assert "20人" not in text
    assert "4人" not in text.replace("24人", "")
    assert "少人数で聞けた" in text


def test_document_pages_make_show_sign_and_print(
    cast: Cast, course: Course, sign_in: Callable[[Account], Client]
) -> None:
    client, room = sign_in(cast.dou), f"/desk/{cast.programme.code}/guides/documents/"

    made = client.post(f"{room}project_plan/make", follow=True)
    signed = client.post(f"{room}project_plan/1/sign", follow=True)

    assert made.status_code == 200
    assert "ドウが確かめました" in signed.content.decode().replace("<wbr>", "")
    for form, start in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE"), ("txt", b"")):
        response = client.get(f"{room}project_plan/1/paper.{form}")
        assert (response.status_code, response.content[: len(start)]) == (200, start)
    assert client.get(f"{room}project_plan/9/").status_code == 404
    assert client.get(f"{room}diary/1/").status_code == 404
    assert sign_in(cast.ei).get(f"{room}project_plan/1/").status_code == 404


def test_interpreter_reads_documents_but_cannot_make_them(
    cast: Cast, sign_in: Callable[[Account], Client]
) -> None:
    room = f"/desk/{cast.programme.code}/guides/documents"

    assert sign_in(cast.chiyo).get(room).status_code == 200
    assert sign_in(cast.chiyo).post(f"{room}/project_plan/make").status_code == 404
    assert cast.programme.documents.count() == 0
