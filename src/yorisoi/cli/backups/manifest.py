"""What a copy says of itself, so that it can be proved whole when it is put back."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from yorisoi.cli.backups.errors import CopyBroken


@dataclass(frozen=True)
class Journal:
    """How far the journal had come: its number of lines and the hash of the last."""

    n_lines: int
    head: str


@dataclass(frozen=True)
class Manifest:
    """When and of what a copy was made, with the checksum and the number of rows of each table."""

    made_at: str
    version: str
    kind: str
    file: str
    sha256: str
    size: int
    journal: Journal
    counts: dict[str, int] = field(default_factory=dict)

    @property
    def n_rows(self) -> int:
        """How many rows there are in all."""
        return sum(self.counts.values())

    def to_json(self) -> str:
        """Write it as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> "Manifest":
        """Read it from JSON, or raise CopyBroken."""
        try:
            given: dict[str, Any] = json.loads(text)
            return cls(**{**given, "journal": Journal(**given["journal"])})
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise CopyBroken(
                "控えの目録が読めません。 / The list inside this copy cannot be read."
            ) from error
