"""Participants, how to reach them, what they agreed to and what they need."""

from django.db import models

from yorisoi.people.models.accounts import Account, Organisation
from yorisoi.people.terms import (
    ChannelKind,
    ConsentPurpose,
    ConsentWay,
    HandoutFormat,
    MarkKind,
)
from yorisoi.vault.fields import SealedList, SealedText
from yorisoi.vault.rows import Sealed


class Participant(Sealed):
    """A resident who takes part; everyone but the ward and the centre sees only the code."""

    municipality = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.CharField("符号", max_length=16, unique=True)
    account = models.OneToOneField(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="participant"
    )
    centre = models.ForeignKey(
        Organisation,
        verbose_name="よく使うセンター",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name = SealedText("名前")
    reading = SealedText("読み", blank=True)
    kinds = SealedList("障害の種類", blank=True, default=list)
    birth_year = models.PositiveSmallIntegerField("生まれた年", null=True, blank=True)
    channel = models.CharField("連絡の方法", max_length=10, choices=ChannelKind.choices)
    handout_format = models.CharField(
        "お知らせの形",
        max_length=10,
        choices=HandoutFormat.choices,
        default=HandoutFormat.STANDARD,
    )
    note = SealedText("覚え書き", blank=True)
    is_fictitious = models.BooleanField("架空の人", default=False)
    registered_at = models.DateTimeField("登録した時", auto_now_add=True)
    registered_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    erased_at = models.DateTimeField("消した時", null=True, blank=True)
    erased_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name="まとめた先",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged",
    )
    merged_at = models.DateTimeField("まとめた時", null=True, blank=True)
    merged_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(merged_into=None) | models.Q(erased_at__isnull=False),
                name="only_an_emptied_record_is_merged",
            ),
            models.CheckConstraint(
                condition=models.Q(channel__in=ChannelKind.values),
                name="participant_channel_is_known",
                violation_error_message="連絡の方法を選んでください",
            ),
            models.CheckConstraint(
                condition=models.Q(handout_format__in=HandoutFormat.values),
                name="participant_format_is_known",
                violation_error_message="お知らせの形を選んでください",
            ),
        ]

    class Privacy:
        keeper = ()
        plain = (
            "municipality",
            "is_fictitious",
            "registered_at",
            "registered_by",
            "erased_at",
            "erased_by",
            "merged_at",
            "merged_by",
            "row",
        )
        personal = (
            "code",
            "merged_into",
            "account",
            "centre",
            "name",
            "reading",
            "birth_year",
            "channel",
            "handout_format",
            "note",
        )
        sensitive = ("kinds",)
        never_exported = (*personal, *sensitive)

    @property
    def key_municipality(self) -> str:
        """The municipality whose key wraps the key of this row."""
        return self.municipality.code


class SearchMark(models.Model):
    """A blind mark by which a participant is found; it tells nothing about the word behind it."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="marks")
    mark = models.CharField("印", max_length=30, db_index=True)
    kind = models.CharField(
        "何の印か", max_length=10, choices=MarkKind.choices, default=MarkKind.PART
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "kind", "mark"], name="one_mark_a_kind_and_person"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=MarkKind.values), name="mark_kind_is_known"
            ),
        ]

    class Privacy:
        plain = ()
        personal = ("participant", "mark", "kind")
        sensitive = ()
        never_exported = personal


class Channel(Sealed):
    """One way to reach a participant."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="channels")
    kind = models.CharField("方法", max_length=10, choices=ChannelKind.choices)
    address = SealedText("番号やあて先")

    class Meta:
        ordering = ["participant", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "kind"], name="one_address_for_each_channel"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ChannelKind.values), name="channel_kind_is_known"
            ),
        ]

    class Privacy:
        keeper = ("participant",)
        plain = ("row",)
        personal = ("participant", "kind", "address")
        sensitive = ()
        never_exported = personal


class SupporterLink(models.Model):
    """Somebody may act for a participant, for a scope and a time, until revoked."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="supporter_links"
    )
    supporter = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="supports")
    terms = models.JSONField("してよいこと", default=list)
    scope = models.CharField("本人のことば", max_length=200, blank=True)
    since_on = models.DateField("いつから")
    until_on = models.DateField("いつまで", null=True, blank=True)
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField("やめた時", null=True, blank=True)
    revoked_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["participant", "supporter", "since_on"]

    class Privacy:
        plain = ("since_on", "until_on", "made_at", "made_by", "revoked_at", "revoked_by")
        personal = ("participant", "supporter", "terms", "scope")
        sensitive = ()
        never_exported = personal


class Consent(Sealed):
    """An agreement to one purpose, in the words of one version, until withdrawn."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField("目的", max_length=20, choices=ConsentPurpose.choices)
    version = models.CharField("文の版", max_length=20)
    way = models.CharField("同意のしかた", max_length=10, choices=ConsentWay.choices)
    witness = SealedText("立ち会った人", blank=True)
    given_at = models.DateTimeField("同意した時", auto_now_add=True)
    given_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    is_refusal = models.BooleanField("「いいえ」と言った", default=False)
    expires_on = models.DateField("いつまで", null=True, blank=True)
    withdrawn_at = models.DateTimeField("やめた時", null=True, blank=True)
    withdrawn_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["participant", "purpose", "given_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(purpose__in=ConsentPurpose.values),
                name="consent_purpose_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(way__in=ConsentWay.values), name="consent_way_is_known"
            ),
        ]

    class Privacy:
        keeper = ("participant",)
        plain = (
            "version",
            "given_at",
            "given_by",
            "expires_on",
            "withdrawn_at",
            "withdrawn_by",
            "row",
        )
        personal = ("participant", "purpose", "way", "witness", "is_refusal")
        sensitive = ()
        never_exported = personal


class Need(Sealed):
    """An arrangement a participant needs: told once, used every time."""

    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="needs")
    arrangement = SealedText("配慮（目録の符号）")
    detail = SealedText("くわしく", blank=True)
    told_at = models.DateTimeField("聞いた時", auto_now_add=True)
    told_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField("いらなくなった時", null=True, blank=True)
    ended_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["participant", "told_at", "id"]

    class Privacy:
        keeper = ("participant",)
        plain = ("told_at", "told_by", "ended_at", "ended_by", "row")
        personal = ("participant",)
        sensitive = ("arrangement", "detail")
        never_exported = ("participant", "arrangement", "detail")
