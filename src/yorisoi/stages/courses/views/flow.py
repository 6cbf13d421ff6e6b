"""One person's way through the questions of a course: what is asked, typed and still open."""

import json
from dataclasses import dataclass, field

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.people import queries as known
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ConsentPurpose
from yorisoi.programme.myself import Me
from yorisoi.stages.courses import queries
from yorisoi.stages.courses.forms import answers as questions
from yorisoi.stages.courses.models import ApplicationDraft, Course
from yorisoi.stages.courses.models.design import SEPARATOR
from yorisoi.stages.courses.views.public import frame, public_course_of
from yorisoi.ui.forms import Form
from yorisoi.ui.page import Link, Page


@dataclass(frozen=True)
class Flow:
    """One person's way through the questions of one course.

    `steps` are asked one after the other; `changed` are answers known before and given anew.
    """

    course: Course
    steps: tuple[str, ...]
    draft: ApplicationDraft | None
    typed: questions.Typed
    me: Me | None = None
    changed: tuple[str, ...] = field(default=())

    @property
    def account(self) -> Account | None:
        """Who writes, if that is known."""
        return self.me.account if self.me else None

    @property
    def participant(self) -> Participant | None:
        """For whom the form is, if that is known."""
        return self.me.participant if self.me else None

    def href(self, name: str, **more: str) -> str:
        """Return the address of a page of this flow."""
        prefix = "my_" if self.me else ""
        return reverse(f"courses:{prefix}{name}", kwargs={"course": self._code(), **more})

    def _code(self) -> str:
        is_mine = self.me is not None and self.me.programme.pk == self.course.programme_id
        return self.course.code if is_mine else self.course.public_code

    def page(self, title: str, *, kick: str = "", back: str = "") -> Page:
        """Return the frame of a page of this flow."""
        crumbs = (Link(_("前に戻る"), back),) if back else ()
        return frame(self.course, title, kick=kick, crumbs=crumbs, me=self.me)

    def may_ask(self, step: str) -> bool:
        """Whether a question belongs to this flow."""
        return step in self.steps or (self.me is not None and step in questions.TOLD_BEFORE)

    def begin(self) -> str:
        """Return the address of the first page."""
        return self.href("start") if self.me else self.href("step", step=self.steps[0])

    def before(self, step: str) -> str:
        """Return the address of the page before a question."""
        at = self.steps.index(step) if step in self.steps else 0
        if at:
            return self.href("step", step=self.steps[at - 1])
        if self.me:
            return self.href("start")
        return reverse("courses:public_course", kwargs={"course": self.course.public_code})

    def after(self, step: str) -> str:
        """Return the address of the page after a question."""
        if step not in self.steps:
            return self.href("start")
        at = self.steps.index(step) + 1
        if at < len(self.steps):
            return self.href("step", step=self.steps[at])
        return self.href("check")

    def first_open(self) -> str | None:
        """Return the first question that still needs an answer, or None."""
        asked = (*self.changed, *self.steps)
        return next((step for step in asked if not self._is_answered(step)), None)

    def _is_answered(self, step: str) -> bool:
        return not questions.is_put_off(step, self.typed) and self.form(step).is_valid()

    def before_check(self) -> str:
        """Return the address of the last question."""
        return self.href("step", step=self.steps[-1])

    def form(self, step: str) -> Form:
        """Return the form of a question with what was typed."""
        return questions.filled(step, self.typed)

    def done(self) -> dict[str, Form]:
        """Return all forms that make the application, each with its answers checked."""
        steps = dict.fromkeys((*self.changed, *self.steps))
        if self.me:
            steps.setdefault("arrangements")
        forms = {step: self.form(step) for step in steps}
        for form in forms.values():
            form.is_valid()
        return forms


def session_key(course: Course, me: Me | None = None) -> str:
    """Return under which name the browser keeps the form it has begun; a supporter has one a person."""
    if me is None or not me.is_assisted:
        return f"draft-{course.pk}"
    return f"draft-{course.pk}-{me.participant.code}"


def my_course(me: Me, code: str) -> Course:
    """Return a public course of the reader's own municipality, or raise Http404."""
    found = public_course_of(code if SEPARATOR in code else f"{me.programme.code}{SEPARATOR}{code}")
    if found.programme.municipality_id != me.participant.municipality_id:
        raise Http404
    return found


def flow_of(request: HttpRequest, course: Course, me: Me | None = None) -> Flow:
    """Return the way of one person through the questions, as far as they have come."""
    kept = request.session.get(session_key(course, me), "")
    draft = queries.draft(course=course, key=str(kept))
    typed: dict[str, questions.Answer] = {}
    if draft is not None and draft.answers:
        typed = json.loads(draft.answers)
    if me is None:
        return Flow(course, questions.for_everybody(typed), draft, typed)
    told = {**questions.told_before(me.participant), **typed}
    return Flow(course, _open_to(me.participant), draft, told, me, _changed(typed))


def _open_to(participant: Participant) -> tuple[str, ...]:
    """Return what somebody known has not told yet, and what is new each time: four at most."""
    asks_needs = not known.needs(participant).exists()
    asks_heard = not participant.applications.exists()
    asks_consent = not known.has_agreed(participant, to=ConsentPurpose.TAKE_PART)
    return (
        *(("arrangements",) if asks_needs else ()),
        "companion",
        *(("heard",) if asks_heard else ()),
        *(("consent",) if asks_consent else ()),
    )


def _changed(typed: questions.Typed) -> tuple[str, ...]:
    changed = [step for step in ("contact", "handout", "arrangements") if step in typed]
    if "contact" in changed:
        changed.insert(1, "address")
    return tuple(changed)
