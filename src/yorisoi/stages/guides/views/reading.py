"""What everybody can read: a published edition, its chapters, the way back to each source, the kit."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.people.scope import walls
from yorisoi.programme.doors import public
from yorisoi.programme.papers import paper_response
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.models import Chapter, Edition
from yorisoi.stages.guides.presenters import editions as said
from yorisoi.stages.guides.presenters import evidence
from yorisoi.ui.downloads import file_response
from yorisoi.ui.page import Face, Link, Page
from yorisoi.ui.pages import render


def _edition(programme: str, number: int) -> Edition:
    found = queries.published(programme=programme, number=number)
    if found is None:
        raise Http404
    walls.stand_in(found.programme.municipality_id)
    return found


def _chapters(edition: Edition) -> list[Chapter]:
    return [
        each
        for each in queries.chapters(edition=edition)
        if any(not claim.is_left_out for claim in each.claims.all())
    ]


def _chapter(edition: Edition, order: int) -> tuple[Chapter, Chapter | None]:
    """Return a chapter and the one after it."""
    found = _chapters(edition)
    for place, each in enumerate(found):
        if each.order == order:
            return each, found[place + 1] if place + 1 < len(found) else None
    raise Http404


def _page(title: str, edition: Edition, *, lead: str = "", crumbs: tuple[Link, ...] = ()) -> Page:
    return Page(
        face=Face.PUBLIC,
        title=title,
        notice=edition.programme.notice,
        crumbs=crumbs,
        nav=(Link(_("ガイドライン"), _address(edition)),),
        looks_href=reverse("web:looks"),
        kick=said.kicker(edition),
        lead=lead,
    )


def _address(edition: Edition) -> str:
    return reverse("guides:edition", args=[edition.programme.code, edition.number])


@public
def edition(request: HttpRequest, programme: str, number: int) -> HttpResponse:
    """Show the cover and the chapters of an edition."""
    found = _edition(programme, number)
    pages = [said.chapter_page(chapter) for chapter in _chapters(found)]
    return render(
        request,
        "guides/edition.html",
        page=_page(found.title, found, lead=said.published_on(found)),
        edition=found,
        chapters=pages,
        n_sources=sum(each.n_sources for each in pages),
        n_assumed=sum(each.n_assumed for each in pages),
    )


@public
def chapter(request: HttpRequest, programme: str, number: int, chapter: int) -> HttpResponse:
    """Show one chapter with its sources in the margin."""
    found = _edition(programme, number)
    this, following = _chapter(found, chapter)
    return render(
        request,
        "guides/chapter.html",
        page=_page(this.title, found, lead=this.lead),
        edition=found,
        chapter=said.chapter_page(this),
        following=following,
    )


@public
def chain(
    request: HttpRequest, programme: str, number: int, chapter: int, order: int
) -> HttpResponse:
    """Show what one published sentence stands on, as it was on the day of publication."""
    found = _edition(programme, number)
    claim = queries.claim(edition=found, chapter=chapter, order=order)
    if claim is None or claim.is_left_out:
        raise Http404
    back = Link(
        _("「%(title)s」へ戻る") % {"title": claim.chapter.title},
        reverse("guides:chapter", args=[programme, number, chapter]),
    )
    return render(
        request,
        "guides/public_chain.html",
        page=_page(_("この文の根拠"), found, lead=claim.text, crumbs=(back,)),
        edition=found,
        claim=claim,
        chart=evidence.public_chain(claim.chain),
        others=queries.neighbours(claim),
    )


@public
def edition_paper(request: HttpRequest, programme: str, number: int, form: str) -> HttpResponse:
    """Return the whole edition in the form asked for."""
    found = _edition(programme, number)
    document = said.edition_paper(found, _chapters(found))
    return paper_response(document, form=form, name=f"guideline-{number}")


@public
def chapter_paper(
    request: HttpRequest, programme: str, number: int, chapter: int, form: str
) -> HttpResponse:
    """Return one chapter in the form asked for."""
    found = _edition(programme, number)
    this, _following = _chapter(found, chapter)
    document = said.edition_paper(found, [this])
    return paper_response(document, form=form, name=f"guideline-{number}-{chapter}")


@public
def kit_file(request: HttpRequest, programme: str, number: int) -> HttpResponse:
    """Return the kit that was published with an edition."""
    data = queries.kit_of(_edition(programme, number))
    if not data:
        raise Http404
    name = f"{programme}-kit-{number}.zip"
    return file_response(data, content_type="application/zip", name=name)
