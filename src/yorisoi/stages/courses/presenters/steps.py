"""A step of a course that comes before its day: what was promised, in words."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.stages.courses import rules
from yorisoi.stages.courses.queries import CourseLine
from yorisoi.ui.words import day


@dataclass(frozen=True)
class Early:
    """What is asked before a step that comes early: the question, one sentence, the facts."""

    question: str
    sentence: str
    facts: tuple[tuple[str, str], ...]
    words: str


def why_early(line: CourseLine, *, step: str, on: date) -> Early | None:
    """Return what to ask before a step, or None where its day has come."""
    days = [timezone.localdate(each.starts_at) for each in line.sessions]
    if not rules.is_early(line.course, step=step, days=days, on=on):
        return None
    if step == "close":
        return _closing(line, on=on)
    facts = (
        (_("きょう"), day(on)),
        (_("はじめの日"), day(min(days))),
        (_("終わりの日"), day(max(days))),
    )
    if step == "start":
        sentence = _("はじめの日は%(day)sで、まだ来ていません。") % {"day": day(min(days))}
        return Early(_("もう教室を始めますか"), sentence, facts, _("教室を始める"))
    sentence = _("終わりの日は%(day)sで、まだ来ていません。") % {"day": day(max(days))}
    return Early(_("もう教室を終えますか"), sentence, facts, _("教室を終える"))


def _closing(line: CourseLine, *, on: date) -> Early:
    course = line.course
    return Early(
        question=_("もう受付を終えますか"),
        sentence=_(
            "受付は%(until)sまでと知らせてあります。いま終えると、あとから来る人は申し込めません。"
        )
        % {"until": day(course.apply_until)},
        facts=(
            (_("きょう"), day(on)),
            (_("知らせた終わりの日"), day(course.apply_until)),
            (_("申し込み"), _("%(n)s人") % {"n": line.n_applications}),
            (_("定員"), _("%(n)s人") % {"n": course.capacity}),
        ),
        words=_("受付を終える"),
    )
