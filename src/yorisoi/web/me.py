"""The participant's first page: the next class and at most three things to do."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.entrance.cards import queries as cards
from yorisoi.people import queries as people
from yorisoi.people.models import Account
from yorisoi.programme import company, doors, frames, presence
from yorisoi.programme.myself import Me
from yorisoi.stages.courses import queries as courses
from yorisoi.stages.courses import rules as places
from yorisoi.stages.courses.presenters import mine as own_words
from yorisoi.stages.courses.presenters import public as courses_said
from yorisoi.stages.effects import queries as effects
from yorisoi.stages.personas import queries as personas
from yorisoi.stages.rehearsals import queries as rehearsals
from yorisoi.stages.ties import queries as ties
from yorisoi.ui.page import Face, Page
from yorisoi.ui.pages import render


@doors.person
def home(request: HttpRequest, me: Me) -> HttpResponse:
    """Show the next class, practice, and the circle."""
    title = _("こんにちは、%(name)sさん") % {"name": me.participant.name}
    now = timezone.now()
    sees_classes = me.may("courses:my_application")
    every = list(courses.applications_of(participant=me.participant)) if sees_classes else []
    past = [each for each in every if courses.is_past(each.course, at=now)]
    applications = [each for each in every if each not in past]
    next_session = (
        courses.next_session_of(participant=me.participant, after=now) if sees_classes else None
    )
    supporters = people.supporters(me.participant, on=timezone.localdate())
    may_answer = me.may("cards:devices")
    return render(
        request,
        "web/me.html",
        page=me.page(title),
        me=me,
        next_session=next_session,
        when=timezone.localtime(next_session.starts_at) if next_session else None,
        offered=next((each for each in applications if places.is_offered(each)), None),
        applications=[(each, courses_said.standing(each)) for each in applications[:3]],
        past=past[:3],
        past_title=own_words.past_title(past, year=me.programme.fiscal_year),
        n_knocks=len(cards.waiting(cards.card_of(me.participant))) if may_answer else 0,
        open_try=rehearsals.open_try(participant=me.participant),
        circles=list(ties.circles_of(account=me.account, participant=me.participant)),
        wave=effects.wave_to_answer(
            programme=me.programme, participant=me.participant, on=timezone.localdate()
        ),
        supporters=[_("%(name)sさん") % {"name": each.name} for each in supporters],
    )


@doors.person
def mine(request: HttpRequest, me: Me) -> HttpResponse:
    """Show what the house knows of a person and who helps, one line each with what is behind it."""
    page = me.page(me.own.words, crumbs=(me.first,))
    has_personas = personas.shared_personas(programme=me.programme).exists()
    return render(request, "web/mine.html", page=page, me=me, has_personas=has_personas)


@doors.public
def who(request: HttpRequest) -> HttpResponse:
    """Ask a supporter with whom they are today."""
    if not isinstance(request.user, Account):
        return redirect("entrance:sign_in")
    if people.participant_of(request.user) is not None:
        return redirect("web:me")
    if away := presence.turn_supporter_away(request, request.user):
        return away
    supported = people.supported_by(request.user, on=timezone.localdate())
    if request.method == "POST":
        code = request.POST.get("participant", "")
        if code not in {each.code for each in supported}:
            raise Http404
        request.session[company.ACTING_FOR] = code
        return redirect("web:me")
    page = Page(
        face=Face.PERSON,
        title=_("今日は、だれと一緒ですか"),
        help_phone=frames.help_phone(),
        looks_href=reverse("web:looks"),
    )
    before = str(request.session.get(company.ACTING_FOR, ""))
    return render(
        request,
        "web/who.html",
        page=page,
        supported=supported,
        ended=company.ended_with(request.user, before),
    )
