"""Papers for the room: name cards, who to ring, attendance, observation, the phone card."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people.models import Organisation
from yorisoi.stages.courses.models import Application, Course, PhoneCard, Session
from yorisoi.stages.courses.presenters.days import BOX
from yorisoi.stages.courses.presenters.letters.channels import address
from yorisoi.stages.courses.presenters.letters.results import when
from yorisoi.stages.courses.presenters.sight import Sight
from yorisoi.stages.courses.queries import days
from yorisoi.stages.courses.queries.tasks import foundation_tasks
from yorisoi.stages.courses.terms import Help
from yorisoi.ui.words import day

N_SPARE_LINES = 3


def name_cards(
    of: Course | Session, *, show_names: bool, centre: Organisation | None = None
) -> paper.Document:
    """Return name cards of everybody with a place, and of those who help at a session."""
    course = of.course if isinstance(of, Session) else of
    sight = Sight(shows_names=show_names, centre=centre)
    cards = [_card(each, sight) for each in days.placed(course=course)]
    if isinstance(of, Session):
        cards += [
            (each.name, str(each.get_part_display())) for each in days.assignments(session=of)
        ]
    if not cards:
        return _paper(
            course, _("名札"), (paper.Paragraph(_("参加する人は、まだ決まっていません。")),)
        )
    return _paper(course, _("名札"), (paper.Cards(tuple(cards)),))


def _card(application: Application, sight: Sight) -> tuple[str, str]:
    who = application.participant
    reading = sight.reading(who)
    # The reading beside the name is what is said at roll call; ruby uses it too.
    name = f"{{{who.name}|{reading}}}" + _("さん") if reading else sight.call(who)
    return name, reading or application.course.name


def call_list(
    course: Course, *, show_names: bool, centre: Organisation | None = None
) -> paper.Document:
    """Return whom to ring, in order, with two sentences to say; without names no numbers either."""
    sight = Sight(shows_names=show_names, centre=centre)
    group = sorted(
        days.placed(course=course), key=lambda e: (e.participant.channel != "phone", e.code)
    )
    rows = tuple(
        (
            str(number),
            sight.call(each.participant),
            address(each, "phone") if sight.sees(each.participant) else "―",
            str(each.participant.get_channel_display()),
            BOX,
            BOX,
        )
        for number, each in enumerate(group, start=1)
    )
    header = (_("順"), _("呼び名"), _("電話"), _("本人の選んだ方法"), _("話せた"), _("かけ直す"))
    return _paper(
        course,
        _("電話をかける順"),
        (
            paper.Heading(_("言うこと")),
            paper.Paragraph(_script(course), style="lead"),
            paper.Paragraph(_("本人でなければ、用件を言わずに、かけ直します。"), style="note"),
            paper.Table(caption=_("上から順にかけます"), header=header, rows=rows),
        ),
    )


def _script(course: Course) -> str:
    now = timezone.now()
    coming = [each for each in days.sessions(course=course) if each.starts_at > now]
    said = {
        "place": course.programme.municipality.name,
        "course": course.name,
        "when": when(coming[0]) if coming else "",
        "venue": course.venue.name,
    }
    if not coming:
        return _("「%(place)sの「%(course)s」の係です。これまでのことで、電話しました。」") % said
    return (
        _("「%(place)sの「%(course)s」の係です。次は%(when)s、%(venue)sです。来られますか。」")
        % said
    )


def attendance_sheet(
    course: Course, *, show_names: bool, centre: Organisation | None = None
) -> paper.Document:
    """Return the sheet to tick by hand: a row a person, a box a session, lines for those who just come."""
    sight = Sight(shows_names=show_names, centre=centre)
    sessions = list(days.sessions(course=course))
    header = (
        _("呼び名"),
        *(
            _("%(n)s回目 %(day)s")
            % {"n": each.order, "day": day(timezone.localtime(each.starts_at))}
            for each in sessions
        ),
    )
    boxes = (BOX,) * len(sessions)
    rows = [(sight.call(each.participant), *boxes) for each in days.placed(course=course)]
    rows += [(_("（当日）"), *boxes)] * N_SPARE_LINES
    return _paper(
        course,
        _("出席の表"),
        (
            paper.Paragraph(
                _(
                    "声で名を呼んで、印をつけます。来た人は✓、連絡のあった欠席は△、連絡のない欠席は×です。"
                )
            ),
            paper.Table(caption="", header=header, rows=tuple(rows)),
        ),
    )


def blank_observation_sheet(
    session: Session, *, show_names: bool, centre: Organisation | None = None
) -> paper.Document:
    """Return a page a person to tick with how much help each task was done."""
    sight = Sight(shows_names=show_names, centre=centre)
    names = [sight.call(each.participant) for each in days.placed(course=session.course)]
    blocks: list[paper.Block] = []
    for name in names or [_("名前：")]:
        if blocks:
            blocks.append(paper.PageBreak())
        blocks += _observation_page(name, session)
    return _paper(session.course, _("できたことの記録"), tuple(blocks))


def _observation_page(name: str, session: Session) -> Iterable[paper.Block]:
    levels = tuple(str(level.label) for level in Help)
    rows = tuple((task.name, *(BOX for _level in levels)) for task in foundation_tasks())
    title = _("%(name)s　%(n)s回目") % {"name": name, "n": session.order}
    return (
        paper.Heading(title),
        paper.Paragraph(_("見たことだけに印をつけます。見なかったことは、あけておきます。")),
        paper.Table(caption="", header=(_("すること"), *levels), rows=rows),
        paper.Paragraph(foundation_tasks()[0].source, style="note"),
    )


def phone_card(card: PhoneCard, *, show_names: bool = True) -> paper.Document:
    """Return the card with the settings that worked, to be kept with the phone."""
    who = card.participant
    sight = Sight(shows_names=show_names)
    settings = tuple(line.strip() for line in card.settings.splitlines() if line.strip())
    blocks: list[paper.Block] = []
    if card.device:
        blocks.append(paper.Answers(rows=((_("機種"), card.device),)))
    if settings:
        blocks += [paper.Heading(_("よかった設定")), paper.Bullets(settings, ordered=True)]
    else:
        blocks.append(paper.Paragraph(_("設定は、まだ書いてありません。")))
    blocks.append(
        paper.Paragraph(
            _("電話が新しくなったときや、設定が変わったときは、この紙を見せてください。"),
            style="note",
        )
    )
    return paper.Document(
        title=_("%(name)sのスマホ") % {"name": sight.call(who)},
        subject=who.municipality.name,
        blocks=tuple(blocks),
        notice=_("架空の人です") if who.is_fictitious else "",
    )


def _paper(course: Course, title: str, blocks: tuple[paper.Block, ...]) -> paper.Document:
    programme = course.programme
    return paper.Document(
        title=title,
        kicker=course.name,
        subject=f"{programme.municipality.name}　{programme.name}",
        notice=programme.notice,
        blocks=blocks,
    )
