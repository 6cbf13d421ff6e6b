"""HTML, text for the ear, messages and DOCX: the same words in every form, and what is refused."""

from html import escape, unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document as read_word
from hypothesis import given, settings
from hypothesis import strategies as st

from engines.documents.papers import EVERYTHING, NAME_CARDS, SVG
from yorisoi.engines.documents import (
    Answers,
    Bullets,
    Document,
    DocumentError,
    Drawing,
    Evidence,
    Heading,
    Paragraph,
    Table,
    to_docx,
    to_html,
    to_line,
    to_pdf,
    to_text,
)

PRINTABLE = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cs", "Cn", "Co"],
        exclude_characters="{}|[]",
    ),
    min_size=1,
    max_size=60,
)


def fragment(*blocks, **options) -> str:
    return to_html(Document("題", blocks), standalone=False, **options)


def squeezed(text: str) -> str:
    return "".join(text.split())


def word_text(data: bytes) -> str:
    word = read_word(BytesIO(data))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in word.paragraphs] + cells)


@settings(max_examples=80, deadline=None)
@given(PRINTABLE)
def test_any_text_survives_into_html_escaped(text: str):
    html = fragment(Paragraph(text), Bullets((text,)))
    assert html.count(escape(text)) >= 2
    assert unescape(html).count(text) >= 2


@settings(max_examples=80, deadline=None)
@given(PRINTABLE)
def test_any_text_survives_into_text_for_the_ear(text: str):
    spoken = to_text(Document("題", (Paragraph(text), Table("", ("人", "数"), ((text, text),)))))
    assert squeezed(spoken).count(squeezed(text)) >= 2


@settings(max_examples=15, deadline=None)
@given(PRINTABLE)
def test_any_text_survives_into_docx(text: str):
    data = to_docx(Document("題", (Paragraph(text), Answers(((text, text),)))))
    assert word_text(data).count(text) >= 3


def test_html_page_has_one_title_sections_in_order_and_no_level_left_out():
    html = to_html(EVERYTHING)
    assert html.startswith('<!DOCTYPE html>\n<html lang="ja" data-size="standard"')
    assert html.count("<h1>") == 1
    assert '<section aria-labelledby="h2"><h2 id="h2" class="h">伝わり方</h2>' in html
    assert '<h3 id="h5">名簿</h3>' in html


def test_html_part_brings_no_style_and_no_brand_into_the_page():
    html = to_html(EVERYTHING, standalone=False, ruby=True)
    assert ("<style" in html, " style=" in html, 'class="brand"' in html) == (False, False, False)
    assert html.startswith('<article class="paper"><p class="mihon">見本です。')


def test_html_table_names_rows_and_columns_and_sets_figures_right():
    assert fragment(Table("数", ("人", "数"), (("アキ", "約3人"),))).endswith(
        '<table><caption>数</caption><thead><tr><th scope="col" class="nw">人</th><th scope="col" class="n">数</th>'
        '</tr></thead><tbody><tr><th scope="row" class="nw">アキ</th><td class="n">約3人</td></tr></tbody></table></article>'
    )


def test_html_drawing_says_its_words_to_those_who_do_not_see_it():
    html = fragment(Drawing(SVG, "36.4％です"))
    assert 'role="img" aria-label="36.4％です"' in html
    assert "<title>36.4％です</title>" in html
    assert "old" not in html


def test_readings_are_quiet_in_html_and_leave_the_word_whole():
    assert fragment(Paragraph("{教室|きょうしつ}へ"), ruby=True).endswith(
        '<p><span class="rb" data-r="きょうしつ">教室</span>へ</p></article>'
    )
    assert fragment(Paragraph("{教室|きょうしつ}へ")).endswith("<p>教室へ</p></article>")


def test_readings_of_the_caller_fill_words_without_their_own():
    html = fragment(Paragraph("席{方|かた}"), ruby=True, readings=lambda text: [(text, "せき")])
    assert 'data-r="せき"' in html
    assert 'data-r="かた"' in html


