"""What there is to do in this stage, and how far it is."""

from django.urls import reverse
from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.effects import queries
from yorisoi.ui.parts import Mark, State, Task


def tasks(*, programme: Programme) -> tuple[Task, ...]:
    """Return the five things to do, in their order."""
    n_items = queries.items(programme=programme).count()
    n_waves = programme.waves.count()
    n_results = programme.results.count()
    n_supporters = len(queries.supporters(programme=programme))
    rows = (
        ("effects:instruments", _("何を聞くかを選ぶ"), _done(n_items, _("問い%(n)s件")),
         _("出典と、使うときの条件も見られます。")),
        ("effects:plan", _("調べる計画を決める"), _plan_state(programme),
         _("答えを集める前に決めます。あとから変えられません。")),
        ("effects:waves", _("聞く日を決め、答えを残す"), _done(n_waves, _("%(n)s回の予定")),
         _("本人、代わりの人、聞けなかった、を分けて残します。")),
        ("effects:supporters", _("支援者の変化を残す"), _done(n_supporters, _("%(n)s人")),
         _("学ぶ人だけでなく、支える人の変化も確かめます。")),
        ("effects:results", _("外に出せる結果を作る"), _done(n_results, _("%(n)s件")),
         _("人数の少ない数は、引き算でもわからないように隠れます。")),
    )  # fmt: skip
    return tuple(
        Task(title=title, href=reverse(name, args=[programme.code]), state=state, note=note)
        for name, title, state, note in rows
    )


def _done(n: int, words: str) -> State:
    return State(Mark.DONE, words % {"n": n}) if n else State(Mark.NONE, _("まだ"))


def _plan_state(programme: Programme) -> State:
    plan = queries.plan(programme=programme)
    if plan is None:
        return State(Mark.NONE, _("まだ"))
    if plan.n_answers_before:
        return State(Mark.HALF, _("答えのあとで決めた"))
    return State(Mark.DONE, _("第%(n)s版") % {"n": plan.version})
