"""A course on paper: everything somebody needs to decide whether to come."""

from django.utils import timezone
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.people import arrangements
from yorisoi.stages.courses import rules
from yorisoi.stages.courses.models import Course, Material, Venue
from yorisoi.stages.courses.presenters.public import told_day
from yorisoi.stages.courses.presenters.stage import hours
from yorisoi.stages.courses.presenters.ways import paper_rows, ways_of, where_to_put
from yorisoi.stages.courses.terms import Selection
from yorisoi.ui.words import day, full_day


def course_sheet(course: Course, *, web: str = "") -> paper.Document:
    """Return everything somebody needs to decide, in one document; `web` is its whole address."""
    blocks: list[paper.Block] = [paper.Paragraph(course.summary, style="lead")]
    if course.for_whom:
        blocks.append(paper.Paragraph(course.for_whom))
    blocks += _dates(course)
    blocks += [paper.Heading(_("場所")), paper.Answers(rows=venue_rows(course.venue))]
    if course.venue.route:
        blocks.append(paper.Heading(_("改札からの行き方"), level=3))
        blocks.append(paper.Bullets(lines_of(course.venue.route), ordered=True))
    blocks += [paper.Heading(_("頼めること")), paper.Paragraph(asking_words(course))]
    blocks.append(paper.Bullets(tuple(each.plain for each in arrangements.catalogue().values())))
    blocks += [paper.Heading(_("申し込みかた")), *_how_to_apply(course, web)]
    return document(course, course.name, blocks)


def handout(material: Material) -> paper.Document:
    """Return a handout: one thing a line, from one text in every form."""
    return paper.Document(
        title=material.title,
        blocks=(paper.Bullets(lines_of(material.body), ordered=True),),
        kicker=material.unit.name,
        notice=material.unit.programme.notice,
    )


def venue_facts(venue: Venue) -> tuple[tuple[str, str], ...]:
    """Return what should be known of a place before somebody comes; unchecked is empty."""
    places = venue.n_wheelchair_places
    return (
        (_("電話"), venue.phone),
        (_("段差"), venue.step_free),
        (_("トイレ"), venue.toilet),
        (_("磁気ループ"), venue.loop),
        (_("画面"), venue.screen),
        (_("休める部屋"), venue.quiet_room),
        (_("車いすの席"), "" if places is None else _("%(n)s人") % {"n": places}),
    )


def venue_rows(venue: Venue) -> tuple[tuple[str, str], ...]:
    """Return everything about a place; what nobody has checked says so."""
    unknown = _("まだ確かめていません")
    rows = (
        (_("会場"), "　".join(part for part in (venue.name, venue.room) if part)),
        (_("住所"), venue.address),
        *venue_facts(venue),
        (_("確かめた日"), full_day(venue.checked_on) if venue.checked_on else ""),
    )
    return tuple((label, value or unknown) for label, value in rows)


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of a text that say something."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def asking_words(course: Course) -> str:
    """Return until when every arrangement can be prepared, and that later is fine too."""
    first = course.sessions.order_by("starts_at").first()
    if first is None:
        return _("申し込みのときに聞きます。")
    last = rules.last_day_to_ask(first_on=timezone.localdate(first.starts_at))
    return _(
        "%(day)sまでなら、全部用意できます。後でも言ってください。できる方法を一緒に考えます。"
    ) % {"day": day(last)}


def selection_words(course: Course) -> str:
    """Return how places are given, as a participant needs to know it."""
    if course.selection == Selection.DRAW:
        return _("申し込みが多いときは、抽選です。早く申し込んでも、遅く申し込んでも、同じです。")
    if course.selection == Selection.FIRST_COME:
        return _("申し込んだ順に、席が決まります。")
    return _("席があるあいだは、申し込んだ人はみんな参加できます。")


def _dates(course: Course) -> list[paper.Block]:
    sessions = list(course.sessions.select_related("unit").order_by("order"))
    if not sessions:
        return []
    rows = tuple(
        (
            _("第%(n)s回") % {"n": each.order},
            told_day(timezone.localdate(each.starts_at)),
            hours(each),
            each.unit.name,
        )
        for each in sessions
    )
    header = (_("回"), _("日"), _("時間"), _("すること"))
    return [
        paper.Heading(_("日にち")),
        paper.Table(_("%(n)s回で一つの教室です") % {"n": len(rows)}, header, rows),
    ]


def _how_to_apply(course: Course, web: str) -> list[paper.Block]:
    ways = ways_of(course)
    period = _("%(begin)sから%(until)sまで") % {
        "begin": told_day(course.apply_from),
        "until": told_day(course.apply_until),
    }
    rows = [(_("受付"), period), *paper_rows(ways)]
    if web:
        rows.append((_("ウェブ"), web))
    same = paper.Paragraph(_("どの方法で申し込んでも、あつかいは同じです。"), style="note")
    return [
        paper.Answers(rows=tuple(rows)),
        *where_to_put(ways),
        paper.Paragraph(selection_words(course)),
        same,
    ]


def document(course: Course, title: str, blocks: list[paper.Block]) -> paper.Document:
    """Return a paper of a course in its frame."""
    programme = course.programme
    return paper.Document(
        title=title,
        blocks=tuple(blocks),
        kicker=course.name if title != course.name else programme.name,
        subject=programme.municipality.name,
        notice=programme.notice,
    )
