"""Pages of the question box: staff answer, participants ask."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, person, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.myself import Me
from yorisoi.programme.terms import Stage
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.actions import questions as actions
from yorisoi.stages.courses.forms.questions import AnswerForm, QuestionForm
from yorisoi.stages.courses.models import Question
from yorisoi.stages.courses.presenters.sight import Sight
from yorisoi.stages.courses.queries import questions as queries
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


@staff(Permission.PERSONAL)
def box(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the questions, those without an answer first."""
    sight = Sight(shows_names=desk.may_see_names, centre=desk.centre)
    found = list(queries.questions(programme=desk.programme, centre=desk.centre))
    note_list(desk, (each.participant for each in found), act="question.view")
    n_open = sum(each.answered_at is None for each in found)
    lead = _("答えを待っている質問が%(n)s件あります。") % {"n": n_open} if n_open else ""
    return render(
        request,
        "courses/day_questions.html",
        page=desk.page(_("質問の箱"), stage=Stage.COURSES, lead=lead),
        desk=desk,
        questions=[
            (each, sight.call(each.participant) if each.participant else _("名前なし"))
            for each in found
        ],
    )


@staff(Permission.PERSONAL)
def answer(request: HttpRequest, desk: Desk, question: int) -> HttpResponse:
    """Answer one question, and let it become part of the next class."""
    found = queries.question(programme=desk.programme, number=question, centre=desk.centre)
    if found is None:
        raise Http404
    form = AnswerForm(request.POST or None, initial={"answer": found.answer})
    if form.is_valid():
        said = form.cleaned_data
        actions.answer(by=desk.account, question=found, text=said["answer"])
        if said["makes_unit"] and found.unit is None:
            actions.make_unit(
                by=desk.account, question=found, name=said["unit_name"], aim=said["unit_aim"]
            )
        messages.success(request, _("答えを残しました。聞いた人のページに出ます。"))
        return redirect("courses:questions", desk.programme.code)
    note_list(desk, [found.participant], act="question.view")
    return render(
        request,
        "courses/day_answer.html",
        page=desk.page(_("質問に答える"), stage=Stage.COURSES),
        status=422 if form.errors else 200,
        desk=desk,
        question=found,
        form=form,
    )


@person
def mine(request: HttpRequest, me: Me) -> HttpResponse:
    """Let a participant ask, and show what was answered."""
    form = QuestionForm(request.POST or None, initial={"text": _begun(request)})
    if form.is_valid():
        actions.ask(
            by=me.account,
            programme=me.programme,
            text=form.cleaned_data["text"],
            participant=me.participant,
        )
        messages.success(request, _("質問をもらいました。答えは、このページに出ます。"))
        return redirect("courses:my_questions")
    return render(
        request,
        "courses/day_my_questions.html",
        page=me.page(_("質問を送る")),
        status=422 if form.errors else 200,
        form=form,
        me=me,
        questions=[
            (each, _may_take_back(me, each))
            for each in queries.questions_of(participant=me.participant)
        ],
    )


def _may_take_back(me: Me, question: Question) -> bool:
    return rules.may_take_back(question) and (
        not me.is_assisted or question.asked_by_id == me.account.pk
    )


@person
def take_back(request: HttpRequest, me: Me, question: int) -> HttpResponse:
    """Ask once, then take a question back that nobody has answered."""
    found = queries.own_question(participant=me.participant, number=question, account=me.account)
    if found is None or not rules.may_take_back(found):
        raise Http404
    if request.method == "POST":
        actions.take_back(by=me.account, question=found)
        messages.success(request, _("取り消しました。また書いて送れます"))
        return redirect("courses:my_questions")
    back = Link(_("質問を送る"), reverse("courses:my_questions"))
    return render(
        request,
        "courses/day_take_back.html",
        page=me.page(_("この質問を、取り消しますか"), crumbs=(back,)),
        question=found,
    )


def _begun(request: HttpRequest) -> str:
    """Return the first words for somebody who comes to say that they stay away once."""
    about = request.GET.get("absent", "")
    return _("「%(course)s」を、この日だけ休みます。日にちは") % {"course": about} if about else ""
