"""Applications in words: whose, in what state, with which arrangements."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.people import arrangements
from yorisoi.people.terms import DisabilityKind
from yorisoi.stages.courses.models import Application
from yorisoi.stages.courses.queries import Alike, Arranged, SeatNeed
from yorisoi.stages.courses.terms import ApplicationState, ArrangementState
from yorisoi.ui.parts import State
from yorisoi.ui.words import day, listed

MARKS = {
    ApplicationState.RECEIVED: "half",
    ApplicationState.PLACED: "done",
    ApplicationState.WAITING: "none",
    ApplicationState.OFFERED: "now",
}
ARRANGEMENT_MARKS = {
    ArrangementState.REQUESTED: "none",
    ArrangementState.ARRANGED: "half",
    ArrangementState.CONFIRMED: "half",
    ArrangementState.TOLD: "half",
    ArrangementState.DELIVERED: "done",
    ArrangementState.ENOUGH: "done",
    ArrangementState.NOT_ENOUGH: "stop",
    ArrangementState.REFUSED: "stop",
}


@dataclass(frozen=True)
class Row:
    """One line of the list of applications."""

    application: Application
    called: str
    reading: str
    state: State
    arrangements: str


def state(application: Application) -> State:
    """Return where an application stands, as shape and word."""
    kind = MARKS.get(ApplicationState(application.state), "stop")
    word = str(application.get_state_display())
    if application.state == ApplicationState.WAITING:
        word = _("順番待ち　%(n)s番目") % {"n": application.waiting_position}
    if application.state == ApplicationState.OFFERED and application.reply_by_on:
        word = _("席をすすめている　返事は%(day)sまで") % {"day": day(application.reply_by_on)}
    return State(kind, word)


def called(application: Application, *, shows_names: bool) -> str:
    """Return the name of a person, or the code for readers who may not know it."""
    person = application.participant
    if not shows_names:
        return str(person.code)
    return (
        _("%(name)s（%(reading)s）") % {"name": person.name, "reading": person.reading}
        if person.reading
        else str(person.name)
    )


def row(application: Application, *, shows_names: bool) -> Row:
    """Return one line of the list."""
    person = application.participant
    wanted = [name_of(each.arrangement) for each in application.arrangements.all()]
    return Row(
        application=application,
        called=str(person.name if shows_names else person.code),
        reading=str(person.reading or "") if shows_names else "",
        state=state(application),
        arrangements=listed(wanted),
    )


def in_order(rows: Iterable[Row]) -> list[Row]:
    """Return the lines as a reader looks for them: by reading or code, merged ones last."""
    merged = ApplicationState.DUPLICATE
    return sorted(rows, key=lambda row: (row.application.state == merged, row.reading, row.called))


def name_of(code: str) -> str:
    """Return what an arrangement is called; a code that left the catalogue stays a code."""
    found = arrangements.catalogue().get(code)
    return found.name if found else code


def arrangement_state(each: Arranged) -> State:
    """Return how far an arrangement is, as shape and word."""
    current = ArrangementState(each.request.state)
    return State(ARRANGEMENT_MARKS[current], str(current.label))


def lead_words(each: Arranged) -> str:
    """Return how many days an arrangement needs and how many are left."""
    if each.lead is None:
        return _("%(n)s日前までに手配します") % {"n": each.arrangement.lead_days}
    if each.lead.n_left < 0:
        return _("教室の日はすぎました")
    said = {"n": each.lead.n_needed, "left": each.lead.n_left}
    if each.is_late:
        return (
            _("%(n)s日かかりますが、教室まであと%(left)s日です。きょう、頼む先に電話してください")
            % said
        )
    if each.lead.n_left_to_arrange < 0:
        return _("手配の期限（教室の%(n)s日前）はすぎました。教室まであと%(left)s日です") % said
    return _("教室の%(n)s日前までに手配します。期限まであと%(left)s日です") % {
        **said,
        "left": each.lead.n_left_to_arrange,
    }


def seat_words(need: SeatNeed) -> State:
    """Return how many ask for an arrangement and for how many the course is prepared."""
    if need.is_short:
        return State("half", _("あと%(n)s人分") % {"n": need.n_asked - need.n_seats})
    return State("done", _("足ります"))


def likeness(each: Alike) -> str:
    """Return on what a known person agrees with what was typed."""
    same = "・".join(str(one.label) for one in each.on)
    return _("%(same)sが同じです") % {"same": same}


def kinds(codes: list[str]) -> str:
    """Return kinds of disability in words; nothing asked is わからない."""
    words = dict(DisabilityKind.choices)
    return listed(str(words[code]) for code in codes if code in words) or _("聞いていません")
