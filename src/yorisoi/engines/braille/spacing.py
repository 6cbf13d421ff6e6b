"""Where a space stands in braille: before each word of its own, never before a particle or an ending.

Sources: 日本点字表記法 2018年版 chapter 3 (分かち書き, 切れ続き); 点訳のてびき 第4版. The rules look at
kinds of words only, so that what depends on the meaning of a compound is sometimes wrong.
"""

from typing import Final

from yorisoi.engines.braille.words import Word

LONG_PART: Final = 3
_TITLES: Final = frozenset(["さん", "様", "さま", "君", "くん", "殿", "氏", "先生"])
_ALONE: Final = frozenset(["約", "計", "満"])
_ONE_LETTER_NOUNS: Final = frozenset(["の", "ん"])


def is_apart(word: Word, before: Word | None, *, n_morae: int) -> bool:
    """Whether a space stands before the word; n_morae: beats since the last space."""
    if before is None:
        return True
    if word.kind in ("助詞", "助動詞"):
        return word.kind == "助動詞" and _is_adjective_not(word, before)
    if before.kind == "接頭詞":
        return before.surface in _ALONE
    if word.kind == "名詞":
        return _is_noun_apart(word, before, n_morae)
    if word.kind in ("動詞", "形容詞"):
        return _is_helper_apart(word, before)
    return True


def _is_adjective_not(word: Word, before: Word) -> bool:
    """ない after an adjective or after たい is a word of its own: ウツクシク ナイ, but イカナイ."""
    return word.lemma == "ない" and (before.kind == "形容詞" or before.lemma == "たい")


def _is_helper_apart(word: Word, before: Word) -> bool:
    """A helping verb stands apart after て (ミテ イル); the second half of a compound does not (カキヤスイ)."""
    if word.subkind == "接尾":
        return False
    if before.kind == "動詞" and before.form == "連用形":
        return word.kind == "動詞" and word.lemma == "する"
    return True


def _is_noun_apart(word: Word, before: Word, n_morae: int) -> bool:
    """Nouns: endings hold on, titles stand apart after names, parts of compounds by their length."""
    if word.subkind == "接尾":
        return word.surface in _TITLES and before.subkind == "固有名詞"
    if word.subkind == "非自立" and word.surface in _ONE_LETTER_NOUNS:
        return False
    if (
        before.kind == "動詞"
        and before.form == "連用形"
        and word.subkind not in ("非自立", "副詞可能")
    ):
        return word.n_morae >= LONG_PART and n_morae >= LONG_PART
    if before.kind != "名詞" or word.subkind == "非自立" or before.subkind == "代名詞":
        return True
    if "副詞可能" in (word.subkind, before.subkind) or _is_name_after_name(word, before):
        return True
    return word.n_morae >= LONG_PART and n_morae >= LONG_PART


def _is_name_after_name(word: Word, before: Word) -> bool:
    """Family name and own name stand apart, however short."""
    return word.detail == before.detail == "人名"
