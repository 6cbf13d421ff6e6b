"""What was learned date by date, what changed, and what cannot be said yet."""

from collections.abc import Iterator
from hashlib import sha256

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.programme.models import Programme
from yorisoi.stages.guides import queries
from yorisoi.stages.guides.actions import EvidenceWords
from yorisoi.stages.guides.presenters.claims.results import results
from yorisoi.stages.guides.presenters.claims.shape import Draft, quoted, record
from yorisoi.stages.guides.presenters.papers.reflection import name_of, when
from yorisoi.stages.guides.queries import CAME, NEVER_CAME, PLACED, WITHOUT, Day
from yorisoi.stages.guides.terms import Backing
from yorisoi.ui.words import figure as number
from yorisoi.ui.words import full_day


def reflect(programme: Programme) -> Iterator[Draft]:
    """Say what the team keeps, found hard and wants to try; the words are those written on the day.

    What was written after several dates is said once and stands on all of them.
    """
    days = queries.days(programme=programme)
    told = (
        ("keep", _("続けたいことは「%(text)s」です。"), "keep"),
        ("problem", _("むずかしかったことは「%(text)s」です。"), "problem"),
        ("try", _("次に試すことは「%(text)s」です。"), "attempts"),
    )
    for kind, sentence, name in told:
        found: dict[str, list[Day]] = {}
        for each in days:
            for text in getattr(each, name):
                found.setdefault(_bare(text), []).append(each)
        for text, wrote in found.items():
            yield _learned(kind, sentence % {"text": text}, wrote)


def _bare(text: str) -> str:
    """Return the words; the whole sentence says once that it is a simulation."""
    return quoted(text.replace("（模擬）", ""))


def _learned(kind: str, text: str, wrote: list[Day]) -> Draft:
    is_simulated = any(each.is_simulated for each in wrote)
    evidence = tuple(
        EvidenceWords(
            Backing.REFLECTION,
            f"{each.session.course.code}/{each.session.order}",
            _("%(name)s（%(day)s）の振り返り") % {"name": name_of(each), "day": when(each)},
        )
        for each in wrote
    )
    key = f"{kind}:{sha256(text.encode()).hexdigest()[:12]}"
    return Draft(key, _("（模擬）%(text)s") % {"text": text} if is_simulated else text, evidence)


def summary(programme: Programme) -> Iterator[Draft]:
    """Say who applied and came, what changed, and with the same weight what cannot be said."""
    yield from _reach(programme)
    yield from results(programme)


def _reach(programme: Programme) -> Iterator[Draft]:
    """Say it all in one breath, so that nobody who dropped out falls behind a page break."""
    reach = queries.reach(programme=programme)
    minimum = programme.minimum_count
    basis = record("reach", "all", _("申し込みと出欠の記録。少ない人数は書いていません"))
    total = reach.spread.total
    if total == 0:
        return
    if total is None:
        text = _("申し込んだ人は%(n)s人未満なので、人数を書きません。") % {"n": minimum}
        yield Draft("reach", text, (basis,))
        return
    sentences = {
        CAME: _("教室に来た人は%(n)s人です。"),
        PLACED: _("席があった人は%(n)s人です。"),
        NEVER_CAME: _("席があり、一度も来られなかった人は%(n)s人です。"),
        WITHOUT: _("席がなかった人と、とりやめた人は、合わせて%(n)s人です。"),
    }
    said = [_("申し込んだ人は%(n)s人です。") % {"n": number(total)}]
    shown = ((name, n) for name, n in reach.spread.parts if n or (name != PLACED and n == 0))
    said += [sentences[name] % {"n": number(n)} for name, n in shown]
    if any(n is None for _name, n in reach.spread.parts):
        text = _("ほかの内訳は、%(n)s人未満の数がわかってしまうので書きません。")
        said.append(text % {"n": minimum})
    text = "".join(said)
    yield Draft(
        "reach", _("（模擬）%(text)s") % {"text": text} if reach.is_simulated else text, (basis,)
    )


def case(programme: Programme) -> Iterator[Draft]:
    """Say when and where the classes were, in the fields of Tokyo's cases."""
    for course in queries.courses(programme=programme):
        sessions = list(course.sessions.all())
        if not sessions:
            continue
        basis = record("course", course.code, _("教室の記録"))
        said = {
            "name": course.name,
            "start": full_day(timezone.localtime(sessions[0].starts_at)),
            "end": full_day(timezone.localtime(sessions[-1].starts_at)),
        }
        is_over = sessions[-1].ends_at <= timezone.now()
        if len(sessions) == 1:
            text = _("「%(name)s」は、%(start)sに開きました。")
            coming = _("「%(name)s」は、%(start)sに開く予定です。")
        else:
            text = _("「%(name)s」は、%(start)sから%(end)sまで開きました。")
            coming = _("「%(name)s」は、%(start)sから%(end)sまで開く予定です。")
        yield Draft(f"days:{course.code}", (text if is_over else coming) % said, (basis,))
        units = "".join(dict.fromkeys(f"「{quoted(each.unit.name)}」" for each in sessions))
        text = _("この教室ですることは、%(units)sです。") % {"units": units}
        yield Draft(f"units:{course.code}", text, (basis,))
