"""Write the year's documents into a folder: all of them, or none."""

import html
import json
import os
import shutil
import tempfile
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType

from yorisoi.cli.errors import Refusal
from yorisoi.cli.words import Say
from yorisoi.engines import documents as paper
from yorisoi.programme.papers import written

MARK = "year.json"
EVERY_FORM = ("html", "pdf", "txt", "docx")
TO_READ = ("html", "pdf", "txt")
ON_SCREEN = ("html", "txt")


@dataclass
class Folder:
    """A folder that appears whole when the work is done, and not at all when it fails.

    Typesetting takes most of the time of a year, so documents are written by as many processes as
    there are cores, while the next ones are gathered from the database.
    """

    out: Path
    say: Say
    notice: str = ""
    names: list[tuple[str, str, str]] = field(default_factory=list)
    waiting: list[tuple[Path, "Future[bytes]"]] = field(default_factory=list)

    def __enter__(self) -> "Folder":
        """Refuse a folder that holds something else; begin beside it."""
        if self.out.exists() and any(self.out.iterdir()) and not (self.out / MARK).exists():
            raise Refusal(
                self.say(
                    f"{self.out} には別のものが入っています。空のフォルダを選んでください",
                    f"{self.out} holds something else; choose an empty folder",
                )
            )
        self.out.parent.mkdir(parents=True, exist_ok=True)
        self.inside = Path(tempfile.mkdtemp(prefix=f".{self.out.name}-", dir=self.out.parent))
        self.writers = ProcessPoolExecutor(max_workers=os.cpu_count() or 1)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Put the finished folder in place; leave no trace of an unfinished one."""
        self.writers.shutdown(cancel_futures=True)
        if kind is not None:
            shutil.rmtree(self.inside)
            return
        self.inside.chmod(0o700)
        if self.out.exists():
            shutil.rmtree(self.out)
        self.inside.rename(self.out)

    def put(
        self, room: str, name: str, document: paper.Document, forms: Iterable[str] = TO_READ
    ) -> None:
        """Write one document in several forms; what was made up says so on every page."""
        if self.notice:
            words = "　".join(filter(None, (self.notice, document.notice)))
            document = replace(document, notice=words)
        for form in forms:
            place = self._place(room, f"{name}.{form}", document.title)
            self.waiting.append((place, self.writers.submit(written, document, form=form)))

    def finish(self) -> None:
        """Wait until every document is written."""
        for place, document in self.waiting:
            place.write_bytes(document.result())
        self.waiting.clear()

    def put_bytes(self, room: str, name: str, data: bytes, title: str) -> None:
        """Write one file."""
        self._place(room, name, title).write_bytes(data)

    def _place(self, room: str, name: str, title: str) -> Path:
        place = self.inside / room / name
        place.parent.mkdir(exist_ok=True)
        self.names.append((room, name, title))
        return place

    def put_summary(self, summary: dict[str, object]) -> None:
        """Write the summary for machines and a page that leads to everything for people."""
        text = json.dumps(summary, ensure_ascii=False, indent=2, sort_keys=True, default=str)
        (self.inside / MARK).write_text(text + "\n", encoding="utf-8")
        (self.inside / "index.html").write_text(self._index(), encoding="utf-8")

    def _index(self) -> str:
        rooms: dict[str, dict[str, list[str]]] = {}
        for room, name, title in self.names:
            rooms.setdefault(room, {}).setdefault(title, []).append(name)
        blocks: list[str] = []
        for room, titles in rooms.items():
            blocks.append(f"<h2>{html.escape(room)}</h2><ul>")
            for title, names in titles.items():
                links = "　".join(
                    f'<a href="{html.escape(room)}/{html.escape(name)}">'
                    f"{html.escape(name.split('.', 1)[1])}"
                    f'<span class="unseen">：{html.escape(title)}</span></a>'
                    for name in names
                )
                blocks.append(f"<li>{html.escape(title)}　{links}</li>")
            blocks.append("</ul>")
        return INDEX.format(
            title=self.say("一年の書類", "The documents of the year"),
            notice=html.escape(self.notice),
            body="\n".join(blocks),
        )


INDEX = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>body{{font:1.0625rem/1.9 "BIZ UDPGothic",sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem;
background:#fdfbf6;color:#1a1a1a}}h1{{border-top:4px solid;padding-top:.5rem}}h2{{font-size:1.125rem;
border-top:1px solid;margin-top:2.5rem;padding-top:.5rem}}ul{{padding:0;list-style:none}}a{{color:#00316a}}
.unseen{{position:absolute;left:-99rem}}</style>
</head><body><main><h1>{title}</h1><p>{notice}</p>
{body}
</main></body></html>
"""
