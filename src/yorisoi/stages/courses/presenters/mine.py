"""What a person reads of their own application: who did what with it, and before it is given up."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.journal.models import Entry
from yorisoi.people import queries as people
from yorisoi.people.models import Account
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.terms import Applicant, ApplicationState
from yorisoi.ui.words import full_day


@dataclass(frozen=True)
class Sure:
    """The question before something is given up, what follows, and the two answers."""

    title: str
    follows: tuple[str, ...]
    yes: str


def sure(application: Application, act: str, *, n_left: int, may_again: bool) -> Sure:
    """Return the question before an application or an offered place is given up."""
    if act == "decline":
        follows = (
            _("席は、次に待っている人のものになります。"),
            _("自分では、もとにもどせません。"),
        )
        return Sure(_("席を、次の人にゆずりますか"), follows, _("はい、ゆずります"))
    held = application.state in rules.HOLDS_A_PLACE
    return Sure(
        title=_stop_title(application, n_left=n_left),
        follows=(
            *((_("席は、ほかの人のものになります。"),) if held else ()),
            _("また申し込めます。でも、席がないかもしれません。")
            if may_again
            else _("受付は終わっています。自分では、もう一度申し込めません。"),
            _("わけは聞きません。"),
        ),
        yes=_("はい、やめます"),
    )


def _stop_title(application: Application, *, n_left: int) -> str:
    said = {"course": application.course.name, "n": n_left}
    if n_left > 1:
        return _("「%(course)s」を、%(n)s回ぜんぶやめますか") % said
    return _("「%(course)s」を、やめますか") % said


def settled(application: Application, entry: Entry | None, *, reader: Account) -> str:
    """Return who gave up or took a place, and when, in one sentence; nothing if nobody did."""
    if entry is None or application.state not in {ApplicationState.PLACED, *rules.IS_GONE}:
        return ""
    said = {
        "day": full_day(timezone.localdate(entry.at)),
        "who": _who(application, entry, reader=reader),
        "person": application.participant.name,
    }
    return _settled(entry) % said


def _settled(entry: Entry) -> str:
    instead = bool(entry.on_behalf_of)
    if entry.act == "place.accept":
        if instead:
            return _(
                "%(day)sに、%(who)sが、%(person)sさんの代わりに、「行きます」と返事をしました。"
            )
        return _("%(day)sに、%(who)sが、「行きます」と返事をしました。")
    if entry.act == "place.decline":
        if instead:
            return _("%(day)sに、%(who)sが、%(person)sさんの代わりに、席を次の人にゆずりました。")
        return _("%(day)sに、%(who)sが、席を次の人にゆずりました。")
    if instead:
        return _("%(day)sに、%(who)sが、%(person)sさんの代わりに、申し込みをやめました。")
    return _("%(day)sに、%(who)sが、申し込みをやめました。")


def _who(application: Application, entry: Entry, *, reader: Account) -> str:
    own = application.participant.account
    if own is not None and entry.actor == own.code:
        return _("あなた") if reader == own else _("%(name)sさん") % {"name": own.name}
    if not entry.on_behalf_of:
        return _("職員")
    names = people.account_names([entry.actor])
    return _("%(name)sさん") % {"name": names.get(entry.actor, entry.actor)}


def applied_by(application: Application) -> str:
    """Return the supporter who filled in the form; of the person's own form nothing."""
    if application.applicant != Applicant.SUPPORTER:
        return ""
    own = application.participant.account_id
    if application.recorded_by_id == own:
        return _("支援者")
    return _("%(name)sさん（代わりに）") % {"name": application.recorded_by.name}


def past_title(applications: Sequence[Application], *, year: int) -> str:
    """Return what classes that are over are called: last year's, or only over."""
    if all(each.course.programme.fiscal_year == year - 1 for each in applications):
        return _("去年の教室（終わりました）")
    return _("前の教室（終わりました）")
