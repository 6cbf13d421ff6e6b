"""Write what somebody has begun to fill in; it waits for them, without a time limit."""

import json
import secrets
from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils import timezone

from yorisoi.people import actions as people
from yorisoi.people.models import Account, Participant
from yorisoi.stages.courses.actions.applications import ApplicationWords, enter
from yorisoi.stages.courses.actions.places import lock_course
from yorisoi.stages.courses.models import Application, ApplicationDraft, Course

Answers = Mapping[str, Mapping[str, Sequence[str]]]


def begin_draft(*, course: Course) -> ApplicationDraft:
    """Begin a form; its number is short enough to be copied by hand."""
    letters = "".join(secrets.choice(people.CODE_LETTERS) for _ in range(12))
    code = "-".join((letters[:4], letters[4:8], letters[8:]))
    return ApplicationDraft.objects.create(course=course, code=code, answers="{}")


def keep_answers(
    *, draft: ApplicationDraft, step: str, answers: Mapping[str, Sequence[str]]
) -> ApplicationDraft:
    """Keep what was typed at one question, whether or not it is finished."""
    kept = json.loads(draft.answers or "{}")
    kept[step] = {name: list(values) for name, values in answers.items()}
    draft.answers = json.dumps(kept, ensure_ascii=False)
    draft.save(update_fields=["answers", "changed_at"])
    return draft


@transaction.atomic
def send_draft(
    *,
    by: Account,
    draft: ApplicationDraft,
    words: ApplicationWords,
    person: people.Person | None = None,
    participant: Participant | None = None,
) -> Application:
    """Send a form; pressed twice it is one application. What was typed is then forgotten here.

    A known participant may have changed how to reach them: then the person comes with them.
    """
    draft = ApplicationDraft.objects.select_for_update(no_key=True).get(pk=draft.pk)
    found = Application.objects.filter(idempotency_key=draft.key).first()
    if found is not None:
        return found
    course = lock_course(draft.course_id)
    if participant is not None and person is not None:
        people.change(by=by, participant=participant, person=person)
    application = enter(
        by=by,
        course=course,
        words=words,
        participant=participant,
        person=person,
        key=draft.key,
    )
    draft.sent_at, draft.answers = timezone.now(), ""
    draft.save(update_fields=["sent_at", "answers", "changed_at"])
    return application
