"""Look at the installation; print what is to be mended, the most urgent first."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from django.conf import settings
from django.db import connection
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from yorisoi.cli.errors import Refusal
from yorisoi.cli.output import put_json
from yorisoi.cli.words import Say
from yorisoi.journal.models import Entry
from yorisoi.web.safety import presenters
from yorisoi.web.safety.examination import Report, examine
from yorisoi.web.safety.findings import House

NOT_SAFE = 1


def doctor(options: argparse.Namespace, say: Say) -> int:
    """Print the report; 0 if nothing is known to be unsafe, 1 if something is."""
    if Entry._meta.db_table not in connection.introspection.table_names():
        raise Refusal(
            say(
                f"{settings.DATA} にはまだ何もありません。先に yorisoi setup を動かしてください。",
                f"there is nothing in {settings.DATA} yet; run yorisoi setup first.",
            )
        )
    language = "en" if options.english else say.language
    with translation.override(language):
        report = examine(House(now=timezone.now()))
        if options.json:
            found = [asdict(each) for each in report.findings]
            put_json({"is_safe": report.is_safe, "findings": found})
        else:
            print("\n".join(_lines(report)))
    return 0 if report.is_safe else NOT_SAFE


def _lines(report: Report) -> Iterator[str]:
    yield presenters.summary(report)
    for number, each in enumerate(report.unsafe, start=1):
        yield f"\n{number}. [{presenters.urgency(each.severity)}] {each.words}"
        yield f"   → {each.remedy}"
    if report.unknown:
        yield f"\n{_('ここからはわからないこと')}"
        for each in report.unknown:
            yield f"  ? {each.words}"
            yield f"    → {each.remedy}"
    yield f"\n{_('できていること')}"
    for each in report.safe:
        yield f"  ✓ {each.words}"