def test_readings_that_do_not_add_up_are_refused():
    with pytest.raises(DocumentError) as caught:
        fragment(Paragraph("席"), ruby=True, readings=lambda text: [("別", "べつ")])
    assert caught.value.reason == "bad-readings"


def test_reading_may_hang_over_a_neighbour_without_one_only():
    alone = fragment(Paragraph("{教室|きょうしつ}へ"), ruby=True)
    crowded = fragment(Paragraph("{教室|きょうしつ}{案内|あんない}"), ruby=True)
    assert 'data-r="きょうしつ">' in alone
    assert 'data-r="きょうしつ" data-p="2">' in crowded


def test_titles_break_between_phrases_only():
    html = fragment(
        Heading("知る{人|ひと}は、[[根拠1]]三人に"), phrases=lambda text: (text[:4], text[4:])
    )
    assert html.count('<span class="nw">知る人は</span><span class="nw">、</span>') == 1
    assert "根拠1</span>" in html


def test_phrases_that_do_not_add_up_are_refused():
    with pytest.raises(DocumentError) as caught:
        fragment(Heading("席"), phrases=lambda text: ("別",))
    assert caught.value.reason == "bad-readings"


def test_mark_leads_to_its_evidence_only_when_it_is_there():
    linked = fragment(Paragraph("聞く[[根拠1]]。"), Evidence((("根拠1", "調査"),)))
    assert '<a class="ev" href="#e-根拠1">根拠1</a>' in linked
    assert 'id="e-根拠1"' in linked
    assert fragment(Paragraph("聞く[[根拠1]]。")).endswith(
        '<p>聞く<span class="ev">根拠1</span>。</p></article>'
    )


def test_text_for_the_ear_has_one_idea_a_line_and_the_notice_first():
    doc = Document(
        "題",
        (
            Paragraph("来ます。帰ります。"),
            Table("人数", ("種別", "18歳から64歳"), (("視覚", "約770人"), ("聴覚", ""))),
            Drawing(SVG, "三人に一人"),
        ),
        notice="見本です",
    )
    assert to_text(doc) == (
        "見本です\n題\n来ます。\n帰ります。\n人数\n視覚、18歳から64歳、約770人。\n聴覚。\n三人に一人\n"
    )


def test_text_for_the_ear_tells_a_source_at_the_end_of_its_section():
    doc = Document(
        "題",
        (
            Heading("町"),
            Paragraph("三人です[[根拠1]]。半分です[[根拠2]]。"),
            Heading("人"),
            Paragraph("三人です[[根拠1]]。"),
            Heading("根拠"),
            Evidence((("根拠1", "調査。「問い」から"), ("根拠2", "統計。"))),
        ),
    )
    assert to_text(doc) == (
        "題\n町\n三人です（根拠1）。\n半分です（根拠2）。\n"
        "根拠1は、「調査。『問い』から」です。\n根拠2は、「統計」です。\n人\n三人です（根拠1）。\n"
    )


def test_text_for_the_ear_tells_sources_nobody_marked_in_their_list():
    doc = Document("題", (Heading("出典"), Evidence((("根拠1", "調査"),))))
    assert to_text(doc) == "題\n出典\n根拠1は、「調査」です。\n"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("/courses/nerima-2026--phone/ を見る", "ホームページのアドレス を見る"),
        ("https://example.jp/a?b=1。次", "ホームページのアドレス。\n次"),
        ("川崎市（web-k.jp/683）", "川崎市（ホームページのアドレス）"),
        ("See https://example.jp/a.", "See a web address."),
        ("towncheck.jpの統計、1/12、TV/radio", "towncheck.jpの統計、1/12、TV/radio"),
    ],
)
def test_text_for_the_ear_names_an_address_of_the_web(written: str, said: str):
    assert to_text(Document("題", (Paragraph(written),))) == f"題\n{said}\n"


def test_text_for_the_ear_tells_an_english_source_in_english():
    doc = Document(
        "Area", (Paragraph("Three people[[Source 1]]."), Evidence((("Source 1", "Survey"),)))
    )
    assert to_text(doc) == "Area\nThree people（Source 1）.\nSource 1: Survey.\n"


