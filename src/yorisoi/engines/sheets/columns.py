"""Which column holds what: header words matched to fields, in any order."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from yorisoi.engines.sheets.folding import fold
from yorisoi.engines.sheets.shape import Doubt, Reason, Severity

_NOTE = re.compile(r"[(\[【〔<].*?[)\]】〕>]|※.*$|必須|任意")
_DRESS = re.compile(r"^(?:ご|お|御)|(?:様|さま)$|[*★●■◆◇○:。\".、'_-]")


@dataclass(frozen=True)
class Matched:
    """Field -> index of its column (from 0), the fields not found, and what is in doubt.

    A required field that is missing gives ``column-missing`` (unusable); two columns for one
    field give ``column-twice`` (the first is taken); a column nobody knows ``column-unknown``.
    """

    columns: Mapping[str, int]
    missing: tuple[str, ...]
    doubts: tuple[Doubt, ...]


def match_columns(
    header: Sequence[str],
    vocabulary: Mapping[str, Sequence[str]],
    *,
    required: Collection[str] = (),
    row: int = 1,
) -> Matched:
    """Match the words of a header to fields.

    Args:
        header: the cells of the header as typed.
        vocabulary: field -> its spellings; width, spaces, kana, 様, ご, お, (必須), ※ do not matter.
        required: fields without which the sheet cannot be used.
        row: the row of the header as Excel shows it, for doubts.

    """
    fields = {_bare(word): field for field, words in vocabulary.items() for word in words}
    columns: dict[str, int] = {}
    doubts: list[Doubt] = []
    for index, word in enumerate(header):
        field = fields.get(_bare(word))
        if field is None and _bare(word):
            doubts.append(Doubt(row, word, "", Reason.COLUMN_UNKNOWN, Severity.DOUBTFUL))
        elif field in columns:
            doubts.append(Doubt(row, word, "", Reason.COLUMN_TWICE, Severity.DOUBTFUL))
        elif field is not None:
            columns[field] = index
    missing = tuple(field for field in vocabulary if field not in columns)
    for field in missing:
        if field in required:
            word = vocabulary[field][0]
            doubts.append(Doubt(row, word, "", Reason.COLUMN_MISSING, Severity.UNUSABLE))
    return Matched(columns, missing, tuple(doubts))


def n_matches(header: Sequence[str], vocabulary: Mapping[str, Sequence[str]]) -> int:
    """Count the fields of a vocabulary which a row of words names."""
    fields = {_bare(word): field for field, words in vocabulary.items() for word in words}
    return len({fields[bare] for bare in map(_bare, header) if bare in fields})


def _bare(word: str) -> str:
    folded = fold(word)
    bare = _DRESS.sub("", _DRESS.sub("", _NOTE.sub("", folded)))
    return bare or folded
