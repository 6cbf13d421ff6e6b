"""People in words: only as much of them as the reader may see."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from yorisoi.people import arrangements, rules
from yorisoi.people.models import Channel, Need, Participant
from yorisoi.people.scope.masking import masked
from yorisoi.people.terms import ChannelKind, DisabilityKind, Permission
from yorisoi.ui.words import listed

ADDRESS_LABELS = {
    ChannelKind.PHONE: gettext_lazy("電話番号"),
    ChannelKind.FAX: gettext_lazy("FAX番号"),
    ChannelKind.MAIL: gettext_lazy("メールアドレス"),
    ChannelKind.LETTER: gettext_lazy("住所"),
}


@dataclass(frozen=True)
class RosterLine:
    """A participant as the list shows them; what the reader may not see is empty."""

    code: str
    name: str
    kinds: str
    age: str
    centre: str
    channel: str
    is_fictitious: bool


@dataclass(frozen=True)
class Told:
    """An arrangement as the staff and as the person say it."""

    need: Need
    name: str
    plain: str
    detail: str
    preparation: str


def called(participant: Participant, granted: Collection[Permission]) -> str:
    """Return the name for those who may see it, else the code."""
    return participant.name if Permission.PERSONAL in granted else participant.code


def kinds(participant: Participant) -> str:
    """Return the kinds of disability a person named, or that none was told."""
    return kinds_called(participant.kinds) or _("聞いていません")


def kinds_called(kinds: Iterable[str]) -> str:
    """Return kinds of disability in words."""
    return listed(str(DisabilityKind(kind).label) for kind in kinds)


def roster(
    found: Iterable[Participant], *, granted: Collection[Permission], on: date
) -> tuple[RosterLine, ...]:
    """Return participants as lines of a list, with what the reader may see."""
    may_name = Permission.PERSONAL in granted
    return tuple(
        RosterLine(
            code=each.code,
            name=each.name if may_name else "",
            kinds=kinds(each) if rules.may_see_kinds(granted) else "",
            age=str(rules.age_band(each.birth_year, on=on).label),
            centre=each.centre.name if each.centre else "",
            channel=each.get_channel_display() if may_name else "",
            is_fictitious=each.is_fictitious,
        )
        for each in found
    )


def roster_lead(*, n: int, may_see_names: bool) -> str:
    """Return how many there are and what is shown of them."""
    if n == 0:
        return _("まだだれもいません。")
    if may_see_names:
        return _("%(n)s人です。この一覧を開いたことは、記録に残ります。") % {"n": n}
    return _("%(n)s人です。名前は、区とセンターの職員だけが見られます。") % {"n": n}


def addresses(channels: Iterable[Channel]) -> tuple[tuple[str, str], ...]:
    """Return the numbers and addresses of a person with their labels."""
    return tuple(
        (str(ADDRESS_LABELS.get(ChannelKind(each.kind), each.get_kind_display())), each.address)
        for each in channels
    )


def told(needs: Iterable[Need], *, hiding: Participant | None = None) -> tuple[Told, ...]:
    """Return the arrangements of a person, with how long each takes to prepare.

    Whoever prepares them without knowing for whom reads the details with the person taken out.
    """
    lines = []
    for need in needs:
        arrangement = arrangements.get(need.arrangement)
        lines.append(
            Told(
                need=need,
                name=arrangement.name,
                plain=arrangement.words(get_language()),
                detail=masked(need.detail, hiding) if hiding else need.detail,
                preparation=_("%(resource)s。準備に%(n)s日")
                % {"resource": arrangement.resource, "n": arrangement.lead_days},
            )
        )
    return tuple(lines)
