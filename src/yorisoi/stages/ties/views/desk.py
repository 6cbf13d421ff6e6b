"""The team's pages: circles, who belongs to them, what was reported, and ties without content."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people import queries as people
from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list
from yorisoi.programme.terms import Stage
from yorisoi.stages.ties import actions, presenters, queries, rules
from yorisoi.stages.ties.forms import CircleForm, MemberForm, TieForm
from yorisoi.stages.ties.models import Circle
from yorisoi.stages.ties.terms import CircleState
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop

WORDS = ("name", "purpose", "rules", "in_trouble")


def _circle(desk: Desk, code: str) -> Circle:
    found = queries.circle(programme=desk.programme, code=code)
    if found is None:
        raise Http404
    return found


def _hosts(desk: Desk, *, also: Account | None = None) -> list[Account]:
    """Whoever works in the programme may watch over a circle; its host today stays a choice."""
    team = Account.objects.filter(
        memberships__organisation__parties__programme=desk.programme
    ).distinct()
    found = list(team)
    return found if also is None or also in found else [also, *found]


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the circles, what waits, and how many people have somebody."""
    reports = queries.reports(programme=desk.programme, centre=desk.centre)
    return render(
        request,
        "ties/home.html",
        page=desk.page(
            presenters.title(),
            stage=Stage.TIES,
            lead=stop(presenters.sentence(programme=desk.programme)),
        ),
        desk=desk,
        circles=[
            (each, presenters.state(each)) for each in queries.circles(programme=desk.programme)
        ],
        n_reports=reports.count() if desk.may_see_names else 0,
        days=presenters.days_table(
            queries.days_of_ties(programme=desk.programme), programme=desk.programme
        ),
    )


@staff(Permission.READ)
def circle(request: HttpRequest, desk: Desk, circle: str) -> HttpResponse:
    """Show one circle and who belongs to it; nothing of what is said there."""
    found = _circle(desk, circle)
    members = list(queries.members(circle=found))
    names = [
        (each, presenters.member_name(each, may_see_names=desk.may_see_names)) for each in members
    ]
    note_list(desk, _persons(each.account for each in members), act="circle.view", about=found)
    return render(
        request,
        "ties/circle.html",
        page=desk.page(found.name, stage=Stage.TIES, lead=found.purpose),
        desk=desk,
        circle=found,
        state=presenters.state(found),
        next_states=rules.next_states(found),
        members=names,
    )


@staff(Permission.WRITE)
def edit(request: HttpRequest, desk: Desk, circle: str = "") -> HttpResponse:
    """Open a circle or change its words and host."""
    found = _circle(desk, circle) if circle else None
    initial = {name: getattr(found, name) for name in WORDS} if found else {}
    initial["host"] = found.host.code if found else desk.account.code
    hosts = _hosts(desk, also=found.host if found else desk.account)
    form = CircleForm(request.POST or None, hosts=hosts, initial=initial)
    if form.is_valid():
        host = next(each for each in hosts if each.code == form.cleaned_data["host"])
        words = actions.CircleWords(**{name: form.cleaned_data[name] for name in WORDS})
        code = circle or f"circle-{get_random_string(6).lower()}"
        actions.put_circle(
            by=desk.account, programme=desk.programme, code=code, words=words, host=host
        )
        messages.success(request, _("輪を残しました"))
        return redirect("ties:circle", programme=desk.programme.code, circle=code)
    title = _("輪を変える") if found else _("輪をつくる")
    return _form(request, desk, form, title)


@require_POST
@staff(Permission.WRITE)
def state(request: HttpRequest, desk: Desk, circle: str) -> HttpResponse:
    """Pause, open again or close a circle."""
    found = _circle(desk, circle)
    wanted = request.POST.get("state", "")
    if wanted not in rules.next_states(found):
        raise Http404
    actions.set_state(by=desk.account, circle=found, state=CircleState(wanted))
    messages.success(request, _("輪の状態を変えました"))
    return redirect("ties:circle", programme=desk.programme.code, circle=circle)


