"""Writing an edition: its chapters, its sentences, what they stand on, the day it is published."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.guides import actions, presenters, queries
from yorisoi.stages.guides.forms import ChangeForm, ClaimForm, EditionForm
from yorisoi.stages.guides.models import Chapter, Claim, Edition
from yorisoi.stages.guides.presenters import editions as said
from yorisoi.stages.guides.presenters import evidence
from yorisoi.stages.guides.presenters.kit import refusal
from yorisoi.stages.guides.terms import EditionState
from yorisoi.ui.pages import render


def _edition(desk: Desk, number: int) -> Edition:
    found = queries.edition(programme=desk.programme, number=number)
    if found is None:
        raise Http404
    return found


def _chapter(desk: Desk, number: int, chapter: int) -> Chapter:
    found = queries.chapter(edition=_edition(desk, number), order=chapter)
    if found is None:
        raise Http404
    return found


def _claim(desk: Desk, number: int, chapter: int, order: int) -> Claim:
    found = queries.claim(edition=_edition(desk, number), chapter=chapter, order=order)
    if found is None:
        raise Http404
    return found


@staff(Permission.WRITE)
def new(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Begin a new edition; a draft that is there goes on."""
    draft = queries.draft(programme=desk.programme)
    if draft is not None:
        return redirect("guides:edition_edit", programme=desk.programme.code, number=draft.number)
    form = EditionForm(request.POST or None, initial={"title": desk.programme.name})
    if form.is_valid():
        edition = actions.open_edition(
            by=desk.account, programme=desk.programme, title=form.cleaned_data["title"]
        )
        drafts = presenters.draft_claims(programme=desk.programme)
        actions.refresh(by=desk.account, edition=edition, drafts=drafts)
        messages.success(request, _("記録から下書きを作りました"))
        return redirect("guides:edition_edit", programme=desk.programme.code, number=edition.number)
    return _form(request, desk, form, _("新しい版を書きはじめる"))


