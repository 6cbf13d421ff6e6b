"""A sentence before it has its place in an edition, and short ways to say what it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass

from yorisoi.stages.area.models import Figure
from yorisoi.stages.guides.actions import EvidenceWords
from yorisoi.stages.guides.presenters.notes import source_words
from yorisoi.stages.guides.terms import Backing


@dataclass(frozen=True)
class Draft:
    """One whole sentence with its key and evidence."""

    key: str
    text: str
    evidence: tuple[EvidenceWords, ...] = ()
    figure: Mapping[str, object] | None = None


def quoted(text: str) -> str:
    """Return words as they stand inside 「」: quotation marks inside become 『』."""
    return text.rstrip("。").replace("「", "『").replace("」", "』")


def record(kind: str, code: str, words: str) -> EvidenceWords:
    """Point to a record of the programme."""
    return EvidenceWords(backing=Backing.RECORD, reference=f"{kind}:{code}", words=words)


def figure(of: Figure) -> EvidenceWords:
    """Point to a figure, with its source in words."""
    return EvidenceWords(backing=Backing.FIGURE, reference=of.code, words=source_words(of))


def stopped(text: str) -> str:
    """Return a sentence with its full stop."""
    return text if text.endswith(("。", "！", "？")) else f"{text}。"
