"""People in words: only as much of them as the reader may see."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from yorisoi.journal.models import Entry
from yorisoi.people import arrangements, queries, rules
from yorisoi.people.masking import masked
from yorisoi.people.models import Account, Channel, Need, Participant
from yorisoi.people.terms import ChannelKind, DisabilityKind, Permission
from yorisoi.ui.words import listed

# What the lines of the journal say, in words a participant understands as well.
ACTS = {
    "participant.view": gettext_lazy("教室の準備のために見ました"),
    "participant.register": gettext_lazy("記録をつくりました"),
    "participant.change": gettext_lazy("記録を直しました"),
    "participant.give_account": gettext_lazy("自分のページを使えるようにしました"),
    "need.tell": gettext_lazy("必要なことを書きました"),
    "need.end": gettext_lazy("いらなくなったことを書きました"),
    "consent.give": gettext_lazy("「いいです」と言ったことを書きました"),
    "consent.withdraw": gettext_lazy("「やめます」と言ったことを書きました"),
    "supporter.link": gettext_lazy("一緒にする人を決めました"),
    "supporter.revoke": gettext_lazy("一緒にする人をやめました"),
    "participant.answer": gettext_lazy("質問の答えを書きました"),
    "participant.observe": gettext_lazy("教室でできたことを書きました"),
    "own_data.print": gettext_lazy("持っている情報のすべてを、紙やファイルにしました"),
    "correction.ask": gettext_lazy("ちがうところを聞きました"),
    "correction.answer": gettext_lazy("ちがうところに返事をしました"),
    "hand.raise": gettext_lazy("「困った」を押しました"),
    "hand.say": gettext_lazy("困っていることを書きました"),
    "hand.lower": gettext_lazy("「困った」に答えました"),
    "tie.record": gettext_lazy("つながりのことを書きました"),
    "phone_card.put": gettext_lazy("スマホのことを書きました"),
    "card.choose": gettext_lazy("カードの名前と絵を決めました"),
    "card.make": gettext_lazy("入るためのカードを作りました"),
    "card.print": gettext_lazy("カードを印刷しました"),
    "card.end": gettext_lazy("前のカードを止めました"),
    "card.secret": gettext_lazy("ひみつの絵をえらびました"),
    "card.on_tablet": gettext_lazy("センターのタブレットに出すと決めました"),
    "card.off_tablet": gettext_lazy("センターのタブレットに出すのをやめました"),
    "card.enter": gettext_lazy("自分のページに入りました"),
    "card.enter_together": gettext_lazy("人と一緒に、自分のページに入りました"),
    "card.assist": gettext_lazy("カードを写して、一緒に使いはじめました"),
    "card.miss": gettext_lazy("ちがう絵をえらびました"),
    "card.try_again": gettext_lazy("絵をもう一度ためせるようにしました"),
    "device.add": gettext_lazy("スマホを使えるようにしました"),
    "device.remove": gettext_lazy("スマホをはずしました"),
    "device.knock": gettext_lazy("新しいスマホで、入ろうとしました"),
    "device.confirm": gettext_lazy("新しいスマホは本人だと、確かめました"),
    "device.refuse": gettext_lazy("新しいスマホは本人ではないと、答えました"),
}
# What a record was opened for, where the line says so.
VIEWS = {
    "練習": gettext_lazy("練習を手伝うために見ました"),
    "一緒に使う": gettext_lazy("一緒に使うために見ました"),
}
# Who was beside a person who came in, as a line of the journal says it.
TOGETHER = "together"
OTHER_ACT = gettext_lazy("記録を使いました")
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


@dataclass(frozen=True)
class Seen:
    """One line of who saw or changed a record; what was done n times on a day is one line."""

    at: datetime
    who: str
    what: str
    n: int = 1


def called(participant: Participant, granted: Collection[Permission]) -> str:
    """Return the name for those who may see it, else the code."""
    return participant.name if Permission.PERSONAL in granted else participant.code


def kinds(participant: Participant) -> str:
    """Return the kinds of disability a person named, or that none was told."""
    named = [str(DisabilityKind(kind).label) for kind in participant.kinds]
    return listed(named) or _("聞いていません")


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
    return _("%(n)s人です。名前は、区とセンターの人だけが見られます。") % {"n": n}


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


def seen(entries: Sequence[Entry], *, own: Account | None = None) -> tuple[Seen, ...]:
    """Return who saw or changed a record, in plain words; the person's own acts say so."""
    named = [str(entry.detail.get(TOGETHER, "")) for entry in entries]
    names = queries.account_names([*(entry.actor for entry in entries), *filter(None, named)])
    places = queries.organisation_names(entry.organisation for entry in entries)
    lines: list[Seen] = []
    for entry in entries:
        is_own = own is not None and entry.actor == own.code
        who = (
            _("あなた")
            if is_own
            else _who(names.get(entry.actor, entry.actor), places.get(entry.organisation, ""))
        )
        _put(lines, Seen(at=entry.at, who=who, what=_what(entry, names)))
    return tuple(lines)


def _what(entry: Entry, names: Mapping[str, str]) -> str:
    """Return what was done, what for, and with whom."""
    if entry.detail.get(TOGETHER):
        with_whom = names.get(str(entry.detail[TOGETHER]), "")
        return _("%(name)sさんと一緒に、自分のページに入りました") % {"name": with_whom}
    if entry.act == "participant.view" and "wave" in entry.detail:
        return _("質問の答えを書くために見ました")
    if entry.act == "participant.view" and entry.purpose in VIEWS:
        return str(VIEWS[entry.purpose])
    return str(ACTS.get(entry.act, OTHER_ACT))


def _put(lines: list[Seen], line: Seen) -> None:
    """Add a line, or count it to the one that says the same of the same day."""
    said = (line.who, line.what, _day(line))
    for place, known in enumerate(lines):
        if (known.who, known.what, _day(known)) == said:
            lines[place] = replace(known, n=known.n + 1)
            return
    lines.append(line)


def _day(line: Seen) -> date:
    return timezone.localdate(line.at)


def _who(name: str, place: str) -> str:
    if not place:
        return _("%(name)sさん") % {"name": name}
    return _("%(place)sの%(name)sさん") % {"place": place, "name": name}