@staff(Permission.READ)
def edition(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Show the chapters of an edition and what to do next."""
    found = _edition(desk, number)
    chapters = list(queries.chapters(edition=found))
    pages = [said.chapter_page(chapter) for chapter in chapters]
    page = desk.page(found.title, stage=Stage.GUIDES, lead=said.published_on(found))
    return render(
        request,
        "guides/edition_edit.html",
        page=page,
        desk=desk,
        edition=found,
        is_draft=found.state == EditionState.DRAFT,
        chapters=[(each, said.n_claims(each.chapter)) for each in pages],
    )


@staff(Permission.WRITE)
def refresh(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Make the sentences from records anew; what people wrote stays."""
    found = _edition(desk, number)
    drafts = presenters.draft_claims(programme=desk.programme)
    return _done(
        request,
        lambda: actions.refresh(by=desk.account, edition=found, drafts=drafts),
        _("記録から文を作り直しました。人が書いた文は、そのままです"),
        redirect("guides:edition_edit", programme=desk.programme.code, number=number),
    )


@staff(Permission.PUBLISH)
def publish(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Publish an edition with its kit."""
    found = _edition(desk, number)
    return _done(
        request,
        lambda: actions.publish(by=desk.account, edition=found),
        _("ガイドラインを公表しました。キットも一緒に公表しました"),
        redirect("guides:edition_edit", programme=desk.programme.code, number=number),
    )


@staff(Permission.READ)
def claims(request: HttpRequest, desk: Desk, number: int, chapter: int) -> HttpResponse:
    """Show the sentences of a chapter, section by section."""
    found = _chapter(desk, number, chapter)
    page = desk.page(found.title, stage=Stage.GUIDES, kick=found.part, lead=found.lead)
    return render(
        request,
        "guides/claims.html",
        page=page,
        desk=desk,
        edition=found.edition,
        chapter=found,
        sections=queries.sections(found),
        is_open=found.edition.state == EditionState.DRAFT and desk.may(Permission.WRITE),
    )


@staff(Permission.WRITE)
def new_claim(request: HttpRequest, desk: Desk, number: int, chapter: int) -> HttpResponse:
    """Write a sentence by hand."""
    found = _chapter(desk, number, chapter)
    titles = tuple(title for title, _claims in queries.sections(found))
    initial = {"section": request.GET.get("section", "")}
    form = ClaimForm(request.POST or None, sections=titles, initial=initial)
    if form.is_valid():
        return _done(
            request,
            lambda: actions.write_claim(by=desk.account, chapter=found, **form.cleaned_data),
            _("文を足しました。根拠がないので「仮」と出ます"),
            _to_chapter(desk, number, chapter),
        )
    return _form(request, desk, form, _("文を足す"), kick=f"{found.part}　{found.title}")


@staff(Permission.WRITE)
def change_claim(
    request: HttpRequest, desk: Desk, number: int, chapter: int, order: int
) -> HttpResponse:
    """Change a sentence, or leave it out."""
    found = _claim(desk, number, chapter, order)
    initial = {"text": found.text, "is_left_out": found.is_left_out}
    form = ChangeForm(request.POST or None, initial=initial)
    if form.is_valid():
        return _done(
            request,
            lambda: actions.change_claim(by=desk.account, claim=found, **form.cleaned_data),
            _("文を変えました"),
            _to_chapter(desk, number, chapter),
        )
    return _form(request, desk, form, _("文を変える"), kick=found.section)


@staff(Permission.WRITE)
def move_claim(
    request: HttpRequest, desk: Desk, number: int, chapter: int, order: int
) -> HttpResponse:
    """Move a sentence up or down."""
    found = _claim(desk, number, chapter, order)
    is_up = request.POST.get("way") == "up"
    return _done(
        request,
        lambda: actions.move_claim(by=desk.account, claim=found, is_up=is_up),
        _("文を動かしました"),
        _to_chapter(desk, number, chapter),
    )


@staff(Permission.WRITE)
def remove_claim(
    request: HttpRequest, desk: Desk, number: int, chapter: int, order: int
) -> HttpResponse:
    """Take away a sentence that was written by hand."""
    found = _claim(desk, number, chapter, order)
    return _done(
        request,
        lambda: actions.remove_claim(by=desk.account, claim=found),
        _("文を消しました"),
        _to_chapter(desk, number, chapter),
    )


@staff(Permission.READ)
def trace(request: HttpRequest, desk: Desk, number: int, kind: str, reference: str) -> HttpResponse:
    """Show one link: what it stands on, what stands on it, and the whole walk down."""
    found = _edition(desk, number)
    graph = queries.graph(programme=desk.programme, edition=found)
    node = graph.nodes.get((kind, reference))
    if node is None:
        raise Http404
    code = desk.programme.code
    return render(
        request,
        "guides/chain.html",
        page=desk.page(evidence.title_of(node), stage=Stage.GUIDES, lead=evidence.words_of(node)),
        desk=desk,
        edition=found,
        node=node,
        chart=evidence.desk_chain(graph, node, programme=code, number=number),
        under=evidence.lines(graph.under(node.key), programme=code, number=number),
        over=evidence.lines(graph.over(node.key), programme=code, number=number),
        room=evidence.room_of(node, programme=code),
    )


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, number: int, form: str) -> HttpResponse:
    """Return an edition, also a draft, in the form asked for."""
    found = _edition(desk, number)
    chapters = list(queries.chapters(edition=found))
    return paper_response(
        said.edition_paper(found, chapters), form=form, name=f"guideline-{number}"
    )


def _to_chapter(desk: Desk, number: int, chapter: int) -> HttpResponse:
    return redirect("guides:claims", programme=desk.programme.code, number=number, chapter=chapter)


def _done(
    request: HttpRequest, act: Callable[[], object], words: str, back: HttpResponse
) -> HttpResponse:
    """Do an act after a click and say so, or say why it cannot be done."""
    if request.method == "POST":
        try:
            act()
            messages.success(request, words)
        except actions.Refused as refused:
            messages.warning(request, refusal(refused))
    return back


def _form(
    request: HttpRequest,
    desk: Desk,
    form: EditionForm | ClaimForm | ChangeForm,
    title: str,
    kick: str = "",
) -> HttpResponse:
    return render(
        request,
        "guides/form.html",
        page=desk.page(title, stage=Stage.GUIDES, kick=kick),
        status=422 if form.errors else 200,
        desk=desk,
        form=form,
    )
