"""The same result by telephone, FAX and LINE: nothing private where others may read or hear."""

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.presenters.letters.results import headline, when, why
from yorisoi.stages.courses.queries import letters as queries
from yorisoi.stages.courses.terms import ApplicationState


def phone_script(application: Application) -> paper.Document:
    """Return what to say on the phone, in order; first make sure who is there."""
    programme = application.course.programme
    who = application.participant
    steps = [
        _("「%(place)sの%(programme)sの係です。%(name)sさんですか。」")
        % {
            "place": programme.municipality.name,
            "programme": programme.name,
            "name": who.name,
        },
        _("本人でなければ、用件を言わずに「またかけます」と言って切ります。"),
        _("「%(headline)s。」") % {"headline": headline(application)},
        _("「%(why)s」") % {"why": why(application, queries.draw_of(application.course))},
    ]
    sessions = sorted(application.course.sessions.all(), key=lambda each: each.order)
    if sessions and application.state == ApplicationState.PLACED:
        steps.append(_("「1回目は、%(when)sです。」") % {"when": when(sessions[0])})
    steps.append(_("「聞きたいことはありますか。同じことを手紙でも送ります。」"))
    return paper.Document(
        title=_("電話で話すこと"),
        kicker=_("受付番号 %(code)s") % {"code": application.code},
        notice=programme.notice,
        blocks=(
            paper.Answers(rows=((_("電話"), address(application, "phone")),)),
            paper.Bullets(tuple(steps), ordered=True),
            paper.Checklist((_("話せた"), _("出なかった。もう一度かける日："), _("手紙も送った"))),
        ),
    )


def fax_cover(application: Application) -> paper.Document:
    """Return the cover of a FAX: others may stand at the machine, so it says nothing of the matter."""
    programme = application.course.programme
    return paper.Document(
        title=_("FAX 送り状"),
        notice=programme.notice,
        blocks=(
            paper.Answers(
                rows=(
                    (_("あて先"), _("%(name)s様") % {"name": application.participant.name}),
                    (_("FAX番号"), address(application, "fax")),
                    (_("差出人"), programme.municipality.name),
                    (_("電話"), programme.help_phone or "―"),
                    (_("枚数"), _("この紙を入れて2枚")),
                )
            ),
            paper.Paragraph(
                _("ほかの方が受け取ったときは、読まずに本人へ渡すか、上の電話へ知らせてください。"),
                style="warn",
            ),
        ),
    )


def line_text(application: Application) -> paper.Document:
    """Return a message that may be read over a shoulder: no name, no class, no result."""
    programme = application.course.programme
    text = _(
        "申し込みの返事が決まりました。ページに入るか、電話で聞いてください。電話：%(phone)s"
    ) % {"phone": programme.help_phone or "―"}
    return paper.Document(
        title=_("お知らせがあります"), notice=programme.notice, blocks=(paper.Paragraph(text),)
    )


def mail_text(application: Application) -> paper.Document:
    """Return a mail as short as it is safe: a shared machine shows no name, no class, no result."""
    programme = application.course.programme
    said = {
        "place": programme.municipality.name,
        "code": application.code,
        "phone": programme.help_phone or "―",
    }
    return paper.Document(
        title=_("【%(place)s】申し込みの返事のお知らせ") % said,
        notice=programme.notice,
        blocks=(
            paper.Paragraph(_("受付番号%(code)sの申し込みの返事が決まりました。") % said),
            paper.Paragraph(
                _("くわしいことは、ページに入るか、電話で聞いてください。電話：%(phone)s") % said
            ),
            paper.Paragraph(_("心当たりのない方は、このメールを消してください。")),
            paper.Signature((programme.municipality.name, programme.name)),
        ),
    )


def address(application: Application, kind: str) -> str:
    """Return the number or address of one channel, or a dash."""
    found = [e.address for e in application.participant.channels.all() if e.kind == kind]
    return found[0] if found else "―"
