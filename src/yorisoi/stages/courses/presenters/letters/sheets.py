"""The run sheet on paper: the same facts as on the page, in the order of the day."""

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people.models import Organisation
from yorisoi.stages.courses.models import Session
from yorisoi.stages.courses.presenters import days
from yorisoi.stages.courses.presenters.days import BOX, PersonRow, RunSheet
from yorisoi.ui.words import listed


def run_sheet(
    session: Session,
    *,
    show_names: bool,
    centre: Organisation | None = None,
    shows_needs: bool = True,
) -> paper.Document:
    """Return the run sheet of a session; without names it shows codes and arrangements only."""
    sheet = days.run_sheet(
        session=session, show_names=show_names, centre=centre, shows_needs=shows_needs
    )
    course = session.course
    return paper.Document(
        title=_("当日の進行表"),
        kicker=_("%(course)s　%(n)s回目") % {"course": course.name, "n": session.order},
        subject=f"{course.programme.municipality.name}　{course.programme.name}",
        notice=course.programme.notice,
        blocks=(
            paper.Answers(rows=facts(sheet)),
            _people(sheet),
            *_flow(sheet),
            *_room(sheet),
            paper.Heading(_("始まる前に確かめる")),
            paper.Checklist(sheet.checks),
        ),
    )


def facts(sheet: RunSheet) -> tuple[tuple[str, str], ...]:
    """Return when, where, who helps and whom to ring."""
    course = sheet.session.course
    venue = "　".join(filter(None, (course.venue.name, course.venue.room, course.venue.address)))
    helpers = _("いま %(n)s人（%(formula)s）") % {
        "n": sheet.need.n_assigned,
        "formula": days.formula(sheet.need),
    }
    return (
        (_("日時"), f"{sheet.when}　{sheet.hours}"),
        (_("会場"), venue),
        (_("支援者と案内"), helpers),
        (_("急なとき"), course.programme.help_phone or "―"),
        *staff(sheet),
    )


def staff(sheet: RunSheet) -> tuple[tuple[str, str], ...]:
    """Return who does what, one line a part."""
    parts: dict[str, list[str]] = {}
    for part, name in sheet.staff:
        parts.setdefault(part, []).append(name)
    return tuple((part, listed(names)) for part, names in parts.items())


def _people(sheet: RunSheet) -> paper.Block:
    return paper.Table(
        caption=_("一人ひとりのこと"),
        header=(_("席"), _("呼び名"), _("必要なこと"), _("組む人"), _("整った")),
        rows=tuple(
            (str(row.number), _name(row), _needs(row), row.partner or "―", BOX)
            for row in sheet.rows
        ),
        note=_("この表は、その日その場の人だけが見ます。終わったら区へ戻し、机に残しません。"),
    )


def _name(row: PersonRow) -> str:
    said = {"name": row.name, "kinds": row.kinds}
    return _("%(name)s（%(kinds)s）") % said if row.kinds else row.name


def _needs(row: PersonRow) -> str:
    said = {"needs": row.needs or "―", "note": row.note}
    return _("%(needs)s　※%(note)s") % said if row.note else row.needs or "―"


def _flow(sheet: RunSheet) -> list[paper.Block]:
    if not sheet.flow:
        return []
    rows = tuple((step.at or "―", step.title, step.note, step.who) for step in sheet.flow)
    header = (_("時刻"), _("すること"), _("気をつけること"), _("だれが"))
    return [paper.Heading(_("流れ")), paper.Table(caption="", header=header, rows=rows)]


def _room(sheet: RunSheet) -> list[paper.Block]:
    if sheet.chart is None:
        return []
    blocks: list[paper.Block] = [
        paper.Heading(_("席")),
        paper.Drawing(svg=str(sheet.chart.svg), alt=sheet.chart.summary),
    ]
    if sheet.stand:
        blocks.append(paper.Paragraph(sheet.stand))
    return blocks
