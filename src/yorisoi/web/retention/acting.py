"""The work of one day: whoever was shown a week ago goes, who is next is shown, old things go.

The desk does it with a button and a fresh proof of who presses it, an installation by its daily
command. Each part is one transaction of its own with its own line of the journal; what stops half
way is finished the next time.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from yorisoi.people.leaving import letting_go, retaining
from yorisoi.people.models import Account, Organisation, RetentionPreview
from yorisoi.web.retention import preview
from yorisoi.web.retention.kinds import KINDS


@dataclass(frozen=True)
class Done:
    """Whose records went, how many rows of which model, and the list that was newly shown, if any."""

    erased: tuple[str, ...]
    gone: Counter[str]
    shown: RetentionPreview | None


def carry_out(*, by: Account, municipality: Organisation, on: date) -> Done:
    """Let go what may go on a day; done twice, the second time finds nothing."""
    erased: tuple[str, ...] = ()
    for each in preview.lists(municipality):
        if retaining.ripe_from(each) <= on:
            erased += retaining.apply(by=by, preview=each, on=on)
    shown = _show_who_is_next(by, municipality, on)
    gone: Counter[str] = Counter()
    for kind in KINDS:
        gone += letting_go.let_go(by=by, kind=kind, municipality=municipality, on=on)
    return Done(erased, gone, shown)


def _show_who_is_next(by: Account, municipality: Organisation, on: date) -> RetentionPreview | None:
    """Keep a new list if somebody is past their day who stands in none that waits."""
    listed = {code for each in preview.lists(municipality) for code in each.codes}
    found = retaining.leaving(municipality=municipality, on=on)
    if {each.participant.code for each in found} <= listed:
        return None
    return retaining.show(by=by, municipality=municipality, on=on)
