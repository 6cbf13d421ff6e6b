"""By which ways somebody can apply, ask or stop: only those that are really known."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.stages.area import queries as area
from yorisoi.stages.area.models import Facility
from yorisoi.stages.courses.models import Course


@dataclass(frozen=True)
class Ways:
    """What is known of the ways to whoever takes applications; unknown is empty."""

    phone: str = ""
    fax: str = ""
    place: str = ""
    address: str = ""
    place_phone: str = ""

    @property
    def takes_paper(self) -> bool:
        """Whether there is anywhere a filled-in form can go."""
        return bool(self.fax or self.address)


def ways_of(course: Course) -> Ways:
    """Return the ways of a course: the programme's phone, its venue, and the venue as a facility."""
    venue, programme = course.venue, course.programme
    found = _facility(course)
    return Ways(
        phone=programme.help_phone or programme.municipality.phone or venue.phone,
        fax=found.fax if found else "",
        place=venue.name,
        address=_whole(venue.address) or _whole(found.address if found else ""),
        place_phone=venue.phone or (found.phone if found else ""),
    )


def _facility(course: Course) -> Facility | None:
    venue = course.venue
    facilities = area.facilities(programme=course.programme)
    same = facilities.filter(code=venue.code) | facilities.filter(name=venue.name)
    return same.first()


def _whole(address: str) -> str:
    """Return an address that a letter finds; without its number it is not known yet."""
    return address if any(one.isdigit() for one in address) else ""


def paper_rows(ways: Ways) -> tuple[tuple[str, str], ...]:
    """Return where a filled-in form goes, as rows of a document."""
    rows: list[tuple[str, str]] = []
    if ways.phone:
        rows.append((_("電話"), ways.phone))
    if ways.fax:
        rows.append((_("FAX"), ways.fax))
    if ways.address:
        said = {"place": ways.place, "address": ways.address}
        rows.append((_("手紙・持って行く"), _("%(address)s　%(place)s") % said))
    return tuple(rows)


def where_to_put(ways: Ways) -> tuple[paper.Block, ...]:
    """Return the sentence for a form that has nowhere to go yet, or nothing."""
    if ways.takes_paper:
        return ()
    words = _("用紙を出すところは、まだ決まっていません。")
    if ways.phone:
        words = _("用紙を出すところは、電話で聞いてください。")
    return (paper.Paragraph(words, style="note"),)
