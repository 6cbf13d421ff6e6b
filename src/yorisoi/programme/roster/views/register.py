"""The register entry of the personal-information file, as a page and as a paper."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yorisoi.engines.documents import Document
from yorisoi.people import queries
from yorisoi.people.held import records
from yorisoi.people.held import register as made
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.ui.pages import render


def _document(desk: Desk) -> Document:
    municipality = desk.programme.municipality
    phone = desk.programme.help_phone
    return made.register_paper(
        place=municipality.name,
        programme=desk.programme.name,
        contact=f"{municipality.name} {phone}" if phone else municipality.name,
        n_people=queries.participants(municipality=municipality).count(),
    )


@staff(Permission.READ)
def register(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what the file of this programme holds, what for, and how long."""
    known = records.records()
    return render(
        request,
        "people/register.html",
        page=desk.page(
            _("個人情報ファイル簿"),
            lead=_("このシステムが持つ個人情報の一覧です。システムの作りから、そのまま作ります。"),
        ),
        desk=desk,
        records=[known[each._meta.label] for each in records.personal_models()],
        periods=records.periods().values(),
    )


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return the register entry as a paper."""
    return paper_response(_document(desk), form=form, name=f"register-{desk.programme.code}")