@staff(Permission.WRITE)
def add_member(request: HttpRequest, desk: Desk, circle: str) -> HttpResponse:
    """Let a participant with an account, or a supporter, join."""
    found = _circle(desk, circle)
    inside = {each.account_id for each in queries.members(circle=found)}
    known = [each for each in _candidates(desk) if each.pk not in inside]
    choices = [
        (each.code, presenters.account_name(each, may_see_names=desk.may_see_names))
        for each in known
    ]
    form = MemberForm(request.POST or None, choices=choices)
    if form.is_valid():
        account = next(each for each in known if each.code == form.cleaned_data["account"])
        actions.add_member(by=desk.account, circle=found, account=account)
        messages.success(request, _("輪に加えました"))
        return redirect("ties:circle", programme=desk.programme.code, circle=circle)
    note_list(desk, _persons(known), act="participants.choose", about=found)
    return _form(request, desk, form, _("輪に人を加える"), kick=found.name)


def _persons(accounts: Iterable[Account]) -> list[Participant | None]:
    """Return the participants among accounts."""
    return [getattr(each, "participant", None) for each in accounts]


def _candidates(desk: Desk) -> list[Account]:
    own = people.participants(municipality=desk.programme.municipality, centre=desk.centre)
    persons = Account.objects.filter(participant__in=own).select_related("participant")
    helpers = people.supporter_accounts(municipality=desk.programme.municipality)
    return [*persons, *helpers.select_related("participant")]


@require_POST
@staff(Permission.WRITE)
def remove_member(request: HttpRequest, desk: Desk, circle: str, member: int) -> HttpResponse:
    """Let a member go."""
    found = queries.member(circle=_circle(desk, circle), pk=member)
    if found is None:
        raise Http404
    actions.leave(by=desk.account, member=found)
    messages.success(request, _("輪から外しました"))
    return redirect("ties:circle", programme=desk.programme.code, circle=circle)


@staff(Permission.PERSONAL)
def reports(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what members asked the team to look at, and only that."""
    waiting = list(queries.reports(programme=desk.programme, centre=desk.centre))
    for each in waiting:
        persons = [each.sent_for, *_persons(filter(None, (each.sent_by, each.reported_by)))]
        detail = {"message": each.pk}
        note_list(desk, persons, act="message.view", about=each.circle, detail=detail)
    return render(
        request,
        "ties/reports.html",
        page=desk.page(
            _("「これは困る」と言われたことば"),
            stage=Stage.TIES,
            lead=_("輪の人が見てほしいと言ったことばだけが、ここに出ます。"),
        ),
        desk=desk,
        reports=[(each, presenters.reported(each)) for each in waiting],
    )


@require_POST
@staff(Permission.PERSONAL)
def settle(request: HttpRequest, desk: Desk, message: int) -> HttpResponse:
    """Hide a reported message, or let it stand."""
    waiting = queries.reports(programme=desk.programme, centre=desk.centre)
    found = get_object_or_404(waiting, pk=message)
    is_hidden = "hide" in request.POST
    actions.settle(by=desk.account, message=found, is_hidden=is_hidden)
    messages.success(request, _("かくしました") if is_hidden else _("そのままにしました"))
    return redirect("ties:reports", programme=desk.programme.code)


@staff(Permission.WRITE)
def ties(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List who is connected to whom by what and how often; no words were ever written down."""
    found = list(
        queries.ties(
            programme=desk.programme,
            municipality=desk.programme.municipality,
            centre=desk.centre,
        )
    )
    note_list(desk, (each.participant for each in found), act="tie.list")
    return render(
        request,
        "ties/ties.html",
        page=desk.page(
            _("つながりの記録"),
            stage=Stage.TIES,
            lead=_("だれと、どうやって、どのくらい。話の中身は書きません。"),
        ),
        desk=desk,
        ties=found,
    )


@staff(Permission.WRITE)
def record_tie(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Write down a tie that a participant told of."""
    known = people.participants(municipality=desk.programme.municipality, centre=desk.centre)
    form = TieForm(
        request.POST or None,
        participants=known,
        may_see_names=desk.may_see_names,
        initial={"noted_on": timezone.localdate()},
    )
    if form.is_valid():
        participant = known.get(code=form.cleaned_data.pop("participant"))
        actions.record_tie(
            by=desk.account,
            programme=desk.programme,
            participant=participant,
            facts=actions.TieFacts(**form.cleaned_data),
        )
        messages.success(request, _("つながりを残しました"))
        return redirect("ties:ties", programme=desk.programme.code)
    note_list(desk, known, act="participants.choose")
    return _form(request, desk, form, _("つながりを残す"))


def _form(
    request: HttpRequest,
    desk: Desk,
    form: CircleForm | MemberForm | TieForm,
    title: str,
    kick: str = "",
) -> HttpResponse:
    return render(
        request,
        "ties/form.html",
        page=desk.page(title, stage=Stage.TIES, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )
