"""実施計画書: classes with dates, place, who helps, arrangements, how places are given, when to ask."""

from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people import arrangements
from yorisoi.people.terms import DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Assignment, Course, Session, Unit, Venue
from yorisoi.stages.courses.terms import Part, Selection
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.presenters.notes import document
from yorisoi.ui.words import clock, day, full_day, listed

INTERPRETING = (Part.SIGN, Part.NOTE_TAKING)


def implementation_plan(programme: Programme) -> paper.Document:
    """Return how the classes will be held."""
    blocks: list[paper.Block] = []
    found = list(
        queries.courses(programme=programme).prefetch_related(
            "sessions__assignments", "seat_kinds", "sessions__unit__variants"
        )
    )
    for course in found:
        blocks += _course(course)
    if not found:
        blocks.append(paper.Paragraph(_("教室は、まだ決まっていません。"), style="note"))
    blocks += _units(programme)
    blocks += _waves(programme)
    blocks.append(paper.Signature(lines=(_("確かめた人："), _("確かめた日："))))
    return document(programme, _("実施計画書"), blocks)


def _course(course: Course) -> list[paper.Block]:
    sessions = list(course.sessions.all())
    until = _("%(start)sから%(end)sまで") % {
        "start": full_day(course.apply_from),
        "end": full_day(course.apply_until),
    }
    rows = [
        (_("何をするか"), course.summary),
        (_("どんな人に"), course.for_whom or "―"),
        (_("会場"), course.venue.name + (f"　{course.venue.room}" if course.venue.room else "")),
        (_("定員"), _("%(n)s席") % {"n": course.capacity}),
        (_("受付"), until),
        (_("席の決めかた"), _selection(course)),
    ]
    blocks: list[paper.Block] = [paper.Heading(course.name), paper.Answers(tuple(rows))]
    if sessions:
        blocks.append(_dates(sessions))
    blocks += _helpers(sessions)
    blocks += _arrangements(course)
    blocks += _venue(course.venue)
    return blocks


def _selection(course: Course) -> str:
    return {
        Selection.ALL: _("申し込んだ人は、全員参加できます。"),
        Selection.FIRST_COME: _("申し込みの早い順に決めます。"),
        Selection.DRAW: _(
            "定員をこえたら抽選です。名簿と約束の値を先に公表し、だれでも確かめられます。"
        ),
    }[Selection(course.selection)]


def _dates(sessions: list[Session]) -> paper.Table:
    rows = tuple(
        (_("第%(n)s回") % {"n": each.order}, _time(each), each.unit.name) for each in sessions
    )
    return paper.Table(_("日程"), (_("回"), _("日時"), _("すること")), rows)


def _time(session: Session) -> str:
    start, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    said = {"day": day(start), "start": clock(start), "end": clock(end)}
    return _("%(day)s　%(start)sから%(end)sまで") % said


def _helpers(sessions: list[Session]) -> list[paper.Block]:
    """Who helps is told as numbers: names stay on the run sheet."""
    rows = []
    for session in sessions:
        found = list(session.assignments.all())
        rows.append(
            (
                _("第%(n)s回") % {"n": session.order},
                _parts(found, (Part.INSTRUCTOR, Part.SUPPORTER, Part.GUIDE)),
                _parts(found, INTERPRETING),
                _("返事待ち%(n)s") % {"n": sum(not each.is_confirmed for each in found)},
            )
        )
    if not any(session.assignments.all() for session in sessions):
        return [paper.Paragraph(_("講師や支援者は、まだ決まっていません。"), style="note")]
    header = (_("回"), _("教える人・支える人"), _("情報保障（手話・要約筆記）"), _("返事"))
    return [paper.Table(_("担当の人数"), header, tuple(rows), note=_orders(sessions))]


def _orders(sessions: list[Session]) -> str:
    """Say what is ordered from the interpreters' offices, over all dates."""
    counted = Counter(each.part for session in sessions for each in session.assignments.all())
    if not any(counted[part] for part in INTERPRETING):
        return _("手話通訳と要約筆記の依頼は、まだありません。")
    said = {"sign": counted[Part.SIGN], "note": counted[Part.NOTE_TAKING]}
    return _("依頼のまとめ：手話通訳はのべ%(sign)s、要約筆記はのべ%(note)sです。") % said


def _parts(found: list[Assignment], parts: tuple[Part, ...]) -> str:
    counted = Counter(each.part for each in found)
    said = [f"{part.label}{counted[part]}" for part in parts if counted[part]]
    return listed(said) or "―"


def _arrangements(course: Course) -> list[paper.Block]:
    rows = tuple(
        (_arrangement(each.arrangement), _("%(n)s席") % {"n": each.n_seats})
        for each in course.seat_kinds.all()
    )
    return [paper.Table(_("配慮のある席"), (_("配慮"), _("席")), rows)] if rows else []


def _arrangement(code: str) -> str:
    try:
        return str(arrangements.get(code).name)
    except KeyError:
        return code


def _venue(venue: Venue) -> list[paper.Block]:
    told = (
        (_("行き方"), venue.route),
        (_("段差"), venue.step_free),
        (_("トイレ"), venue.toilet),
        (_("磁気ループ"), venue.loop),
        (_("休める部屋"), venue.quiet_room),
    )
    rows = tuple((label, words or _("まだ確かめていません")) for label, words in told)
    return [paper.Heading(_("会場の確かめ"), level=3), paper.Answers(rows)]


def _units(programme: Programme) -> list[paper.Block]:
    found = list(programme.units.prefetch_related("variants"))
    if not found:
        return []
    blocks: list[paper.Block] = [paper.Heading(_("教えること"))]
    for unit in found:
        blocks += _unit(unit)
    return blocks


def _unit(unit: Unit) -> list[paper.Block]:
    aim = _("%(aim)s（%(n)s分）") % {"aim": unit.aim, "n": unit.minutes}
    blocks: list[paper.Block] = [paper.Heading(unit.name, level=3), paper.Paragraph(aim)]
    rows = tuple((_kind(each.kind), each.how) for each in unit.variants.all())
    if rows:
        blocks.append(paper.Answers(rows))
    return blocks


def _kind(code: str) -> str:
    return str(DisabilityKind(code).label) if code in DisabilityKind.values else code


def _waves(programme: Programme) -> list[paper.Block]:
    rows = tuple(
        (each.get_kind_display(), full_day(each.planned_on)) for each in programme.waves.all()
    )
    if not rows:
        return []
    return [paper.Heading(_("変化をたずねる時")), paper.Answers(rows)]
