"""Reviews: what people concerned say, written down by the team or by themselves."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission, Speaker
from yorisoi.programme.doors import Desk, person, staff
from yorisoi.programme.myself import Me
from yorisoi.stages.personas import actions, presenters, queries
from yorisoi.stages.personas.forms import MyReviewForm, ReviewForm
from yorisoi.stages.personas.models import Persona
from yorisoi.stages.personas.queries import Line
from yorisoi.stages.personas.terms import AttributeTopic
from yorisoi.stages.personas.views.desk import form_page, persona_of
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


@staff(Permission.WRITE)
def review(request: HttpRequest, desk: Desk, persona: str) -> HttpResponse:
    """Write down, line by line, what somebody concerned says."""
    found = persona_of(desk, persona)
    lines = queries.lines(persona=found)
    form = ReviewForm(
        request.POST or None, lines=lines, initial={"reviewed_on": timezone.localdate()}
    )
    if form.is_valid():
        _keep(desk, found, form)
        messages.success(request, _("見た人の声を残しました"))
        return redirect("personas:sheet", programme=desk.programme.code, persona=persona)
    return form_page(
        request,
        desk,
        form,
        title=_("見た人の声を残す"),
        persona=found,
        template="personas/review.html",
        orders=[each.attribute.order for each in lines],
    )


def _keep(desk: Desk, persona: Persona, form: ReviewForm) -> None:
    data = form.cleaned_data
    for line in form.lines:
        verdict = data[f"verdict_{line.attribute.order}"]
        if verdict:
            words = actions.ReviewWords(
                reviewer=data["reviewer"],
                reviewed_on=data["reviewed_on"],
                verdict=verdict,
                comment=data[f"comment_{line.attribute.order}"],
            )
            actions.review(by=desk.account, persona=persona, words=words, attribute=line.attribute)


@person
def mine(request: HttpRequest, me: Me) -> HttpResponse:
    """Show the personas a participant may look at."""
    return render(
        request,
        "personas/mine.html",
        page=me.page(_("いっしょに見てください")),
        personas=list(queries.shared_personas(programme=me.programme)),
        words=presenters,
    )


@person
def mine_one(request: HttpRequest, me: Me, persona: str) -> HttpResponse:
    """Show one persona in easy words, before the first question."""
    found = _shared(me, persona)
    return render(
        request,
        "personas/mine_one.html",
        page=me.page(
            _("%(name)sさん") % {"name": found.name},
            crumbs=(Link(_("いっしょに見てください"), reverse("personas:mine")),),
        ),
        persona=found,
        lines=_asked(found),
        words=presenters,
    )


@person
def mine_line(request: HttpRequest, me: Me, persona: str, number: int) -> HttpResponse:
    """Ask about one line: is it so?"""
    found = _shared(me, persona)
    lines = _asked(found)
    if not 1 <= number <= len(lines):
        raise Http404
    line = lines[number - 1]
    form = MyReviewForm(request.POST or None)
    if form.is_valid():
        words = actions.ReviewWords(
            reviewer=Speaker.PERSON, reviewed_on=timezone.localdate(), **form.cleaned_data
        )
        actions.review(by=me.account, persona=found, words=words, attribute=line.attribute)
        if number < len(lines):
            return redirect("personas:mine_line", persona=persona, number=number + 1)
        messages.success(request, _("ありがとうございました。答えを、なかまと区の職員が読みます。"))
        return redirect("personas:mine")
    return render(
        request,
        "personas/mine_line.html",
        page=me.page(
            presenters.easy(line.text),
            kick=_("%(name)sさん（架空の人）　%(n)s／%(all)s")
            % {"name": found.name, "n": number, "all": len(lines)},
        ),
        status=422 if form.errors else 200,
        persona=found,
        form=form,
        number=number,
        n_lines=len(lines),
    )


def _asked(persona: Persona) -> tuple[Line, ...]:
    """Return the lines a person can say yes or no to; shares of a group are none."""
    found = queries.lines(persona=persona)
    return tuple(each for each in found if each.topic != AttributeTopic.SPAN)


def _shared(me: Me, code: str) -> Persona:
    found = queries.shared_persona(programme=me.programme, code=code)
    if found is None:
        raise Http404
    return found
