"""A paper in every form that is offered, and which form fits whom."""

from io import BytesIO
from zipfile import ZipFile

import pytest
import soundfile
from django.http import Http404
from django.test import RequestFactory

from yorisoi.engines import braille
from yorisoi.engines.documents import Document, Paragraph, to_text
from yorisoi.people.models import Participant
from yorisoi.people.terms import HandoutFormat
from yorisoi.programme.papers import (
    FORM_OF,
    FORMS,
    KINDS,
    in_braille,
    paper_response,
    print_form,
    written,
)
from yorisoi.ui.preferences import COOKIE

PAPER = Document(
    "教室のお知らせ", (Paragraph("12月1日に、公園へ集まります。"),), notice="見本です。"
)
BEGINS = {"pdf": b"%PDF", "docx": b"PK", "epub": b"PK", "html": b"<!DOCTYPE html>"}


@pytest.mark.parametrize("form", FORMS)
def test_paper_is_written_in_every_form_and_sent_as_what_it_is(form: str):
    response = paper_response(PAPER, form=form, name="paper")
    ending = form.rsplit(".", 1)[-1]
    body = response.getvalue()
    assert body.startswith(BEGINS.get(ending, b""))
    assert len(body) > 50
    assert f"paper.{form}" in response["Content-Disposition"]
    assert response["Content-Type"] == KINDS.get(ending, "text/html; charset=utf-8")


def test_form_nobody_offers_is_not_found():
    with pytest.raises(Http404):
        paper_response(PAPER, form="odt", name="paper")


def test_everybody_has_a_form_that_can_be_written_and_braille_is_braille():
    assert set(FORM_OF) == set(HandoutFormat)
    assert set(FORM_OF.values()) <= set(FORMS)
    assert FORM_OF[HandoutFormat.BRAILLE] == "brf"


def test_braille_of_a_paper_says_first_that_a_machine_made_it_and_then_the_notice():
    lines = [braille.to_kana(each) for each in braille.to_lines(in_braille(PAPER))]
    assert lines[0] == "  ジドー テンヤクデス。  テンジヲ ヨム ヒトノ"
    assert lines[2:] == [
        "  ミホンデス。",
        "  キョーシツノ オシラセ",
        "  12ガツ ツイタチニ、 コーエンエ アツマリマス。",
    ]
    brf = written(PAPER, form="brf").decode("ascii")
    assert max(len(line) for line in brf.splitlines()) <= 32


def test_book_of_a_paper_shows_the_readings_of_its_words():
    with ZipFile(BytesIO(written(PAPER, form="epub"))) as book:
        page = book.read("EPUB/paper.xhtml").decode()
    assert "<ruby>公園<rt>こうえん</rt></ruby>" in page


@pytest.mark.parametrize(
    ("handout", "cookie", "form"),
    [
        ("standard", "", "pdf"),
        ("standard", "text_size-125", "pdf"),
        ("standard", "text_size-150", "large.pdf"),
        ("standard", "ruby-all", "ruby.pdf"),
        ("standard", "ruby-off", "pdf"),
        ("standard", "text_size-200.ruby-all", "large.pdf"),
        ("ruby", "text_size-200", "ruby.pdf"),
        ("braille", "text_size-200", "brf"),
        ("speech", "", "txt"),
    ],
)
def test_paper_to_take_away_is_as_asked_for_else_as_pages_are_read(handout, cookie, form):
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = cookie
    assert print_form(request, Participant(handout_format=handout)) == form


def test_voice_of_a_paper_says_every_line_and_takes_as_long_as_its_words():
    told = BytesIO(written(PAPER, form="mp3"))
    seconds = soundfile.info(told).duration
    n_letters = len("".join(to_text(PAPER).split()))
    assert 4 <= n_letters / seconds <= 9


def test_short_book_is_told_aloud_and_a_long_one_is_not():
    long = Document("教室のお知らせ", (Paragraph("公園へ集まります。" * 100),))
    with ZipFile(BytesIO(written(PAPER, form="epub"))) as short_book:
        names = short_book.namelist()
    with ZipFile(BytesIO(written(long, form="epub"))) as long_book:
        assert not any(name.endswith(".mp3") for name in long_book.namelist())
    assert any(name.endswith(".mp3") for name in names)
    assert any(name.endswith(".smil") for name in names)
