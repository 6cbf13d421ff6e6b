"""The first page, the paper, the list of figures as a file, and the estimates."""

import csv

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.area import actions, presenters, queries
from yorisoi.ui.downloads import file_response
from yorisoi.ui.pages import render


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the municipality in figures."""
    front = presenters.front(programme=desk.programme)
    title = _("%(place)sを数で知る") % {"place": desk.programme.municipality.name}
    return render(
        request,
        "area/home.html",
        page=desk.page(title, stage=Stage.AREA, lead=front.lead),
        desk=desk,
        front=front,
    )


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return the area as a document, in the form asked for."""
    document = presenters.area_paper(programme=desk.programme)
    return paper_response(document, form=form, name="area")


@staff(Permission.READ)
def figures_file(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Return all figures as a CSV file that this house reads again."""
    response = file_response("\ufeff", content_type="text/csv; charset=utf-8", name="figures.csv")
    tables = {table.name: table for table in queries.kit_tables(programme=desk.programme)}
    writer = csv.writer(response)
    writer.writerow(tables["area/figures"].columns)
    writer.writerows(tables["area/figures"].rows)
    return response


@staff(Permission.WRITE)
def estimate(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Estimate the matrix anew."""
    if request.method != "POST":
        return redirect("area:home", programme=desk.programme.code)
    try:
        n = actions.estimate_matrix(by=desk.account, programme=desk.programme)
    except actions.NothingToEstimate:
        messages.warning(
            request,
            _(
                "推すための数が足りません。区の手帳の総数と、広い地域の手帳ごとの数を取りこんでください"
            ),
        )
    else:
        messages.success(request, _("数を%(n)s件、推しました") % {"n": n})
    return redirect("area:home", programme=desk.programme.code)
