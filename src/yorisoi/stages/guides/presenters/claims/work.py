"""How people were reached, what was planned, what the classes, the practice and the circles were."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses.models import Course
from yorisoi.stages.courses.terms import Selection
from yorisoi.stages.goals import queries as goals
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.actions import EvidenceWords
from yorisoi.stages.guides.presenters.claims.people import decisions
from yorisoi.stages.guides.presenters.claims.shape import Draft, quoted, record
from yorisoi.stages.guides.rules import Spread
from yorisoi.stages.guides.rules.counts import REST
from yorisoi.stages.guides.terms import Backing
from yorisoi.stages.outreach.terms import Way
from yorisoi.ui.words import figure as number

N_DRAWN = 30
_LATER = (Stage.OUTREACH, Stage.COURSES, Stage.TIES, Stage.REHEARSALS, Stage.EFFECTS)


def approach(programme: Programme) -> Iterator[Draft]:
    """Say by which ways people were to be reached, and by which they had heard."""
    for each in programme.plan_rows.select_related("persona", "owner"):
        said = {
            "way": each.get_way_display(),
            "material": each.material,
            "owner": each.owner.name,
            "name": each.persona.name if each.persona else "",
        }
        if each.persona:
            text = _(
                "%(name)sさん（架空）のような人へは、「%(way)s」の道で、%(material)sを使います。"
            )
        else:
            text = _("「%(way)s」の道では、%(material)sを使います。")
        text = text % said + _("受け持つのは%(owner)sです。") % said
        basis = record("plan", each.code, each.reason or _("届けかたの計画"))
        yield Draft(f"plan:{each.code}", text, (basis,))
    spread = queries.heard(programme=programme)
    if spread.total:
        yield _heard(spread)


def way(name: str) -> str:
    """Return the word for a way; the small ones together are そのほか."""
    return _("そのほかの道（合わせて）") if name == REST else str(Way(name).label)


def _heard(spread: Spread) -> Draft:
    parts = _("、").join(
        _("%(way)sが%(n)s人") % {"way": way(name), "n": number(n)} for name, n in spread.parts
    )
    text = _("申し込んだ%(total)s人が教室を知った道は、%(parts)sです。")
    if [name for name, _n in spread.parts] == [REST]:
        text = _("教室を知った道は、どの道も人数が少ないため、道ごとの数を書きません。")
    basis = record(
        "heard", "all", _("申し込みの「どこで知りましたか」。少ない道は一つにまとめました")
    )
    figure = {
        "title": _("どこで教室を知ったか"),
        "note": _("申し込んだ%(total)s人。少ない道は一つにまとめました") % {"total": spread.total},
        "rows": [[way(name), n, _("%(n)s人") % {"n": number(n)}] for name, n in spread.parts],
    }
    said = {"total": number(spread.total), "parts": parts}
    # Up to about thirty people there is nothing to draw in per cent.
    is_drawn = len(spread.parts) > 1 and (spread.total or 0) >= N_DRAWN
    return Draft("heard", text % said, (basis,), figure if is_drawn else None)


def plan(programme: Programme) -> Iterator[Draft]:
    """Say how each goal is to be checked, and what the plan costs."""
    for each in goals.indicators(programme=programme):
        text = _("「%(goal)s」は、「%(name)s」で確かめます。%(who)sが「%(when)s」に測ります。")
        said = {
            "goal": quoted(each.goal.statement),
            "name": quoted(each.name),
            "who": each.measured_by.organisation.name,
            "when": each.measured_when,
        }
        basis = EvidenceWords(Backing.GOAL, each.goal.code, each.goal.statement)
        yield Draft(f"indicator:{each.goal.code}:{each.code}", text % said, (basis,))
    cost = sum(each.cost_yen for each in programme.plan_rows.all())
    if cost:
        text = _("知らせを届ける費用は、合わせて%(n)s円の計画です。") % {"n": number(cost)}
        yield Draft("cost", text, (record("plan", "all", _("届けかたの計画")),))


def do(programme: Programme) -> Iterator[Draft]:
    """Say what the classes, the practice and the circles were."""
    yield from decisions(programme, stages=_LATER)
    for course in queries.courses(programme=programme):
        yield from _course(course)
    units = list(programme.units.all())
    if units:
        names = "".join(f"「{quoted(each.name)}」" for each in units)
        text = _("教えることは、%(names)sの%(n)s件です。教えかたと教材は、キットに入っています。")
        evidence = tuple(
            record("unit", each.code, each.source_note or quoted(each.name)) for each in units
        )
        yield Draft("units", text % {"names": names, "n": len(units)}, evidence)
    for procedure in programme.procedures.prefetch_related("steps"):
        basis = record("procedure", procedure.code, _("練習できる手続きの記録"))
        said_steps = {"name": procedure.name, "n": len(procedure.steps.all())}
        text = _("「%(name)s」は、%(n)s個の段に分けて、何も送らずに練習できます。") % said_steps
        yield Draft(f"procedure:{procedure.code}", text, (basis,))
    for circle in programme.circles.all():
        basis = record("circle", circle.code, _("輪の記録。書かれたことは残しません"))
        said = {"name": circle.name, "purpose": circle.purpose.rstrip("。")}
        text = _("つながる場として「%(name)s」を作りました。%(purpose)s。") % said
        yield Draft(f"circle:{circle.code}", text, (basis,))


def _course(course: Course) -> Iterator[Draft]:
    basis = record("course", course.code, _("教室の記録"))
    n_dates = len(course.sessions.all())
    said = {
        "name": course.name,
        "n": n_dates,
        "capacity": course.capacity,
        "venue": course.venue.name,
    }
    text = _("「%(name)s」は、%(n)s回で一つの教室です。会場は%(venue)s、定員は%(capacity)s席です。")
    if n_dates < 2:
        text = _("「%(name)s」は、一回だけの教室です。会場は%(venue)s、定員は%(capacity)s席です。")
    yield Draft(f"course:{course.code}", text % said, (basis,))
    if course.selection == Selection.DRAW:
        text = _(
            "「%(name)s」の席は抽選で決めます。引く前に約束の値を公表するので、だれでも確かめられます。"
        )
        yield Draft(f"draw:{course.code}", text % said, (basis,))
