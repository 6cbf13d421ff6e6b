"""The draw on paper: the promise before it, the proof after it; receipt numbers, never names."""

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.engines import draw as engine
from yorisoi.stages.courses.models import Draw
from yorisoi.stages.courses.terms import DrawState
from yorisoi.ui.words import moment


def how_it_works() -> tuple[str, ...]:
    """Return how a draw works, one plain sentence a step."""
    return (
        _("申し込みを締め切ったら、受付番号の名簿を公開します。名前はのせません。"),
        _("同時に、名簿の「指紋」と、封をした「ひみつの値」の指紋を公開します。これが約束です。"),
        _(
            "そのあとで、みんなの前でさいころなどをふって、値を一つ決めます。だれも、前もって知ることはできません。"
        ),
        _(
            "名簿、ひみつの値、あとから決まる値の三つから、計算で順番が決まります。区の職員も、結果を選べません。"
        ),
        _("結果と、ひみつの値を公開します。だれでも、自分の手で計算しなおせます。"),
    )


def commitment_of(draw: Draw) -> engine.Commitment:
    """Return the promise of a draw."""
    return engine.Commitment.from_json(draw.commitment)


def result_of(draw: Draw) -> engine.Result | None:
    """Return the result of a draw that may be shown, or None."""
    if draw.state != DrawState.RELEASED:
        return None
    return engine.Result.from_json(str(draw.result))


def files(draw: Draw) -> dict[str, str]:
    """Return the files that are public at this moment, by name."""
    found = {
        "entries.csv": draw.entries,
        "sessions.csv": f"id,seats\n{draw.course.code},{draw.n_seats}\n",
        "commitment.json": str(draw.commitment),
    }
    if draw.state == DrawState.RELEASED:
        found["result.json"] = str(draw.result)
    return found


def commitment_paper(draw: Draw) -> paper.Document:
    """Return the promise as a document to put up before the draw."""
    commitment = commitment_of(draw)
    entries = engine.read_entries(draw.entries)
    blocks: tuple[paper.Block, ...] = (
        paper.Paragraph(_("抽選の前に、名簿と約束の値を公開します。"), style="lead"),
        paper.Answers(
            rows=(
                (_("教室"), draw.course.name),
                (_("申し込んだ人"), _("%(n)s人") % {"n": len(entries)}),
                (_("公開した時"), moment(draw.committed_at)),
                (_("あとから決まる値"), commitment.public_source),
            )
        ),
        paper.Heading(_("約束の値")),
        paper.Answers(rows=_fingerprints(commitment)),
        paper.Heading(_("抽選のしかた")),
        paper.Bullets(how_it_works(), ordered=True),
        paper.Heading(_("名簿")),
        _entries_table(entries),
    )
    return _document(draw, _("抽選の約束"), blocks)


def proof_paper(draw: Draw) -> paper.Document:
    """Return the proof as a document: everything that is needed to draw again."""
    result = result_of(draw)
    if result is None:
        return commitment_paper(draw)
    commitment = commitment_of(draw)
    placed = tuple(
        (str(place), code, _("席があります") if code in result.placed else _("順番を待ちます"))
        for place, code in enumerate(result.order, start=1)
    )
    blocks: tuple[paper.Block, ...] = (
        paper.Paragraph(
            _("%(n)s人が申し込み、%(placed)s人の席が決まりました。")
            % {"n": len(result.order), "placed": len(result.placed)},
            style="lead",
        ),
        paper.Answers(
            rows=(
                *_fingerprints(commitment),
                (_("ひみつの値"), result.secret),
                (_("あとから決まる値"), result.public_value),
                (_("抽選の種"), result.seed),
            )
        ),
        paper.Heading(_("引いた順番")),
        paper.Table(_("順番"), (_("順番"), _("受付番号"), _("結果")), placed),
        paper.Heading(_("自分で確かめる方法")),
        paper.Bullets(checking_steps(), ordered=True),
    )
    return _document(draw, _("抽選の証明"), blocks)


def checking_steps() -> tuple[str, ...]:
    """Return how anybody checks a draw alone."""
    return (
        _(
            "教室の抽選のページから、名簿、席、約束、結果、確かめるプログラムの五つを、同じ場所に保存します。"
        ),
        _(
            "Pythonのあるパソコンで、python verifier.py result.json entries.csv sessions.csv commitment.json を動かします。"
        ),
        _("決まりを一つずつ確かめて、合っているかどうかが出ます。"),
    )


def _fingerprints(commitment: engine.Commitment) -> tuple[tuple[str, str], ...]:
    return (
        (_("名簿の指紋"), commitment.entries_sha256),
        (_("席の指紋"), commitment.sessions_sha256),
        (_("ひみつの値の指紋"), commitment.secret_sha256),
    )


def _entries_table(entries: tuple[engine.Entry, ...]) -> paper.Table:
    rows = tuple(
        (each.id, each.group or "―", str(each.priority_class))
        for each in sorted(entries, key=lambda each: each.id)
    )
    return paper.Table(
        _("受付番号の名簿"),
        (_("受付番号"), _("一緒に引く組"), _("順位の組")),
        rows,
        note=_("順位の組は、小さい数から先に引きます。"),
    )


def _document(draw: Draw, title: str, blocks: tuple[paper.Block, ...]) -> paper.Document:
    programme = draw.course.programme
    return paper.Document(
        title=title,
        blocks=blocks,
        kicker=draw.course.name,
        subject=programme.municipality.name,
        notice=programme.notice,
    )
