"""One person's way through the questions of a course: what is asked, typed and still open."""

import json
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.people import queries as known
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ConsentPurpose
from yorisoi.programme.doors import Me
from yorisoi.stages.courses import queries
from yorisoi.stages.courses.forms import answers as questions
from yorisoi.stages.courses.models import ApplicationDraft, Course
from yorisoi.stages.courses.views.public import frame
from yorisoi.ui.forms import Form
from yorisoi.ui.page import Link, Page


@dataclass(frozen=True)
class Flow:
    """One person's way through the questions of one course."""

    course: Course
    steps: tuple[str, ...]
    draft: ApplicationDraft | None
    typed: questions.Typed
    account: Account | None = None
    participant: Participant | None = None
    me: Me | None = None

    def href(self, name: str, **more: str) -> str:
        """Return the address of a page of this flow."""
        code = self.course.code if self.me else self.course.public_code
        prefix = "my_" if self.me else ""
        return reverse(f"courses:{prefix}{name}", kwargs={"course": code, **more})

    def page(self, title: str, *, kick: str = "", back: str = "") -> Page:
        """Return the frame of a page of this flow."""
        crumbs = (Link(_("前に戻る"), back),) if back else ()
        if self.me:
            return self.me.page(title, kick=kick, crumbs=crumbs)
        return frame(self.course, title, kick=kick, crumbs=crumbs)

    def before(self, step: str) -> str:
        """Return the address of the page before a question."""
        at = self.steps.index(step)
        if at:
            return self.href("step", step=self.steps[at - 1])
        return reverse("courses:public_course", kwargs={"course": self.course.public_code})

    def after(self, step: str) -> str:
        """Return the address of the page after a question."""
        at = self.steps.index(step) + 1
        if at < len(self.steps):
            return self.href("step", step=self.steps[at])
        return self.href("check")

    def first_open(self) -> str | None:
        """Return the first question that still needs an answer, or None."""
        return next((step for step in self.steps if not self.form(step).is_valid()), None)

    def before_check(self) -> str:
        """Return the address of the last question."""
        return self.href("step", step=self.steps[-1])

    def form(self, step: str) -> Form:
        """Return the form of a question with what was typed."""
        return questions.filled(step, self.typed)

    def done(self) -> dict[str, Form]:
        """Return all forms, each with its answers checked."""
        forms = {step: self.form(step) for step in self.steps}
        for form in forms.values():
            form.is_valid()
        return forms


def session_key(course: Course) -> str:
    """Return under which name the browser keeps the form it has begun."""
    return f"draft-{course.pk}"


def flow_of(request: HttpRequest, course: Course, me: Me | None = None) -> Flow:
    """Return the way of one person through the questions, as far as they have come."""
    kept = request.session.get(session_key(course), "")
    draft = queries.draft(course=course, key=str(kept))
    typed: dict[str, dict[str, list[str]]] = {}
    if draft is not None and draft.answers:
        typed = json.loads(draft.answers)
    if me is None:
        return Flow(course, questions.FOR_EVERYBODY, draft, typed)
    steps: tuple[str, ...] = questions.FOR_KNOWN
    if not known.has_agreed(me.participant, to=ConsentPurpose.TAKE_PART):
        steps = (*steps, "consent")
    return Flow(course, steps, draft, typed, me.account, me.participant, me)
