"""Papers for the tests of the document engine; every person and number in them is invented (架空)."""

from yorisoi.engines.documents import (
    Answers,
    Bullets,
    Cards,
    Checklist,
    Document,
    Drawing,
    Evidence,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Table,
)

SVG = (
    '<svg viewBox="0 0 360 40"><title>old</title><rect class="c1" x="0" y="6" width="90" height="12"/>'
    '<text x="100" y="17">36.4%</text></svg>'
)
EVERYTHING = Document(
    title="教室を、どう{届|とど}けるか",
    kicker="はじめてのスマホ",
    subject="練馬区",
    notice="見本です。人物は架空です。",
    blocks=(
        Paragraph("よい教室も、知られなければ始まりません。", "lead"),
        Answers((("日時", "12月1日（火）"), ("会場", "{中村橋|なかむらばし}"))),
        Heading("伝わり方"),
        Drawing(SVG, "スマートフォン36.4％", "三人に一人"),
        Paragraph("身近な人から聞く人が多いです[[根拠1]]。", ""),
        Heading("名簿", 4),
        Table(
            "必要なこと",
            ("呼び名", "年", "必要なこと"),
            (("アキさん（架空）", "42", "点字"), ("ベニさん（架空）", "10人未満", "{漢字|かんじ}")),
            "その日だけ見ます。",
        ),
        Bullets(("会場を整える", "駅で迎える"), ordered=True),
        Bullets(("少人数で",)),
        Checklist(("延長コード", "磁気ループ")),
        PageBreak(),
        Paragraph("動けません。", "voice"),
        Paragraph("先に読みます。", "warn"),
        Paragraph("電話 03-0000-0000（見本）", "big"),
        Paragraph("休んでも消えません。", "note"),
        Evidence((("根拠1", "都の調査 2023年"),)),
        Signature(("練馬区（見本）", "氏名：")),
    ),
)
NAME_CARDS = Document(
    title="名札",
    notice="架空の名簿です",
    blocks=(Cards(tuple((f"アキ{n}さん", "席") for n in range(11))),),
)
