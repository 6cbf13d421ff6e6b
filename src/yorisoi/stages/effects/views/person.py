"""The person's own answers: one question a page, in their own time."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.stages.effects import actions, queries
from yorisoi.stages.effects.forms import QuestionForm, WhoForm
from yorisoi.stages.effects.models import Item, Wave
from yorisoi.stages.effects.rules.scales import DECLINED
from yorisoi.stages.effects.terms import AnswerBy
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


def _open(me: Me, kind: str) -> tuple[Wave, list[Item]]:
    today = timezone.localdate()
    found = queries.open_waves(programme=me.programme, on=today).filter(kind=kind).first()
    if found is None or not queries.may_be_asked(wave=found, participant=me.participant):
        raise Http404
    return found, list(queries.items(programme=me.programme))


def _key(me: Me) -> str:
    return f"effects.by.{me.participant.code}"


def _by(request: HttpRequest, me: Me) -> AnswerBy | None:
    """Return who answers; None where a supporter is there and has not said it yet."""
    if not me.is_assisted:
        return AnswerBy.PERSON
    said = request.session.get(_key(me))
    return AnswerBy(said) if said else None


@person
def start(request: HttpRequest, me: Me, wave: str) -> HttpResponse:
    """Say how many questions there are and that nobody has to answer; ask a supporter who answers."""
    found, items = _open(me, wave)
    form = WhoForm(request.POST or None) if me.is_assisted else None
    if form is not None and form.is_valid():
        request.session[_key(me)] = form.cleaned_data["answered_by"]
        return redirect("effects:question", wave=wave, number=1)
    home = (Link(_("はじめのページ"), reverse("web:me")),)
    return render(
        request,
        "effects/start.html",
        page=me.page(_("教えてください"), crumbs=home),
        status=422 if form is not None and form.errors else 200,
        wave=found,
        n_items=len(items),
        form=form,
    )


@person
def question(request: HttpRequest, me: Me, wave: str, number: int) -> HttpResponse:
    """Ask one question; not wanting to answer is an answer too."""
    found, items = _open(me, wave)
    by = _by(request, me)
    if by is None:
        return redirect("effects:answers_start", wave=wave)
    if not 1 <= number <= len(items):
        raise Http404
    item = items[number - 1]
    given = queries.answers(wave=found, participant=me.participant, by=by).get(item.pk)
    posted = request.POST if request.method == "POST" else None
    form = QuestionForm(posted, item=item, initial={"answer": given})
    value = DECLINED if "declined" in request.POST else ""
    if value or form.is_valid():
        actions.answer(
            by=me.account,
            wave=found,
            participant=me.participant,
            given={item: value or str(form.cleaned_data["answer"])},
            answered_by=by,
        )
        if number == len(items):
            return redirect("effects:answered", wave=wave)
        return redirect("effects:question", wave=wave, number=number + 1)
    return render(
        request,
        "effects/question.html",
        page=me.page(item.text, crumbs=(_before(wave, number),)),
        status=422 if form.errors else 200,
        form=form,
        number=number,
        n_items=len(items),
        is_declined=given == DECLINED,
        by=by,
    )


@person
def done(request: HttpRequest, me: Me, wave: str) -> HttpResponse:
    """Thank the person and say what happens with the answers."""
    found, _items = _open(me, wave)
    return render(
        request,
        "effects/done.html",
        page=me.page(_("ありがとうございました")),
        wave=found,
    )


def _before(wave: str, number: int) -> Link:
    if number == 1:
        return Link(_("前のページ"), reverse("effects:answers_start", args=[wave]))
    return Link(_("前の質問"), reverse("effects:question", args=[wave, number - 1]))
