"""What may stand in a document, so that every form of it can be written."""

import re
from collections.abc import Iterable
from typing import Final

from yorisoi.engines.documents.errors import DocumentError

N_LETTERS_MOST: Final = 200_000
# Neither XML nor a braille printer can carry these.
_FORBIDDEN: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def check_text(text: str, *, place: str) -> None:
    """Raise DocumentError unless this is a text of ordinary letters."""
    if not isinstance(text, str):
        raise DocumentError(f"{place}: expected a text", reason="not-text", place=place)
    if len(text) > N_LETTERS_MOST:
        raise DocumentError(f"{place}: {len(text)} letters", reason="too-long", place=place)
    found = _FORBIDDEN.search(text)
    if found:
        raise DocumentError(
            f"{place}: letter U+{ord(found[0]):04X} cannot be printed",
            reason="control-character",
            place=place,
        )


def check_texts(texts: Iterable[str], *, place: str) -> None:
    """Raise DocumentError unless all of these are texts."""
    for number, text in enumerate(texts):
        check_text(text, place=f"{place}[{number}]")


def check_some(things: tuple[object, ...], *, place: str) -> None:
    """Raise DocumentError for a list without anything in it."""
    if not things:
        raise DocumentError(f"{place} is empty", reason="empty", place=place)
