"""振り返り（KPT）: each date, what to keep, what was hard, what to try; and the case in Tokyo's fields."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people.terms import OrganisationKind
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.guides import queries, rules
from yorisoi.stages.guides.presenters.notes import count, document
from yorisoi.stages.guides.queries import CAME, Day
from yorisoi.stages.hearings import queries as hearings
from yorisoi.stages.hearings.rules import OUTSIDE
from yorisoi.ui.words import day, full_day, listed


def reflection(programme: Programme) -> paper.Document:
    """Return what was learned, date by date and altogether."""
    days = queries.days(programme=programme)
    blocks = [
        *_attendance(days, programme),
        *(block for each in days for block in _day(each)),
        *_next(programme),
        *_results(programme),
        paper.Heading(_("事例として残す")),
        *_case(programme, days),
        paper.Signature(lines=(_("確かめた人："), _("確かめた日："))),
    ]
    is_simulated = any(each.is_simulated for each in days)
    notice = _("出欠には、模擬の数が入っています。") if is_simulated else ""
    return document(programme, _("振り返り（KPT）"), blocks, notice=notice)


def when(each: Day) -> str:
    """Say the day of a date, in local time."""
    return day(timezone.localtime(each.session.starts_at))


def name_of(each: Day) -> str:
    """Say which date of which course."""
    said = {"course": each.session.course.name, "n": each.session.order}
    return _("%(course)s　第%(n)s回") % said


def _attendance(days: tuple[Day, ...], programme: Programme) -> list[paper.Block]:
    minimum = programme.minimum_count
    rows = tuple(
        (
            name_of(each),
            when(each),
            each.session.unit.name,
            count(each.n_here, minimum=minimum) if each.is_held else _("まだ"),
        )
        for each in days
    )
    if not rows:
        text = _("教室の日は、まだ決まっていません。")
        return [paper.Heading(_("教室の日")), paper.Paragraph(text, style="note")]
    note = _("%(n)s人未満の数と、引き算でそれがわかる数は書いていません。") % {"n": minimum}
    header = (_("回"), _("日"), _("したこと"), _("来た人"))
    return [paper.Heading(_("教室の日")), paper.Table(_("日ごとの出席"), header, rows, note=note)]


def _day(each: Day) -> list[paper.Block]:
    told = (
        (_("続ける（Keep）"), each.keep),
        (_("困った（Problem）"), each.problem),
        (_("試す（Try）"), each.attempts),
    )
    if not any(lines for _label, lines in told):
        return []
    said = {"name": name_of(each), "day": when(each)}
    blocks: list[paper.Block] = [paper.Heading(_("%(name)s　%(day)s") % said, level=3)]
    blocks.append(paper.Answers(tuple((label, "\n".join(lines)) for label, lines in told if lines)))
    return blocks


def _next(programme: Programme) -> list[paper.Block]:
    found = queries.attempts_next(programme=programme)
    if not found:
        return []
    items = tuple(
        text if n == 1 else _("%(text)s（%(n)s回出ました）") % {"text": text, "n": n}
        for text, n in found
    )
    return [paper.Heading(_("次に試すこと")), paper.Checklist(items)]


def _results(programme: Programme) -> list[paper.Block]:
    found = list(programme.results.all())
    if not found:
        return []
    blocks: list[paper.Block] = [paper.Heading(_("言えることと、まだ言えないこと"))]
    for each in found:
        title = _("（模擬）%(title)s") % {"title": each.title} if each.is_simulated else each.title
        blocks.append(paper.Paragraph(safe(title, programme)))
    lines = (line for each in found for line in safe(each.cannot_say, programme).splitlines())
    unsaid = tuple(dict.fromkeys(line for line in lines if line.strip()))
    if unsaid:
        blocks += [paper.Heading(_("まだ言えないこと"), level=3), paper.Bullets(unsaid)]
    return blocks


def safe(text: str, programme: Programme) -> str:
    """Return a sentence of another room without small numbers of people."""
    instead = _("この文は、人数が少ないため載せていません。")
    return rules.masked(text, minimum=programme.minimum_count, instead=instead)


def _case(programme: Programme, days: tuple[Day, ...]) -> list[paper.Block]:
    said = case_answers(programme, days)
    blocks: list[paper.Block] = []
    blocks_of: dict[str, list[tuple[str, str]]] = {}
    for block, code, label in queries.case_fields():
        blocks_of.setdefault(block, []).append((label, said.get(code) or _("記録がありません")))
    for block, rows in blocks_of.items():
        blocks += [paper.Heading(block, level=3), paper.Answers(tuple(rows))]
    return blocks


def case_answers(programme: Programme, days: tuple[Day, ...]) -> dict[str, str]:
    """Return what the records say for each field of a case in Tokyo's guideline."""
    reach = queries.reach(programme=programme)
    came = reach.part(CAME)
    themes = hearings.by_theme(programme=programme, sight=OUTSIDE)
    most = sorted((row for row in themes if row.said), key=lambda row: -len(row.said))
    sessions = [each.session for each in days]
    return {
        "instructor": _instructors(programme),
        "present_state": programme.concept,
        "for_whom": _lines(each.name for each in programme.segments.all()),
        "trouble": _lines(row.theme.name for row in most[:5]),
        "policy": _lines(
            each.title
            for each in programme.decisions.filter(
                stage__in=(Stage.OUTREACH, Stage.COURSES)
            ).order_by("code")
        ),
        "days": _lines(full_day(timezone.localtime(each.starts_at)) for each in sessions),
        "venue": _lines(each.course.venue.name for each in sessions),
        "n_people": count(came, minimum=programme.minimum_count) if _is_held(days) else "",
        "content": _lines(each.unit.name for each in sessions),
        "keep": _lines(text for each in days for text in each.keep),
        "problem": _lines(text for each in days for text in each.problem),
        "try": _lines(text for text, _n in queries.attempts_next(programme=programme)),
    }


def _is_held(days: tuple[Day, ...]) -> bool:
    return any(each.is_held for each in days)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(texts))


def _instructors(programme: Programme) -> str:
    """Who taught is told by organisation: names stay in the house."""
    vendors = [
        each.organisation.name
        for each in programme.parties.select_related("organisation")
        if each.organisation.kind == OrganisationKind.VENDOR
    ]
    return listed(vendors)
