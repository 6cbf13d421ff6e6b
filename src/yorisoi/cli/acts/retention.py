"""Show whose record has been kept long enough, erase them a week later, and let old things go."""

import argparse
from datetime import date

from django.utils import timezone

from yorisoi.cli.errors import Refusal
from yorisoi.cli.output import put_json
from yorisoi.cli.words import Say
from yorisoi.people.leaving import retaining
from yorisoi.people.models import Account, Organisation
from yorisoi.web.retention import acting, preview
from yorisoi.web.retention.acting import Done


def retention(options: argparse.Namespace, say: Say) -> int:
    """Show the list and keep it, act on the newest list that is old enough, or do the work of a day."""
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
    if options.daily:
        made = acting.carry_out(by=by, municipality=municipality, on=today)
        return _tell(made, say, is_json=options.json)
    if options.preview:
        return _preview(by, municipality, today, say, is_json=options.json)
    return _apply(by, municipality, today, say, is_json=options.json)


def _apply(by: Account, municipality: Organisation, today: date, say: Say, *, is_json: bool) -> int:
    waiting = reversed(preview.lists(municipality))
    ripe = next((each for each in waiting if retaining.ripe_from(each) <= today), None)
    if ripe is None:
        raise Refusal(
            say(
                "1週間前までに見せた一覧がありません。先に --preview で見せてください。",
                "No list was shown a week ago or earlier. Show one first with --preview.",
            )
        )
    gone = retaining.apply(by=by, preview=ripe, on=today)
    if is_json:
        put_json({"erased": gone})
    else:
        print(say(f"{len(gone)}人の記録を消しました。", f"{len(gone)} records erased."))
    return 0


def _preview(
    by: Account, municipality: Organisation, today: date, say: Say, *, is_json: bool
) -> int:
    leaving = retaining.leaving(municipality=municipality, on=today)
    found = preview.ahead(municipality=municipality, on=today)
    kept = retaining.show(by=by, municipality=municipality, on=today)
    ripe = retaining.ripe_from(kept)
    if is_json:
        put_json(
            {
                "people": [
                    {
                        "code": each.participant.code,
                        "last_on": each.last_on.isoformat(),
                        "goes_on": each.goes_on.isoformat(),
                    }
                    for each in leaving
                ],
                "from": ripe.isoformat(),
                "kinds": {each.kind.period: dict(each.today) for each in found.kinds},
            }
        )
        return 0
    for each in leaving:
        print(f"{each.participant.code}\t{each.last_on}\t{each.goes_on}")
    for kind in found.kinds:
        print(f"{kind.kind.period}\t{kind.today.total()}\t{kind.soon.total()}\t{kind.year.total()}")
    print(
        say(
            f"{len(kept.codes)}人。この一覧は残しました。{ripe} から --apply で消せます。",
            f"{len(kept.codes)} people. This list is kept; from {ripe} on --apply erases them.",
        )
    )
    return 0


def _tell(made: Done, say: Say, *, is_json: bool) -> int:
    shown = made.shown.codes if made.shown else []
    if is_json:
        put_json({"erased": made.erased, "shown": shown, "rows": dict(made.gone)})
        return 0
    print(
        say(
            f"本人の記録 {len(made.erased)}人分と、ほかの記録 {made.gone.total()}件を消しました。",
            f"{len(made.erased)} people erased, {made.gone.total()} other rows let go.",
        )
    )
    if made.shown:
        ripe = retaining.ripe_from(made.shown)
        print(
            say(
                f"次の{len(shown)}人を一覧に出しました。{ripe} から消えます。",
                f"{len(shown)} people are listed as next; they go from {ripe} on.",
            )
        )
    return 0
