"""A page for whoever does not ring: stop, change or ask, with the receipt number."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.people import actions as people
from yorisoi.people.models import Account
from yorisoi.programme.doors import me_of, public
from yorisoi.stages.courses.actions.telling import tell as take
from yorisoi.stages.courses.forms.telling import TellForm
from yorisoi.stages.courses.presenters import public as said
from yorisoi.stages.courses.presenters import ways
from yorisoi.stages.courses.terms import Wanted
from yorisoi.stages.courses.views.public import frame, public_course_of
from yorisoi.ui.page import Link
from yorisoi.ui.pages import render


@public
def tell(request: HttpRequest, course: str) -> HttpResponse:
    """Take a withdrawal, a change or a question, in writing."""
    found = public_course_of(course)
    wish = request.GET.get("wanted", "")
    form = TellForm(request.POST or None, initial={"wanted": wish if wish in Wanted.values else ""})
    if form.is_valid():
        by = request.user if isinstance(request.user, Account) else people.public_desk()
        take(by=by, course=found, told=form.told())
        return redirect("courses:told", found.public_code)
    back = Link(_("教室のページに戻る"), said.href(found))
    return render(
        request,
        "courses/tell.html",
        page=frame(
            found,
            _("やめる、変える、聞く"),
            kick=found.name,
            crumbs=(back,),
            me=me_of(request),
        ),
        status=422 if form.errors else 200,
        form=form,
        ways=ways.ways_of(found),
    )


@public
def told(request: HttpRequest, course: str) -> HttpResponse:
    """Say the same to everybody who told something, whether or not the number is known."""
    found = public_course_of(course)
    return render(
        request,
        "courses/told.html",
        page=frame(found, _("受け取りました"), kick=found.name, me=me_of(request)),
        course=found,
        ways=ways.ways_of(found),
    )
