"""Reading happens on the NFKC form, showing on what was typed; this module keeps the two in step."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from yorisoi.engines.language.segments import Segment


@dataclass(frozen=True)
class Aligned:
    """A text, its normal form, and for each letter of the normal form the cluster it came from."""

    clusters: tuple[str, ...]
    normal: str
    cluster_of: tuple[int, ...]


def align(text: str) -> Aligned:
    """Normalise each cluster (a letter with its combining marks) by itself, so that places stay known."""
    clusters = tuple(_clusters(text))
    normal = [unicodedata.normalize("NFKC", cluster) for cluster in clusters]
    cluster_of = [place for place, letters in enumerate(normal) for _ in letters]
    return Aligned(clusters=clusters, normal="".join(normal), cluster_of=tuple(cluster_of))


def restore(aligned: Aligned, segments: tuple[Segment, ...]) -> Iterator[Segment]:
    """Give the segments of the normal form the surfaces that were typed; together they are the text.

    A cluster cut by a border (㍻ is two letters of the normal form) goes to the first segment in it
    that has a reading.
    """
    owner: dict[int, int] = {}
    place = 0
    for number, segment in enumerate(segments):
        for cluster in aligned.cluster_of[place : place + len(segment.surface)]:
            if cluster not in owner or not segments[owner[cluster]].reading:
                owner[cluster] = number
        place += len(segment.surface)
    typed = [""] * len(segments)
    for cluster, letters in enumerate(aligned.clusters):
        typed[owner[cluster]] += letters
    for surface, segment in zip(typed, segments, strict=True):
        if surface:
            yield segment.with_surface(surface)


def _clusters(text: str) -> Iterator[str]:
    """Yield each letter together with the marks that combine with it."""
    cluster = ""
    for letter in text:
        if cluster and not _combines(letter):
            yield cluster
            cluster = ""
        cluster += letter
    if cluster:
        yield cluster


def _combines(letter: str) -> bool:
    """Whether the letter joins the one before it when normalised (also half-width ﾞ and ﾟ)."""
    return letter in "ﾞﾟ" or unicodedata.combining(letter) > 0
