"""What is held about a person, in plain words: every field with its name, as a paper."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yorisoi.engines import documents as paper
from yorisoi.journal.models import Entry
from yorisoi.people import arrangements
from yorisoi.people.held import records
from yorisoi.people.held.holdings import UNTIED, Holding
from yorisoi.people.held.saying import said
from yorisoi.people.models import Account, Participant, TwoPeople
from yorisoi.people.seen.seeing import seen, seen_blocks
from yorisoi.people.terms import DisabilityKind, Mandate
from yorisoi.ui import preferences
from yorisoi.ui.words import clock, full_day

# Names of columns that their models leave to this house: one word each, the same everywhere.
ACTS = {
    "added": "足した",
    "removed": "外した",
    "answered": "答えた",
    "asked": "聞いた",
    "changed": "変えた",
    "closed": "閉じた",
    "committed": "約束した",
    "confirmed": "確かめた",
    "erased": "消した",
    "done": "した",
    "ended": "終わった",
    "given": "残した",
    "held": "止めた",
    "hidden": "かくした",
    "joined": "入った",
    "left": "出た",
    "lowered": "手をおろした",
    "made": "作った",
    "merged": "まとめた",
    "noted": "書いた",
    "raised": "手をあげた",
    "recorded": "残した",
    "registered": "登録した",
    "released": "知らせた",
    "reported": "報告した",
    "revoked": "やめた",
    "run": "引いた",
    "seen": "見た",
    "sent": "送った",
    "settled": "決めた",
    "started": "始めた",
    "taken_back": "取り消した",
    "told": "聞いた",
    "used": "使った",
    "withdrawn": "やめた",
    "written": "書いた",
}
NOUNS = {
    "card": "カード",
    "key_mark": "スマホを見分ける印（読めない形）",
    "seed": "カードのもとの値",
    "token_mark": "カードを見分ける印（読めない形）",
    "code_mark": "番号を見分ける印（読めない形）",
    "secret_mark": "絵の印（読めない形）",
    "on_tablet_by": "タブレットに出すと決めた人",
    "account": "アカウント",
    "application": "申し込み",
    "attempt": "練習",
    "circle": "輪",
    "course": "教室",
    "expires_on": "いつまで",
    "hash": "記録のつながり",
    "hearing": "聞き取り",
    "idempotency_key": "二度残さないための番号",
    "item": "問い",
    "key": "つづきを開く番号",
    "last_login": "最後に入った時",
    "municipality": "区市町村",
    "organisation": "組織",
    "membership": "組織での役割",
    "participant": "本人",
    "password": "パスワード",
    "persona": "人の像",
    "attribute": "像の行",
    "previous_hash": "前の記録とのつながり",
    "procedure": "手続き",
    "programme": "事業",
    "row": "内部の番号",
    "sent_for": "だれの代わりに",
    "session": "教室の日",
    "step": "ステップ",
    "supporter": "支援者",
    "wave": "いつの質問か",
    "unit": "教える内容",
}
# What opens a door is said to exist, never shown.
SECRETS = frozenset(
    {
        "password",
        "seed",
        "token_mark",
        "code_mark",
        "key_mark",
        "secret_mark",
        "digest",
        "idempotency_key",
    }
)
# What holds rows together and says nothing about anybody.
# `persons` names the others who stood on the same list by their codes.
TECHNICAL = frozenset({"row", "hash", "previous_hash", "persons"})
# A fingerprint by which a record is found; nobody can read anything out of it.
UNREADABLE = frozenset({"mark"})
CALLED_BY = ("name", "title", "text", "code")
# How a row without a name is called: by its kind, or by when it began.
DATED_BY = ("starts_at", "made_at", "started_at")
# Whom the whole paper is about need not be said in every row.
OWNER = "participant"


def label(field: Any) -> str:
    """Return the plain name of a column."""
    words = str(field.verbose_name)
    name: str = field.name
    if words != name.replace("_", " "):
        return words
    if name in NOUNS:
        return NOUNS[name]
    act, _mark, end = name.rpartition("_")
    if act in ACTS and end in {"at", "by", "on"}:
        return ACTS[act] + {"at": "時", "by": "人", "on": "日"}[end]
    return words


def lines(row: models.Model) -> tuple[tuple[str, str], ...]:
    """Return every column of a row that holds something, with its name, the keys of rows aside."""
    found = []
    for field in row._meta.concrete_fields:
        if field.primary_key or field.name in TECHNICAL:
            continue
        words = value(row, field)
        if words:
            found.append((label(field), words))
    return tuple(found)


def value(row: models.Model, field: "models.Field[object, object]") -> str:
    """Return what a column holds, in words; nothing for what is empty."""
    if field.name in SECRETS:
        # Whoever holds the paper must not be able to come in with it.
        return _("紙には出しません。入るための秘密です") if getattr(row, field.name, "") else ""
    held = getattr(row, field.name)
    if held in (None, "", [], {}):
        return ""
    if field.name in UNREADABLE:
        return _("だれにも読めない形の印です")
    words = said(row, field.name)
    if words is not None:
        return words
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    if isinstance(row, TwoPeople) and isinstance(held, Participant):
        # Whoever looks like this person is somebody else, whose name stays theirs.
        return held.code
    return _said(held)


def _said(held: object) -> str:
    if isinstance(held, bool):
        return _("はい") if held else _("いいえ")
    if isinstance(held, datetime):
        local = timezone.localtime(held) if timezone.is_aware(held) else held
        return f"{full_day(local.date())} {clock(local)}"
    if isinstance(held, date):
        return full_day(held)
    if isinstance(held, models.Model):
        return _called(held)
    if isinstance(held, dict):
        return "、".join(preferences.in_words(held)) or "、".join(
            f"{key}：{_said(each)}" for key, each in held.items()
        )
    if isinstance(held, (list, tuple)):
        return "、".join(_said(each) for each in held)
    return _coded(str(held))


def _coded(text: str) -> str:
    """Return a code of a list as its words, any other text as it is."""
    if text in arrangements.catalogue():
        return arrangements.get(text).words(get_language())
    for choices in (DisabilityKind, Mandate):
        if text in choices.values:
            return str(choices(text).label)
    return text


def _called(row: models.Model) -> str:
    """Return how a row that is pointed to is called; people by the name they show."""
    if isinstance(row, (Account, Participant)):
        return row.name or row.code
    if hasattr(row, "get_kind_display"):
        return str(row.get_kind_display())
    found = [getattr(row, name, "") for name in CALLED_BY]
    found += [_said(getattr(row, name)) for name in DATED_BY if hasattr(row, name)]
    return str(next((each for each in found if each), f"{row._meta.verbose_name} {row.pk}"))


def own_data_paper(
    participant: Participant, found: Iterable[Holding], *, place: str, on: date, notice: str = ""
) -> paper.Document:
    """Return everything that is held about a person as one paper."""
    blocks: list[paper.Block] = [
        paper.Paragraph(
            _("%(name)sさんについて、%(place)sが持っている情報のすべてです。%(day)sに作りました。")
            % {"name": participant.name, "place": place, "day": full_day(on)},
            style="lead",
        ),
        paper.Paragraph(
            _(
                "ちがうところがあれば、直すように言えます。30日までに返事をします。お金はかかりません。"
            )
        ),
    ]
    for each in found:
        blocks += _section(each, participant)
    blocks += [
        paper.Heading(_("だれのものか分けられないもの")),
        paper.Bullets(tuple(UNTIED.values())),
    ]
    return paper.Document(
        title=_("あなたについて持っている情報"), subject=place, notice=notice, blocks=tuple(blocks)
    )


def _section(holding: Holding, participant: Participant) -> list[paper.Block]:
    record: records.Record = holding.record
    blocks: list[paper.Block] = [
        paper.Heading(record.called(get_language())),
        paper.Paragraph(
            _("何のため：%(purpose)s。どこから：%(ways)s。見る人：%(recipients)s。")
            % {
                "purpose": record.purpose,
                "ways": record.ways,
                "recipients": record.recipients,
            },
            style="note",
        ),
    ]
    journal = [each for each in reversed(holding.rows) if isinstance(each, Entry)]
    if journal:
        return [*blocks, *seen_blocks(seen(journal, own=participant.account))]
    # Rows that say the same are said once.
    for rows in dict.fromkeys(_told(row, participant) for row in holding.rows):
        blocks.append(paper.Answers(rows))
    return blocks


def _told(row: models.Model, participant: Participant) -> tuple[tuple[str, str], ...]:
    """Return what a row says besides whom it is about."""
    owner = NOUNS[OWNER]
    about = [each for each in lines(row) if each != (owner, participant.name)]
    return tuple(about) or ((_("番号"), str(row.pk)),)
