"""One line of a file: its cells by field, read as numbers, kinds, ages and marks."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from yorisoi.engines.sheets import fold
from yorisoi.people.terms import DisabilityKind as Kind
from yorisoi.stages.area.rules.rows import RowDoubt
from yorisoi.stages.area.terms import BODY, DoubtReason, Effect, Mark

_NUMBER = re.compile(r"^([+-]?\d+(?:\.\d+)?)(?:人|世帯|%|件)?$")
# How tables write a figure that exists but is withheld or not known.
_WITHHELD = frozenset({"", "-", "x", "***", "*", "…", "...", "不明", "秘匿", "na", "n/a"})
KIND_WORDS: dict[str, tuple[str, ...]] = {
    BODY: ("身体", "身体障害", "身体障害者", "身体障害者手帳", "身体障がい"),
    Kind.VISUAL: ("視覚", "視覚障害", "視覚障がい", "身体:視覚障害"),
    Kind.HEARING: (
        "聴覚", "聴覚障害", "聴覚・平衡", "聴覚・平衡機能障害", "聴覚平衡", "聴覚・言語障害", "身体:聴覚障害",
    ),
    Kind.SPEECH: ("音声・言語・そしゃく", "音声・言語・そしゃく機能障害", "音声言語"),
    Kind.PHYSICAL: ("肢体", "肢体不自由"),
    Kind.INTERNAL: ("内部", "内部障害"),
    Kind.INTELLECTUAL: (
        "知的", "知的障害", "知的障害者", "愛の手帳", "療育手帳", "療育手帳(愛の手帳)",
    ),
    Kind.MENTAL: ("精神", "精神障害", "精神障害者", "精神障害者保健福祉手帳"),
    Kind.HIGHER_BRAIN: ("高次脳", "高次脳機能障害"),
    Kind.DEVELOPMENTAL: ("発達", "発達障害"),
    Kind.INTRACTABLE: ("難病", "難病患者", "難病医療費助成(346疾病)", "難病医療費助成"),
}  # fmt: skip
_KINDS = {fold(word): str(kind) for kind, words in KIND_WORDS.items() for word in (kind, *words)}
_MARKS = {
    "seen": Mark.SEEN,
    "seen_secondary": Mark.SECONDARY,
    "secondary": Mark.SECONDARY,
    "recalled": Mark.RECALLED,
    "recalled_unverified": Mark.RECALLED,
    "derived": Mark.INFERRED,
    "inferred": Mark.INFERRED,
}


@dataclass
class Notes:
    """Gathers what is in doubt while a file is read."""

    doubts: list[RowDoubt] = field(default_factory=list)

    def add(
        self, line: "Line", name: str, reason: DoubtReason, effect: Effect = Effect.LEFT_OUT
    ) -> None:
        """Note that a cell is in doubt, and what becomes of it."""
        self.doubts.append(RowDoubt(line.number, line.column(name), line[name], reason, effect))


@dataclass(frozen=True)
class Line:
    """One row of a file; a field without a column is empty."""

    number: int
    cells: Mapping[str, str]
    columns: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.cells.get(name, "").strip()

    def column(self, name: str) -> str:
        """Return the header of a field as it was typed."""
        return self.columns.get(name, name)


def count(line: Line, name: str, notes: Notes) -> Decimal | None:
    """Return a number of zero or more; None with a doubt for anything else."""
    text = unicodedata.normalize("NFKC", line[name]).replace(",", "").replace(" ", "").lower()
    if text in _WITHHELD:
        notes.add(line, name, DoubtReason.EMPTY, Effect.UNKNOWN)
        return None
    found = _NUMBER.match(text)
    if not found:
        notes.add(line, name, DoubtReason.NOT_A_NUMBER)
        return None
    value = Decimal(found[1])
    if value < 0:
        notes.add(line, name, DoubtReason.NEGATIVE)
        return None
    return value


def share(line: Line, name: str, notes: Notes) -> Decimal | None:
    """Return a percentage between 0 and 100; None with a doubt for anything else."""
    value = count(line, name, notes)
    if value is not None and value > 100:
        notes.add(line, name, DoubtReason.OVER_HUNDRED)
        return None
    return value


def is_withheld(line: Line, name: str) -> bool:
    """Whether a cell says that the figure is not known, rather than something unreadable."""
    text = unicodedata.normalize("NFKC", line[name]).replace(" ", "").lower()
    return text in _WITHHELD


def position(line: Line, name: str) -> Decimal | None:
    """Return degrees with six decimals, or None."""
    try:
        return Decimal(line[name]).quantize(Decimal("0.000001")) if line[name] else None
    except InvalidOperation:
        return None


def kind_of(text: str) -> str | None:
    """Return the kind of disability a word names, "" for everybody, or None for an unknown word."""
    if fold(text) in ("", "総数", "計", "合計", "全体", fold("障害者等総数")):
        return ""
    return _KINDS.get(fold(text))


def mark_of(line: Line) -> Mark:
    """Return how the source of a line was read; a line that does not say was read in the source."""
    words = line["evidence"].lower()
    if "derived" in words:
        return Mark.INFERRED
    return _MARKS.get(words.split(";")[0].strip(), Mark.SEEN)


def place_of(text: str) -> str:
    """Return the name of a place in one spelling."""
    return text.strip().replace("(八王子市除く)", "（八王子市を除く）")
