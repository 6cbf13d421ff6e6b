"""Cards on paper: one, or a sheet for a class."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse

from yorisoi.engines import documents as paper
from yorisoi.entrance.cards import actions, presenters
from yorisoi.entrance.cards.models import Card
from yorisoi.programme.doors import Desk
from yorisoi.programme.papers import page_of_paper, site
from yorisoi.ui.downloads import file_response


def printed(
    request: HttpRequest, desk: Desk, cards: Sequence[Card], *, form: str, name: str
) -> HttpResponse:
    """Return cards as a tagged PDF or a page to print; each gets its line in the journal."""
    if form not in presenters.SIZES:
        raise Http404
    document = presenters.document(
        [(each, each.participant.entrant) for each in cards],
        programme=desk.programme,
        size=presenters.SIZES[form],
        request=request,
    )
    for card in cards:
        actions.note_print(by=desk.account, card=card, organisation=desk.organisation.code)
    if form.endswith("pdf"):
        response = file_response(
            paper.to_pdf(document, ruby=True),
            content_type="application/pdf",
            name=f"{name}.{form}",
            is_shown=True,
        )
    else:
        text = paper.to_page(document, site=site(), ruby=True)
        response = page_of_paper(text.encode(), name=f"{name}.{form}")
    response["Cache-Control"] = "no-store"
    return response
