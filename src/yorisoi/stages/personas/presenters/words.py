"""The words of this room."""

import re
from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from yorisoi.people.terms import AgeBand, DisabilityKind
from yorisoi.programme.models import Programme
from yorisoi.stages.area.terms import BODY
from yorisoi.stages.personas import queries
from yorisoi.stages.personas.models import Persona, Review, Segment
from yorisoi.stages.personas.terms import PersonaState, Verdict
from yorisoi.ui.parts import State
from yorisoi.ui.words import listed

_MARKS = {
    PersonaState.PROVISIONAL: "half",
    PersonaState.SHARED: "done",
    PersonaState.REVISED: "none",
}


def title() -> str:
    """Return the title of the stage."""
    return _("仮の像をつくる")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    n = queries.personas(programme=programme).count()
    if not n:
        return _("像は、まだありません")
    n_shared = queries.n_shared(programme=programme)
    return _("像は%(n)s枚、そのうち%(n_shared)s枚を共有") % {"n": n, "n_shared": n_shared}


def state(persona: Persona) -> State:
    """Return how far a version has come, as shape and word."""
    found = PersonaState(persona.state)
    words = {
        PersonaState.PROVISIONAL: _("仮（まだ直せます）"),
        PersonaState.SHARED: _("共有済み"),
        PersonaState.REVISED: _("見直して、新しい版ができました"),
    }
    return State(_MARKS[found], words[found])


def kind(code: str) -> str:
    """Return a kind of disability in words; the whole physical handbook is 身体."""
    if code == BODY:
        return _("身体")
    return str(dict(DisabilityKind.choices).get(code, code)) if code else _("すべての障害")


def row_kind(code: str) -> str:
    """Return a kind of disability at the head of a row, where unknown needs a noun."""
    return _("障害がわからない") if code == DisabilityKind.UNKNOWN else kind(code)


def age(code: str) -> str:
    """Return an age band in words: 18〜64歳, 65歳以上, 18歳未満."""
    if not code:
        return _("すべての年齢")
    if code in AgeBand:
        return str(AgeBand(code).label)
    if code.endswith("+"):
        return _("%(n)s歳以上") % {"n": code.removesuffix("+")}
    if code.startswith("<"):
        return _("%(n)s歳未満") % {"n": code.removeprefix("<")}
    return code


def column_age(code: str) -> str:
    """Return an age band at the head of a column, where unknown needs a noun."""
    return _("年齢がわからない") if code == AgeBand.UNKNOWN else age(code)


def easy(text: str) -> str:
    """Return a line without the figures in brackets at its end, for those who are asked about it."""
    return re.sub(r"（[^（）]*）$", "", text)


def group(segment: Segment) -> str:
    """Return whom a segment holds: 視覚、18〜64歳、中村橋福祉ケアセンター."""
    words = [kind(segment.kind), age(segment.age)]
    if segment.centre:
        words.append(segment.centre.name)
    return listed(words)


def verdicts(reviews: Iterable[Review]) -> str:
    """Return what reviewers said about a line: そのとおり 2、ちがう 1."""
    counted = Counter(each.verdict for each in reviews)
    return listed(f"{each.label} {counted[each]}" for each in Verdict if counted[each])
