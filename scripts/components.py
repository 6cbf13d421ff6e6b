"""The packages that run with yorisoi, as requirements/run.txt locks them, and their licences."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
LOCK = HOUSE / "requirements" / "run.txt"
SECURITY = HOUSE / "docs" / "security"
LICENCES = SECURITY / "licences.csv"
_FIRST = re.compile(
    r"(?P<name>[a-z0-9-]+)(?:\[[^\]]*\])?==(?P<version>[^ ;\\]+)(?: ; (?P<where>[^\\]+?))? *\\?$"
)
_HASH = re.compile(r"\s+--hash=sha256:(?P<hash>[0-9a-f]{64})")
_VIA = re.compile(r"\s+#(?: via|  )\s+(?P<via>[a-z0-9-]+)")
OURSELVES = "yorisoi"


@dataclass(frozen=True)
class Component:
    """One locked package: ``where`` is its environment marker, ``via`` what asks for it."""

    name: str
    version: str
    where: str
    hashes: tuple[str, ...]
    via: tuple[str, ...]

    @property
    def purl(self) -> str:
        """The address of the package in the language of bills of materials."""
        return f"pkg:pypi/{self.name}@{self.version}"


def locked(lock: Path = LOCK) -> tuple[Component, ...]:
    """Return every package of the lock in its order."""
    found: list[Component] = []
    hashes: list[str] = []
    via: list[str] = []
    first = None
    for line in [*lock.read_text(encoding="utf-8").splitlines(), "end==0"]:
        if start := _FIRST.match(line):
            if first:
                found.append(_component(first, hashes, via))
            first, hashes, via = start, [], []
        elif each := _HASH.match(line):
            hashes.append(each["hash"])
        elif each := _VIA.match(line):
            via.append(each["via"])
    return tuple(found)


def _component(first: re.Match[str], hashes: list[str], via: list[str]) -> Component:
    where = (first["where"] or "").strip()
    return Component(first["name"], first["version"], where, tuple(sorted(hashes)), tuple(via))


@dataclass(frozen=True)
class Licence:
    """The licence of a package as an SPDX expression, and where we read it."""

    package: str
    licence: str
    read_in: str
    note: str


def licences(path: Path = LICENCES) -> Mapping[str, Licence]:
    """Return package -> licence."""
    with path.open(encoding="utf-8", newline="") as file:
        return {line["package"]: Licence(**line) for line in csv.DictReader(file)}
