"""The catalogue of arrangements, in the words of whoever asks for one."""

import pytest
from django.utils import translation

from yorisoi.people import arrangements


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ja", "大きい文字で読みたい"),
        ("ja-x-easy", "大きい字で読みたい"),
        ("en", "I would like large print"),
        (None, "大きい文字で読みたい"),
    ],
)
def test_arrangement_is_asked_for_in_the_language_of_the_page(
    language: str | None, words: str
) -> None:
    assert arrangements.get("large_print").words(language) == words


def test_arrangement_keeps_its_name_in_full_japanese_only() -> None:
    found = arrangements.get("sign_language")

    called = [found.called(language) for language in ("ja", "ja-x-easy", "en")]

    assert called == ["手話通訳", found.easy, found.en]


def test_every_arrangement_has_easy_and_english_words() -> None:
    missing = [
        code for code, each in arrangements.catalogue().items() if not (each.easy and each.en)
    ]

    assert missing == []


def test_group_is_known_in_every_row() -> None:
    with translation.override("ja"):
        labels = {each.group_label for each in arrangements.catalogue().values()}

    assert labels == set(arrangements.GROUPS)
