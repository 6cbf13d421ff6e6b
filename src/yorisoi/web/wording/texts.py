"""Every text of a programme that participants and the public read, and where it is changed."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.courses.models import Course, Material, Venue
from yorisoi.stages.guides.models import Claim, Edition
from yorisoi.stages.guides.terms import EditionState
from yorisoi.stages.outreach.models import Leaflet
from yorisoi.stages.rehearsals.models import Procedure
from yorisoi.stages.ties.models import Circle

COURSE = ("name", "summary", "for_whom")
VENUE = ("name", "room", "address", "route", "step_free", "toilet", "quiet_room")
LEAFLET = ("title", "lead", "body", "when_and_where", "how_to_apply", "arrangements", "contact")
PROCEDURE = ("name", "summary", "to_bring")
STEP = ("title", "screen", "options", "press", "hint")
NAMES = frozenset({"name", "room", "address"})
CIRCLE = ("name", "purpose", "rules", "in_trouble")


@dataclass(frozen=True)
class Text:
    """A text with the page on which it is changed; `place` is what that page is about.

    is_name: the name of a place or its address, which nobody can make easier.
    """

    words: str
    place: str
    href: str
    is_name: bool = False


def published(programme: Programme) -> Iterator[Text]:
    """Yield each text of a programme that people outside the team read; empty ones are left out."""
    here = {"programme": programme.code}
    for course in Course.objects.filter(programme=programme):
        href = reverse("courses:change_course", kwargs={**here, "course": course.code})
        yield from _of(course, COURSE, place=_("教室：%(name)s") % {"name": course.name}, href=href)
    for venue in Venue.objects.filter(programme=programme):
        href = reverse("courses:change_venue", kwargs={**here, "venue": venue.code})
        yield from _of(venue, VENUE, place=_("会場：%(name)s") % {"name": venue.name}, href=href)
    for sheet in Material.objects.filter(unit__programme=programme).select_related("unit"):
        kwargs = {**here, "unit": sheet.unit.code, "material": sheet.code}
        href = reverse("courses:material", kwargs=kwargs)
        place = _("配る紙：%(name)s") % {"name": sheet.title}
        yield from _of(sheet, ("title", "body"), place=place, href=href)
    for leaflet in Leaflet.objects.filter(programme=programme):
        href = reverse("outreach:change_leaflet", kwargs={**here, "leaflet": leaflet.code})
        place = _("ちらし：%(name)s") % {"name": leaflet.title}
        yield from _of(leaflet, LEAFLET, place=place, href=href)
    yield from _practised(programme)
    for circle in Circle.objects.filter(programme=programme):
        href = reverse("ties:edit", kwargs={**here, "circle": circle.code})
        yield from _of(
            circle, CIRCLE, place=_("仲間の輪：%(name)s") % {"name": circle.name}, href=href
        )
    yield from _guided(programme)


def _practised(programme: Programme) -> Iterator[Text]:
    for procedure in Procedure.objects.filter(programme=programme).prefetch_related("steps"):
        kwargs = {"programme": programme.code, "procedure": procedure.code}
        place = _("練習：%(name)s") % {"name": procedure.name}
        href = reverse("rehearsals:edit", kwargs=kwargs)
        yield from _of(procedure, PROCEDURE, place=place, href=href)
        for step in procedure.steps.all():
            href = reverse("rehearsals:edit_step", kwargs={**kwargs, "order": step.order})
            yield from _of(step, STEP, place=place, href=href)


def _guided(programme: Programme) -> Iterator[Text]:
    drafts = Edition.objects.filter(programme=programme, state=EditionState.DRAFT)
    for claim in Claim.objects.filter(chapter__edition__in=drafts).select_related(
        "chapter__edition"
    ):
        at = {"number": claim.chapter.edition.number, "chapter": claim.chapter.order}
        yield Text(
            words=claim.text,
            place=_("手引き：%(name)s") % {"name": claim.chapter.title},
            href=reverse(
                "guides:change_claim",
                kwargs={"programme": programme.code, **at, "order": claim.order},
            ),
        )


def _of(row: Model, names: tuple[str, ...], *, place: str, href: str) -> Iterator[Text]:
    for name in names:
        if words := str(getattr(row, name)).strip():
            yield Text(words, place, href, is_name=name in NAMES)
