"""The plan: whom to hear, whether they agreed, and a list an office keeps."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from yorisoi.engines import sheets
from yorisoi.people.terms import Permission
from yorisoi.programme.doors import Desk, staff
from yorisoi.programme.papers import paper_response
from yorisoi.programme.terms import Stage
from yorisoi.stages.hearings import actions, presenters, queries, rules
from yorisoi.stages.hearings.actions.plan import new_code
from yorisoi.stages.hearings.forms import ConsentForm, HearingForm, HostsForm, UploadForm
from yorisoi.stages.hearings.models import Hearing
from yorisoi.stages.hearings.terms import HearingConsent, HearingState
from yorisoi.stages.hearings.views.desk import form_page, hearing_of, sight
from yorisoi.ui.pages import render
from yorisoi.ui.words import stop

HOST_WORDS = {
    "host": ("団体", "団体名", "組織", "組織名", "名称", "聴く先", "organisation", "name")
}


@staff(Permission.READ)
def home(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the plan and what has been heard so far."""
    found = list(queries.hearings(programme=desk.programme))
    said = queries.all_said(programme=desk.programme, sight=sight(desk))
    passages = [each.passage for each in said]
    return render(
        request,
        "hearings/home.html",
        page=desk.page(
            presenters.title(),
            stage=Stage.HEARINGS,
            lead=stop(presenters.sentence(programme=desk.programme)),
        ),
        desk=desk,
        visits=sorted(
            (each for each in found if each.consent != HearingConsent.PUBLIC),
            key=lambda each: (not rules.is_heard(each), each.centre is None),
        ),
        public=[each for each in found if each.consent == HearingConsent.PUBLIC],
        words=presenters,
        passages=passages,
    )


@staff(Permission.WRITE)
def edit(request: HttpRequest, desk: Desk, hearing: str = "") -> HttpResponse:
    """Add a hearing to the plan, or change it."""
    found = hearing_of(desk, hearing) if hearing else None
    form = HearingForm(
        request.POST or None,
        programme=desk.programme,
        is_public=found is not None and found.consent == HearingConsent.PUBLIC,
        initial=_initial(found),
    )
    if form.is_valid():
        words = actions.HearingWords(**form.cleaned_data)
        put = actions.put_hearing(
            by=desk.account, programme=desk.programme, code=hearing or new_code(), words=words
        )
        messages.success(request, _("聴く予定を残しました"))
        return redirect("hearings:hearing", programme=desk.programme.code, hearing=put.code)
    title = _("聴く予定を変える") if found else _("聴く予定を足す")
    return form_page(request, desk, form, title=title, hearing=found)


def _initial(hearing: Hearing | None) -> dict[str, object]:
    if hearing is None:
        return {"state": HearingState.PLANNED}
    names = actions.HearingWords.__dataclass_fields__
    return {**{name: getattr(hearing, name) for name in names}, "centre": hearing.centre_id}


@staff(Permission.PERSONAL)
def consent(request: HttpRequest, desk: Desk, hearing: str) -> HttpResponse:
    """Write down whether those who speak agreed; a reader outside cannot open a hearing this way."""
    found = hearing_of(desk, hearing)
    initial = {"consent": found.consent, "consent_on": found.consent_on}
    form = ConsentForm(request.POST or None, initial=initial)
    if form.is_valid():
        actions.record_consent(by=desk.account, hearing=found, **form.cleaned_data)
        messages.success(request, _("同意を残しました"))
        return redirect("hearings:hearing", programme=desk.programme.code, hearing=found.code)
    return form_page(request, desk, form, title=_("同意を残す"), hearing=found)


@staff(Permission.WRITE)
def upload(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Read a list of organisations; nothing is stored before somebody has looked."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            hosts = _hosts(file.read(), file.name)
        except sheets.SheetError:
            form.add_error("file", _("表として読めませんでした。CSVかExcelの表を選んでください"))
        else:
            if hosts:
                chosen = HostsForm(hosts=hosts, initial={"hosts": hosts})
                return _choose(request, desk, chosen, hosts)
            form.add_error("file", _("団体の列が見つかりません。列の名前を「団体」にしてください"))
    return form_page(
        request,
        desk,
        form,
        title=_("一覧から取りこむ"),
        template="hearings/upload.html",
    )


@staff(Permission.WRITE)
def take(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Plan a hearing with each chosen organisation of a list."""
    hosts = request.POST.getlist("read")
    form = HostsForm(request.POST or None, hosts=hosts)
    if form.is_valid():
        planned = actions.plan_hosts(
            by=desk.account, programme=desk.programme, hosts=form.cleaned_data["hosts"]
        )
        n = len(planned)
        said = ngettext("%(n)s件を予定に入れました", "%(n)s件を予定に入れました", n) % {"n": n}
        messages.success(request, said)
        return redirect("hearings:home", programme=desk.programme.code)
    if not hosts:
        return redirect("hearings:upload", programme=desk.programme.code)
    return _choose(request, desk, form, hosts)


def _hosts(data: bytes, name: str) -> list[str]:
    sheet = sheets.read_table(_without_comments(data), name)
    column = sheets.match_columns(sheet.header, HOST_WORDS).columns.get("host")
    if column is None:
        return []
    return list(dict.fromkeys(row.cells[column].strip() for row in sheet.rows if row.cells[column]))


def _without_comments(data: bytes) -> bytes:
    """Leave out the lines in which a table of open data names its source."""
    if data.startswith(b"PK"):
        return data
    return b"\n".join(line for line in data.splitlines() if not line.startswith(b"#"))


def _choose(request: HttpRequest, desk: Desk, form: HostsForm, hosts: list[str]) -> HttpResponse:
    title = _("読みとった%(n)s件を確かめる") % {"n": len(hosts)}
    return form_page(request, desk, form, title=title, template="hearings/take.html", hosts=hosts)


@staff(Permission.READ)
def paper(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """Return the voices that may leave the ward as a document."""
    document = presenters.voices_paper(programme=desk.programme)
    return paper_response(document, form=form, name="voices")
