"""The workshop: lines, what they stand on, and what would prove them wrong."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.terms import Stage
from yorisoi.stages.personas import actions, presenters, queries
from yorisoi.stages.personas.forms import CiteForm, DoubtsForm, LineForm, SearchForm
from yorisoi.stages.personas.models import Persona
from yorisoi.stages.personas.presenters.sheet import figure_words
from yorisoi.stages.personas.terms import AttributeTopic
from yorisoi.stages.personas.views.desk import form_page, line_of, open_persona_of
from yorisoi.ui.pages import render

Found = dict[str, tuple[str, actions.Source]]


@staff(Permission.WRITE)
def workshop(request: HttpRequest, desk: Desk, persona: str) -> HttpResponse:
    """Show everything of a version that can be changed."""
    found = open_persona_of(desk, persona)
    lines = queries.lines(persona=found)
    return render(
        request,
        "personas/workshop.html",
        page=desk.page(
            _("この像を直す"),
            stage=Stage.PERSONAS,
            kick=_("%(name)s　第%(n)s版") % {"name": found.name, "n": found.version},
            lead=_("根拠のない行は、仮と出ます。"),
        ),
        desk=desk,
        persona=found,
        topics=[
            (topic, [each for each in lines if each.topic == topic]) for topic in AttributeTopic
        ],
        figure_words=figure_words,
        words=presenters,
    )


@staff(Permission.WRITE)
def line(request: HttpRequest, desk: Desk, persona: str, order: int = 0) -> HttpResponse:
    """Add a line or change it."""
    found = open_persona_of(desk, persona)
    kept = line_of(found, order).attribute if order else None
    initial = (
        {"text": kept.text, "topic": kept.topic}
        if kept
        else {"topic": request.GET.get("topic", AttributeTopic.LIFE)}
    )
    form = LineForm(request.POST or None, initial=initial)
    if form.is_valid():
        words = actions.LineWords(**form.cleaned_data)
        put = actions.put_line(by=desk.account, persona=found, words=words, order=order)
        if kept:
            return redirect("personas:workshop", programme=desk.programme.code, persona=persona)
        messages.success(request, _("行を足しました。根拠があれば、つけてください"))
        return redirect(
            "personas:cite", programme=desk.programme.code, persona=persona, order=put.order
        )
    title = _("行を変える") if kept else _("行を足す")
    return form_page(
        request, desk, form, title=title, persona=found, template="personas/line.html", order=order
    )


@require_POST
@staff(Permission.WRITE)
def remove(request: HttpRequest, desk: Desk, persona: str, order: int) -> HttpResponse:
    """Take a line away."""
    found = line_of(open_persona_of(desk, persona), order)
    actions.remove_line(by=desk.account, attribute=found.attribute)
    messages.success(request, _("行を消しました"))
    return redirect("personas:workshop", programme=desk.programme.code, persona=persona)


@staff(Permission.WRITE)
def cite(request: HttpRequest, desk: Desk, persona: str, order: int) -> HttpResponse:
    """Look for figures and voices, and let the line stand on one of them."""
    found = open_persona_of(desk, persona)
    of = line_of(found, order)
    search = SearchForm(request.GET or None)
    asked = str(search.cleaned_data["words"]) if search.is_valid() else ""
    sources = _sources(found, asked)
    choices = [(key, words) for key, (words, _source) in sources.items()]
    form = CiteForm(request.POST or None, choices=choices)
    if form.is_valid():
        key, answer = form.cleaned_data.get("found"), form.cleaned_data["answer"]
        source = sources[key][1] if key else actions.Source(answer=answer)
        actions.cite(by=desk.account, attribute=of.attribute, source=source)
        messages.success(request, _("根拠をつけました"))
        return redirect("personas:workshop", programme=desk.programme.code, persona=persona)
    return form_page(
        request,
        desk,
        form,
        title=_("根拠をつける"),
        persona=found,
        template="personas/cite.html",
        line=of,
        search=search,
        asked=asked,
        figure_words=figure_words,
    )


def _sources(persona: Persona, asked: str) -> Found:
    kind = persona.segment.kind
    programme = persona.programme
    found: Found = {}
    for said in queries.citable_voices(programme=programme, words=asked, kind=kind):
        who = said.who or str(said.passage.get_speaker_display())
        words = _("声　%(text)s ― %(who)s") % {"text": said.text, "who": who}
        found[f"v{said.passage.pk}"] = (words, actions.Source(passage=said.passage))
    for figure in queries.citable_figures(programme=programme, words=asked, kind=kind):
        words = _("数　%(place)s　%(figure)s（%(as_of)s、%(certainty)s）― %(source)s") % {
            "place": figure.place,
            "figure": figure_words(figure),
            "as_of": figure.as_of,
            "certainty": figure.get_certainty_display(),
            "source": figure.source.title,
        }
        found[f"f{figure.pk}"] = (words, actions.Source(figure=figure))
    return found


@require_POST
@staff(Permission.WRITE)
def uncite(request: HttpRequest, desk: Desk, persona: str, order: int) -> HttpResponse:
    """Take evidence away from a line."""
    of = line_of(open_persona_of(desk, persona), order)
    asked = request.POST.get("evidence", "")
    found = next((each.evidence for each in of.cited if str(each.evidence.pk) == asked), None)
    if found is None:
        raise Http404
    actions.uncite(by=desk.account, evidence=found)
    messages.success(request, _("根拠を外しました"))
    return redirect("personas:workshop", programme=desk.programme.code, persona=persona)


@staff(Permission.WRITE)
def doubts(request: HttpRequest, desk: Desk, persona: str) -> HttpResponse:
    """Say what would prove the persona wrong."""
    found = open_persona_of(desk, persona)
    texts = "\n".join(found.doubts.values_list("text", flat=True))
    form = DoubtsForm(request.POST or None, initial={"doubts": texts})
    if form.is_valid():
        actions.set_doubts(by=desk.account, persona=found, texts=form.cleaned_data["doubts"])
        messages.success(request, _("残しました"))
        return redirect("personas:workshop", programme=desk.programme.code, persona=persona)
    return form_page(request, desk, form, title=_("この像を疑う"), persona=found)