def test_text_for_the_ear_keeps_a_quotation_in_one_line():
    doc = Document("題", (Paragraph("「来ます。帰ります」です。次です。"),))
    assert to_text(doc) == "題\n「来ます。帰ります」です。\n次です。\n"


def test_text_for_the_ear_in_katakana_says_readings_or_asks_the_caller():
    doc = Document("題", (Paragraph("{江古田|えこだ}でLINE"),))
    assert to_text(doc) == "題\n江古田でLINE\n"
    assert to_text(doc, katakana=True) == "題\nエコダでLINE\n"
    assert (
        to_text(doc, katakana=lambda text: text.replace("LINE", "ライン")) == "題\n江古田でライン\n"
    )


def test_message_is_short_and_keeps_the_notice():
    doc = Document(
        "教室のお知らせ",
        (
            Answers((("日時", "12月1日"),)),
            Bullets(("無料です[[根拠1]]",)),
            *(Paragraph("あ" * 90),) * 9,
        ),
        notice="架空",
    )
    message = to_line(doc)
    assert message.startswith("【架空】\n■教室のお知らせ\n日時：12月1日\n・無料です\nあ")
    assert len(message) <= 500
    assert message.splitlines()[-1] == "あ" * 90


def test_docx_repeats_titles_says_its_language_and_has_no_ruby():
    data = to_docx(EVERYTHING)
    with ZipFile(BytesIO(data)) as archive:
        text = archive.read("word/document.xml").decode()
        styles = archive.read("word/styles.xml").decode()
    word = read_word(BytesIO(data))
    assert "<w:tblHeader/>" in text
    assert "w:ruby" not in text
    assert 'w:eastAsia="ja-JP"' in styles
    assert word.core_properties.title == "教室を、どう届けるか"
    assert word.sections[0].header.paragraphs[0].text == "見本です。人物は架空です。"
    assert [p.style.name for p in word.paragraphs if p.style.name.startswith("Heading")] == [
        "Heading 1",
        "Heading 2",
        "Heading 3",
    ]


def test_docx_of_name_cards_has_every_name():
    assert word_text(to_docx(NAME_CARDS)).count("アキ") == 11


@pytest.mark.parametrize("write", [to_pdf, to_docx])
def test_same_document_gives_the_same_bytes(write):
    assert write(EVERYTHING) == write(EVERYTHING)


def test_docx_carries_no_time():
    with ZipFile(BytesIO(to_docx(EVERYTHING))) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:created" not in archive.read("docProps/core.xml")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda: Paragraph(None), "not-text"),
        (lambda: Paragraph("a\x00"), "control-character"),
        (lambda: Paragraph("\ud800"), "control-character"),
        (lambda: Paragraph("あ" * 200_001), "too-long"),
        (lambda: Paragraph("あ", "loud"), "unknown-style"),
        (lambda: Heading("あ", 1), "bad-level"),
        (lambda: Bullets(()), "empty"),
        (lambda: Table("", ("人",), (("アキ", "1"),)), "ragged-table"),
        (lambda: Drawing(SVG, " "), "empty"),
        (lambda: Drawing("<svg", "絵"), "bad-drawing"),
        (lambda: Drawing("<p/>", "絵"), "bad-drawing"),
        (lambda: Drawing("<svg><script/></svg>", "絵"), "bad-drawing"),
        (lambda: Drawing('<svg onload="x()"/>', "絵"), "bad-drawing"),
        (lambda: Drawing('<svg><use href="http://a.jp/#b"/></svg>', "絵"), "bad-drawing"),
        (lambda: Drawing("<!DOCTYPE svg><svg/>", "絵"), "bad-drawing"),
        (lambda: Document(" ", ()), "empty"),
        (lambda: Document("題", ("文",)), "unknown-block"),
    ],
)
def test_what_cannot_be_printed_is_refused(make, reason: str):
    with pytest.raises(DocumentError) as caught:
        make()
    assert caught.value.reason == reason
