"""Hearings in words and on paper."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people.terms import AgeBand, DisabilityKind, Speaker
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings import queries, rules
from yorisoi.stages.hearings.models import Hearing, Passage
from yorisoi.stages.hearings.queries import Said, ThemeRow
from yorisoi.stages.hearings.terms import HearingConsent, HearingState
from yorisoi.ui.parts import State, Table
from yorisoi.ui.words import full_day, listed

SPEAKER_KEYS = {
    Speaker.PERSON: "h",
    Speaker.FAMILY: "k",
    Speaker.STAFF: "s",
    Speaker.GROUP: "d",
}

_STATES = {
    HearingState.PLANNED: "none",
    HearingState.ASKED: "half",
    HearingState.HELD: "done",
    HearingState.CODED: "done",
}


def title() -> str:
    """Return the title of the stage."""
    return _("センターで聴く")


def sentence(*, programme: Programme) -> str:
    """Return where the stage stands, in one sentence."""
    found = list(queries.hearings(programme=programme))
    if not found:
        return _("だれに聴くかは、まだ決めていません")
    visits = [each for each in found if each.consent != HearingConsent.PUBLIC]
    return _(
        "聴く先%(n)sのうち%(n_heard)sで聴いた。公表された資料と合わせて、声は%(n_passages)s件"
    ) % {
        "n": len(visits),
        "n_heard": sum(rules.is_heard(each) for each in visits),
        "n_passages": queries.n_passages(programme=programme),
    }


def state(hearing: Hearing) -> State:
    """Return where a hearing stands, as shape and word."""
    if hearing.consent == HearingConsent.PUBLIC:
        return State("done", _("公表された資料"))
    return State(_STATES[HearingState(hearing.state)], str(hearing.get_state_display()))


def sharing(hearing: Hearing) -> State:
    """Return whether others may see what was said, as shape and word."""
    if not rules.may_leave(hearing):
        return State("stop", _("区の外には見せません"))
    if not rules.is_checked(hearing):
        return State("half", _("名前を確かめるまで見せません"))
    return State("done", _("名前をかくして見せます"))


def when(hearing: Hearing) -> str:
    """Return the day of a hearing, held or planned."""
    if hearing.held_on:
        return full_day(hearing.held_on)
    if hearing.planned_on:
        return _("%(day)sの予定") % {"day": full_day(hearing.planned_on)}
    return "―" if hearing.consent == HearingConsent.PUBLIC else _("日は未定")


def consent(hearing: Hearing) -> str:
    """Return what was agreed to, with its day."""
    word = str(hearing.get_consent_display())
    if hearing.consent_on:
        return _("%(word)s（%(day)s）") % {"word": word, "day": full_day(hearing.consent_on)}
    return word


def speakers(passages: Iterable[Passage]) -> str:
    """Return how often each kind of speaker was heard: 本人 4、家族 0、…"""
    counted = queries.n_by_speaker(passages)
    return listed(f"{speaker.label} {n}" for speaker, n in counted.items())


def missing_speakers(passages: Iterable[Passage]) -> str:
    """Return the kinds of speakers nobody has heard, or nothing."""
    counted = queries.n_by_speaker(passages)
    return listed(str(speaker.label) for speaker, n in counted.items() if n == 0)


def source(hearing: Hearing) -> tuple[str, str]:
    """Return the words of a source and the address in them, either of which may be empty."""
    words, found, rest = hearing.source_note.partition("http")
    return words.strip(), f"{found}{rest}".strip()


def about(passage: Passage) -> str:
    """Return whom a passage is about: 視覚、18〜64歳."""
    labels = {**dict(DisabilityKind.choices), **dict(AgeBand.choices)}
    told = [passage.about_kind, passage.about_age]
    return listed(str(labels.get(each, each)) for each in told if each)


def theme_table(rows: Sequence[ThemeRow]) -> Table:
    """Return how often each theme was said, by who spoke."""
    header = (_("言葉"), *(str(speaker.label) for speaker in Speaker), _("合わせて"))
    return Table(
        caption=_("だれが、何を言ったか（声の件数）"),
        header=header,
        rows=tuple(
            (row.theme.name, *(str(n) for n in row.by_speaker), str(len(row.said))) for row in rows
        ),
        note=_("一つの声に言葉を二つ以上つけることがあります。人の数ではありません。"),
        numeric=tuple(range(1, len(header))),
        is_grid=True,
    )


def hearing_paper(hearing: Hearing) -> paper.Document:
    """Return one hearing as others may see it: names are hidden."""
    said = queries.said(hearing=hearing, sight=rules.OUTSIDE)
    blocks: list[paper.Block] = [
        paper.Answers(
            rows=(
                (_("いつ"), when(hearing)),
                (_("聴いた人"), hearing.asked_by or "―"),
                (_("同意"), consent(hearing)),
                (_("話した人"), speakers(each.passage for each in said)),
            )
        )
    ]
    if not said:
        blocks.append(
            paper.Paragraph(_("同意と名前を確かめるまで、声はのせません。"), style="warn")
        )
    blocks += [block for each in said for block in _voice(each)]
    if hearing.source_note:
        blocks.append(paper.Evidence(items=((_("出典"), hearing.source_note),)))
    return _paper(hearing.host, hearing.programme, blocks)


def voices_paper(*, programme: Programme) -> paper.Document:
    """Return all voices that may leave the ward, theme by theme, with who spoke."""
    rows = [row for row in queries.by_theme(programme=programme, sight=rules.OUTSIDE) if row.said]
    blocks: list[paper.Block] = [
        paper.Paragraph(_("同意のある声と公表された資料だけをのせています。"), style="note")
    ]
    if rows:
        shown = theme_table(rows)
        blocks.append(
            paper.Table(
                caption=shown.caption, header=shown.header, rows=shown.rows, note=shown.note
            )
        )
    for row in rows:
        blocks.append(paper.Heading(row.theme.name))
        if row.theme.meaning:
            blocks.append(paper.Paragraph(row.theme.meaning, style="note"))
        blocks += [block for each in row.said for block in _voice(each)]
    return _paper(_("聴いた声"), programme, blocks)


def _voice(said: Said) -> tuple[paper.Block, ...]:
    words = [str(said.passage.get_speaker_display()), said.who]
    if said.passage.is_paraphrase:
        words.append(_("要約"))
    return (
        paper.Paragraph(said.text, style="voice"),
        paper.Paragraph(listed(filter(None, words)), style="note"),
    )


def _paper(title: str, programme: Programme, blocks: list[paper.Block]) -> paper.Document:
    return paper.Document(
        title=title,
        kicker=f"{programme.municipality.name}　{programme.name}",
        notice=programme.notice,
        blocks=tuple(blocks),
    )
