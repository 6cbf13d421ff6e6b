"""Coding passage by passage with the keyboard alone."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.stages.hearings import actions, queries, rules
from yorisoi.stages.hearings.forms import CodingForm
from yorisoi.stages.hearings.models import Hearing, Passage, Theme
from yorisoi.stages.hearings.queries import Said
from yorisoi.stages.hearings.views.desk import form_page, hearing_of, sight


@staff(Permission.WRITE)
def start(request: HttpRequest, desk: Desk, hearing: str) -> HttpResponse:
    """Go to the first passage that has no theme, or to the first of all."""
    found = hearing_of(desk, hearing)
    passages = list(found.passages.all())
    if not passages:
        return redirect("hearings:write", programme=desk.programme.code, hearing=hearing)
    first = next((each for each in passages if not each.codings.all()), passages[0])
    return redirect(
        "hearings:code", programme=desk.programme.code, hearing=hearing, passage=first.code
    )


@staff(Permission.WRITE)
def code(request: HttpRequest, desk: Desk, hearing: str, passage: str) -> HttpResponse:
    """Attach themes to one passage and go on to the next."""
    found = hearing_of(desk, hearing)
    voices = queries.said(hearing=found, sight=sight(desk))
    voice = _voice(voices, passage)
    themes = list(queries.themes(programme=desk.programme))
    form = CodingForm(
        request.POST or None,
        themes=themes,
        initial={"themes": [theme.code for theme in voice.themes]},
    )
    if form.is_valid():
        _attach(desk, voice.passage, themes, form)
        messages.success(request, _("言葉をつけました"))
        return _onward(request, desk, found, voice.passage)
    place = [each.passage.pk for each in voices].index(voice.passage.pk)
    return form_page(
        request,
        desk,
        form,
        title=_("%(n)sの声に言葉をつける") % {"n": place + 1},
        hearing=found,
        template="hearings/code.html",
        voice=voice,
        place=place + 1,
        voices=voices,
        keys=dict(
            zip(
                [theme.code for theme in themes],
                rules.theme_keys([theme.key for theme in themes]),
                strict=True,
            )
        ),
        themes={theme.code: theme for theme in themes},
    )


def _voice(voices: tuple[Said, ...], code: str) -> Said:
    found = next((each for each in voices if each.passage.code == code), None)
    if found is None:
        raise Http404
    return found


def _attach(desk: Desk, passage: Passage, themes: list[Theme], form: CodingForm) -> None:
    chosen = set(form.cleaned_data["themes"])
    actions.code_passage(
        by=desk.account,
        passage=passage,
        themes=[theme for theme in themes if theme.code in chosen],
        new_theme=form.cleaned_data["new_theme"].strip(),
    )


def _onward(request: HttpRequest, desk: Desk, hearing: Hearing, passage: Passage) -> HttpResponse:
    following: Passage | None = passage
    if "stay" not in request.POST:
        fresh = hearing_of(desk, hearing.code)
        following = queries.next_without_theme(hearing=fresh, after=passage)
    if following is None:
        messages.success(request, _("すべての声に言葉がつきました"))
        return redirect("hearings:hearing", programme=desk.programme.code, hearing=hearing.code)
    return redirect(
        "hearings:code",
        programme=desk.programme.code,
        hearing=hearing.code,
        passage=following.code,
    )
