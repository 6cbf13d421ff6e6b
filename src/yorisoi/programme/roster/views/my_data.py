"""A participant gets everything that is held about them, and says what is wrong."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.people.forms import WrongForm
from yorisoi.people.held import correcting
from yorisoi.people.held.holdings import holdings
from yorisoi.people.held.words import own_data_paper
from yorisoi.programme.doors import person
from yorisoi.programme.myself import Me
from yorisoi.programme.papers import paper_response, print_form
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


def _held(me: Me) -> str:
    if me.is_assisted:
        return _("%(name)sさんについて持っている情報") % {"name": me.participant.name}
    return _("あなたについて持っている情報")


@person
def data(request: HttpRequest, me: Me) -> HttpResponse:
    """Offer the paper in the person's own format first, and show what they said is wrong."""
    return render(
        request,
        "people/my_data.html",
        page=me.page(
            _held(me),
            crumbs=(me.own,),
        ),
        me=me,
        form=print_form(request, me.participant),
        corrections=me.participant.corrections.order_by("-pk"),
    )


@person
def paper(request: HttpRequest, me: Me, form: str) -> HttpResponse:
    """Return everything that is held about the person, in a form of their choice."""
    document = own_data_paper(
        me.participant,
        holdings(me.participant),
        place=me.programme.municipality.name,
        on=timezone.localdate(),
        notice=me.programme.notice,
    )
    back = Link(_held(me), reverse("people:my_data"))
    response = paper_response(document, form=form, name="own-data", back=back)
    correcting.print_own_data(by=me.account, participant=me.participant, form=form)
    return response


@person
def wrong(request: HttpRequest, me: Me) -> HttpResponse:
    """Let the person say what is wrong."""
    form = WrongForm(request.POST or None)
    if form.is_valid():
        correcting.ask_correction(
            by=me.account, participant=me.participant, wrong=form.cleaned_data["wrong"]
        )
        messages.success(request, _("職員に伝えました。30日までに返事をします"))
        return redirect("people:my_data")
    back = Link(_held(me), reverse("people:my_data"))
    return render(
        request,
        "people/my_correction.html",
        page=me.page(_("ちがうところを教えてください"), crumbs=(back,)),
        status=422 if form.errors else 200,
        me=me,
        form=form,
    )
