"""Show whose record has been kept long enough, and erase them a week after they were shown."""

import argparse

from django.utils import timezone

from yorisoi.cli.errors import Refusal
from yorisoi.cli.words import Say
from yorisoi.people import retaining
from yorisoi.people.models import Account, Organisation, RetentionPreview


def retention(options: argparse.Namespace, say: Say) -> int:
    """Show the list and keep it, or act on the newest list that is old enough."""
    municipality = Organisation.objects.filter(code=options.municipality).first()
    by = Account.objects.filter(code=options.by, is_active=True).first()
    if municipality is None or by is None:
        raise Refusal(
            say(
                "区市町村の符号（--municipality）と、職員のアカウントの符号（--by）を確かめてください。",
                "Check the code of the municipality (--municipality) and of your account (--by).",
            )
        )
    today = timezone.localdate()
    if not options.apply:
        return _preview(by, municipality, say)
    kept = RetentionPreview.objects.filter(municipality=municipality, applied_at__isnull=True)
    ripe = next((each for each in kept if retaining.ripe_from(each) <= today), None)
    if ripe is None:
        raise Refusal(
            say(
                "1週間前までに見せた一覧がありません。先に --preview で見せてください。",
                "No list was shown a week ago or earlier. Show one first with --preview.",
            )
        )
    gone = retaining.apply(by=by, preview=ripe, on=today)
    print(say(f"{len(gone)}人の記録を消しました。", f"{len(gone)} records erased."))
    return 0


def _preview(by: Account, municipality: Organisation, say: Say) -> int:
    today = timezone.localdate()
    for each in retaining.leaving(municipality=municipality, on=today):
        print(f"{each.participant.code}\t{each.last_on}\t{each.goes_on}")
    kept = retaining.show(by=by, municipality=municipality, on=today)
    ripe = retaining.ripe_from(kept)
    print(
        say(
            f"{len(kept.codes)}人。この一覧は残しました。{ripe} から --apply で消せます。",
            f"{len(kept.codes)} people. This list is kept; from {ripe} on --apply erases them.",
        )
    )
    return 0
