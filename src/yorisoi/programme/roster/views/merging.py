"""The same person twice in the roster: the list of pairs, two records side by side, and one of them.

Only the ward's own desk may do this: a merge reaches rows that a centre must not see.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.models import Participant, TwoPeople
from yorisoi.people.terms import MergeGround, Permission
from yorisoi.people.twins import finding as pairs
from yorisoi.people.twins import foreseeing, merging
from yorisoi.people.twins import words as merge_words
from yorisoi.people.twins.form import ONE, GroundForm, MergeForm, PairForm
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.looking import note_list, participant_of
from yorisoi.programme.roster.views.records import record_link
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render

N_PAIRS = 50


def may_merge(desk: Desk) -> bool:
    """Whether this is the desk of the municipality itself, and not of who works with it."""
    return desk.organisation.pk == desk.programme.municipality_id


def _municipality_only(desk: Desk) -> None:
    if not may_merge(desk):
        raise Http404


def twins_link(desk: Desk) -> Link:
    """Return the way back to the list of pairs."""
    return Link(_("同じ人かもしれない記録"), reverse("people:twins", args=[desk.programme.code]))


def pair_of(desk: Desk, one: str, other: str) -> tuple[Participant, Participant]:
    """Return two people of this municipality; the code of a merged record stands for the one kept."""
    _municipality_only(desk)
    return participant_of(desk, one), participant_of(desk, other)


def _is_one(request: HttpRequest, desk: Desk, pair: tuple[Participant, Participant]) -> str:
    """Return where to go where both codes lead to one record, having said why."""
    if pair[0].pk != pair[1].pk:
        return ""
    messages.warning(request, _("この二つは、すでに一つにまとめてあります"))
    return record_link(desk, pair[0]).href


@staff(Permission.PERSONAL)
def twins(request: HttpRequest, desk: Desk) -> HttpResponse:
    """List who may be in the roster twice, how sure that is and why; or take two codes by hand."""
    _municipality_only(desk)
    municipality = desk.programme.municipality
    of = participant_of(desk, request.GET["of"]) if request.GET.get("of") else None
    form = PairForm(request.GET if "one" in request.GET else None, initial=_first(of))
    if form.is_valid() and (found := _named(desk, form)):
        return redirect("people:compare", desk.programme.code, *(each.code for each in found))
    every = pairs.twins(municipality=municipality, of=of)
    shown = every[:N_PAIRS]
    persons = [each for pair in shown for each in (pair.one, pair.other)]
    note_list(desk, persons, act="participants.compare")
    return render(
        request,
        "people/twins.html",
        page=desk.page(
            _("同じ人かもしれない記録"),
            lead=_(
                "名前や電話が同じ記録です。家族は電話が同じこともあります。一組ずつ確かめます。"
            ),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        lines=[merge_words.twin_line(each) for each in shown],
        n_more=len(every) - len(shown),
        of=of,
        form=form,
    )


def _first(of: Participant | None) -> dict[str, str]:
    return {"one": of.code} if of else {}


def _named(desk: Desk, form: PairForm) -> tuple[Participant, Participant] | None:
    """Return the two people whose codes were typed, or say which code leads to nobody."""
    found = []
    for name in ("one", "other"):
        code = form.cleaned_data[name].upper()
        try:
            found.append(participant_of(desk, code))
        except Http404:
            form.add_error(name, _("この符号の人は、名簿にいません。もう一度見てください"))
    if len(found) == 2 and found[0].pk == found[1].pk:
        form.add_error("other", _("二つめには、べつの記録の符号を書いてください"))
    return (found[0], found[1]) if not form.errors else None


@staff(Permission.PERSONAL)
def compare(request: HttpRequest, desk: Desk, participant: str, other: str) -> HttpResponse:
    """Show two records side by side, and ask which stays and which values are kept."""
    pair = pair_of(desk, participant, other)
    if away := _is_one(request, desk, pair):
        return redirect(away)
    chosen = request.GET if "keep" in request.GET else None
    return _compare(request, desk, pair, MergeForm(chosen, one=pair[0], other=pair[1]))


def _compare(
    request: HttpRequest, desk: Desk, pair: tuple[Participant, Participant], form: MergeForm
) -> HttpResponse:
    note_list(desk, pair, act="participants.compare")
    shared = pairs.marks_shared_by(*pair)
    alike = pairs.compared(*pair, shared=shared)
    first, second = sorted(pair, key=lambda each: each.pk)
    return render(
        request,
        "people/compare.html",
        page=desk.page(
            _("二つの記録をくらべる"),
            lead=_("本人か、よく知っている人に確かめてから決めます。まだ何も変わりません。"),
        ),
        status=422 if form.errors else 200,
        desk=desk,
        one=pair[0],
        other=pair[1],
        back=twins_link(desk),
        form=form,
        alike=merge_words.twin_line(alike) if alike else None,
        counts=merge_words.counts(*pair),
        apart=TwoPeople.objects.filter(one=first, other=second).first(),
    )


@staff(Permission.PERSONAL, is_fresh=True)
def merge(request: HttpRequest, desk: Desk, participant: str, other: str) -> HttpResponse:
    """Show what will go over and what will not; then, once more asked, make the two records one."""
    pair = pair_of(desk, participant, other)
    if away := _is_one(request, desk, pair):
        return redirect(away)
    form = MergeForm(request.GET, one=pair[0], other=pair[1])
    if not form.is_valid():
        return _compare(request, desk, pair, form)
    keep, duplicate = pair if form.cleaned_data["keep"] == ONE else (pair[1], pair[0])
    ground = GroundForm(request.POST or None)
    if ground.is_valid():
        merging.merge(
            by=desk.account,
            keep=keep,
            duplicate=duplicate,
            person=form.person(),
            ground=MergeGround(ground.cleaned_data["ground"]),
        )
        messages.success(request, _("一つの記録にまとめました"))
        return redirect("people:participant", desk.programme.code, keep.code)
    return _preview(request, desk, form, ground, (keep, duplicate))


def _preview(
    request: HttpRequest,
    desk: Desk,
    form: MergeForm,
    ground: GroundForm,
    pair: tuple[Participant, Participant],
) -> HttpResponse:
    keep, duplicate = pair
    note_list(desk, pair, act="participants.compare")
    found = foreseeing.foresee(keep=keep, duplicate=duplicate)
    asked = request.resolver_match.kwargs if request.resolver_match else {}
    back = f"{reverse('people:compare', kwargs=asked)}?{request.GET.urlencode()}"
    return render(
        request,
        "people/merge.html",
        page=desk.page(
            _("一つにまとめる前に、確かめる"),
            lead=_("まとめると、もとの二つには戻せません。"),
        ),
        status=422 if ground.errors else 200,
        desk=desk,
        keep=keep,
        duplicate=duplicate,
        back=Link(_("二つの記録をくらべる"), back),
        values=[(each.label, value.shown) for each, value in form.chosen() if value.shown],
        moving=merge_words.moving_lines(found),
        settled=merge_words.settled_lines(found),
        n_lines=found.n_lines,
        form=ground,
    )


@require_POST
@staff(Permission.PERSONAL)
def tell_apart(request: HttpRequest, desk: Desk, participant: str, other: str) -> HttpResponse:
    """Keep that two records are two people, so that nobody is asked about them again."""
    pair = pair_of(desk, participant, other)
    if away := _is_one(request, desk, pair):
        return redirect(away)
    merging.tell_apart(by=desk.account, one=pair[0], other=pair[1])
    messages.success(request, _("別の人だと残しました。この二人は、もう一覧に出ません"))
    return redirect(twins_link(desk).href)
