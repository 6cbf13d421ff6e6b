"""Where a file says it comes from: its comment lines, which begin with #."""

import re
from dataclasses import dataclass

from yorisoi.stages.area.rules.dates import when
from yorisoi.stages.area.terms import Mark

_URL = re.compile(r"https?://[^\s;,()（）]+")
_JAPANESE = re.compile(r"[\u3041-\u30ff\u4e00-\u9fff]")
_LICENCE = re.compile(r"\b(?:CC[ -]?BY(?:-[A-Z]{2})*(?: \d\.\d)?|CC0|MIT|ODbL)\b")
_DATE = re.compile(r"(?:reference date|date)[:\s]+([^;]+)", re.IGNORECASE)
# Hosts of the state, the prefectures and the municipalities (地方公共団体).
_OFFICIAL = re.compile(
    r"https?://(?:[^/]+\.)?(?:[^/.]+\.(?:lg|go)\.jp|(?:city|town|vill|pref|metro)\.[^/]+\.jp)(?:[:/]|$)"
)
_SOURCE = re.compile(r"^#\s*sources?\b[^:]*[:：]?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class SourceWords:
    """What is known about a source before a person has looked at it."""

    title: str = ""
    publisher: str = ""
    url: str = ""
    licence: str = ""
    as_of: str = ""
    mark: str = Mark.SECONDARY


def comment_of(data: bytes, *, encoding: str) -> str:
    """Return the comment lines at the top of a CSV file as one line; a workbook has none."""
    if encoding == "xlsx":
        return ""
    lines = data.decode(encoding, errors="replace").lstrip("\ufeff").splitlines()
    found = []
    for line in lines:
        bare = line.strip().strip('"')
        if not bare.startswith("#"):
            break
        found.append(bare.rstrip(","))
    return " ".join(found)


def read_source(comment: str) -> SourceWords:
    """Return what a comment such as `# source: https://… (title); date: 2023; seen` tells."""
    if not comment:
        return SourceWords()
    said = _SOURCE.sub("", comment)
    url = _URL.search(said)
    licence = _LICENCE.search(said)
    date = _DATE.search(said)
    return SourceWords(
        title=_title(said)[:300],
        url=url[0].rstrip(".,") if url else "",
        licence=licence[0] if licence else "",
        as_of=(when(date[1]) if date else "") or when(_URL.sub("", said)),
        mark=_mark(said, url=url[0] if url else ""),
    )


def _title(said: str) -> str:
    """Return the first words in Japanese, in brackets or before them; a person will write it anew."""
    for words in (_in_brackets(said), _URL.sub("", said).split(";")[0].strip(" ()（）,")):
        if _JAPANESE.search(words):
            return words
    return ""


def _in_brackets(said: str) -> str:
    depth, start = 0, 0
    for index, letter in enumerate(said):
        if letter in "(（":
            start = start if depth else index + 1
            depth += 1
        elif letter in ")）" and depth:
            depth -= 1
            if depth == 0:
                return said[start:index].strip()
    return ""


def _mark(said: str, *, url: str) -> str:
    """Return how a source was read: in the original only where the line says so and an office keeps it."""
    words = set(re.findall(r"[a-z]+", said.lower()))
    if "recalled" in words and "seen" not in words:
        return Mark.RECALLED
    is_seen = "seen" in words and "secondary" not in words
    return Mark.SEEN if is_seen and _OFFICIAL.match(url) else Mark.SECONDARY
