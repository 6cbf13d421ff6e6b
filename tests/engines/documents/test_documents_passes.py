"""Passes to cut out: valid for screen readers, complete in words, as large as they say."""

import pytest

from engines.documents.papers import SVG
from engines.documents.pdf_reading import faults, kinds, words
from yorisoi.engines.documents import (
    Document,
    DocumentError,
    Drawing,
    Pass,
    Passes,
    to_html,
    to_line,
    to_pdf,
    to_text,
)

BENI = Pass(
    name="{紅|ベニ}",
    picture=Drawing(SVG, "カードの絵は、くま"),
    code=Drawing(SVG, "QRコード"),
    lines=("ばんごう　1234 5678 9012", "こまったら　03-0000-0000"),
)


def _paper(*, n: int, size: str) -> Document:
    return Document("入るためのカード", (Passes((BENI,) * n, size=size),), notice="見本です。")


@pytest.mark.parametrize("size", ["card", "a6"])
def test_passes_pass_every_rule_of_pdf_ua(size: str):
    assert faults(to_pdf(_paper(n=2, size=size), ruby=True)) == []


@pytest.mark.parametrize(("size", "n_a_sheet"), [("card", 10), ("a6", 4)])
def test_so_many_passes_stand_on_a_sheet_and_one_more_begins_another(size: str, n_a_sheet: int):
    full, more = (words(to_pdf(_paper(n=n, size=size))) for n in (n_a_sheet, n_a_sheet + 1))

    assert [sheet.count("ばんごう") for sheet in full] == [n_a_sheet]
    assert [sheet.count("ばんごう") for sheet in more] == [n_a_sheet, 1]


def test_name_carries_its_reading_and_both_drawings_their_words():
    found = kinds(to_pdf(_paper(n=1, size="card"), ruby=True))

    assert (found.count("/Ruby"), found.count("/Figure")) == (1, 2)


def test_pass_is_told_in_words_without_its_code_to_scan():
    said = to_text(_paper(n=1, size="card"))

    assert [
        word for word in ("紅", "くま", "1234 5678 9012", "03-0000-0000") if word not in said
    ] == []
    assert "QRコード" not in said
    assert "QRコード" in to_html(_paper(n=1, size="card"))
    assert "紅" in to_line(_paper(n=1, size="card"))


def test_pass_without_a_name_and_an_unknown_size_are_refused():
    with pytest.raises(DocumentError, match="without a name"):
        Pass(name=" ", picture=BENI.picture, code=BENI.code)
    with pytest.raises(DocumentError, match="size"):
        Passes((BENI,), size="a5")
