"""The nouns of ties: closed circles, their messages, and ties without content."""

from django.db import models

from yorisoi.people.models import Account, Participant
from yorisoi.people.terms import ChannelKind
from yorisoi.programme.models import Programme
from yorisoi.stages.ties.terms import CircleState, Frequency, Stamp, TieTo
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class Circle(models.Model):
    """A small closed round of participants and a supporter."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="circles")
    code = models.SlugField("符号", max_length=64)
    name = models.CharField("名前", max_length=60)
    purpose = models.CharField("何のための輪か", max_length=200)
    rules = models.TextField("決まり（一行に一つ）")
    in_trouble = models.TextField("困ったときの手順", blank=True)
    host = models.ForeignKey(
        Account, verbose_name="見守る人", on_delete=models.PROTECT, related_name="+"
    )
    state = models.CharField(
        "状態", max_length=6, choices=CircleState.choices, default=CircleState.OPEN
    )
    closed_at = models.DateTimeField("終わった時", null=True, blank=True)
    closed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "code"], name="circle_code_is_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=CircleState.values), name="circle_state_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "code",
            "name",
            "purpose",
            "rules",
            "in_trouble",
            "state",
            "closed_at",
            "closed_by",
        )
        personal = ("host",)
        sensitive = ()
        never_exported = ("host", "closed_by")


class CircleMember(models.Model):
    """Somebody joined a circle, and may leave at any time."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="members")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="circles")
    joined_at = models.DateTimeField(auto_now_add=True)
    joined_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    left_at = models.DateTimeField(null=True, blank=True)
    left_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["circle", "joined_at"]
        constraints = [
            models.UniqueConstraint(fields=["circle", "account"], name="joins_a_circle_once")
        ]

    class Privacy:
        plain = ("circle", "joined_at", "joined_by", "left_at", "left_by")
        personal = ("account",)
        sensitive = ()
        never_exported = ("account", "joined_by", "left_by")


class Message(Sealed):
    """What somebody wrote to a circle; staff see it only while a member's report waits for them."""

    circle = models.ForeignKey(Circle, on_delete=models.CASCADE, related_name="messages")
    text = SealedText("ことば", blank=True)
    stamp = models.CharField("スタンプ", max_length=8, choices=Stamp.choices, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    sent_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    sent_for = models.ForeignKey(
        Participant,
        verbose_name="だれの代わりに",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField("職員が決めた時", null=True, blank=True)
    settled_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    taken_back_at = models.DateTimeField("取り消した時", null=True, blank=True)
    taken_back_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["circle", "sent_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(text="", stamp=""), name="message_says_something"
            ),
            models.CheckConstraint(
                condition=models.Q(stamp__in=["", *Stamp.values]), name="message_stamp_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(settled_at__isnull=True) | models.Q(reported_at__isnull=False),
                name="only_reported_messages_are_settled",
            ),
            models.CheckConstraint(
                condition=models.Q(hidden_at__isnull=True) | models.Q(settled_at__isnull=False),
                name="only_settled_messages_are_hidden",
            ),
        ]

    class Privacy:
        keeper = ("sent_for", "sent_by.participant", "circle.programme.municipality")
        plain = (
            "circle",
            "sent_at",
            "reported_at",
            "settled_at",
            "settled_by",
            "hidden_at",
            "hidden_by",
            "taken_back_at",
            "row",
        )
        personal = ("text", "stamp", "sent_by", "sent_for", "reported_by", "taken_back_by")
        sensitive = ()
        never_exported = (*personal, "settled_by", "hidden_by")


class Tie(models.Model):
    """To whom a participant is connected, by which channel, how often; never what was said."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="ties")
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, related_name="ties")
    to = models.CharField("だれと", max_length=10, choices=TieTo.choices)
    channel = models.CharField("どうやって", max_length=10, choices=ChannelKind.choices)
    frequency = models.CharField("どのくらい", max_length=8, choices=Frequency.choices)
    noted_on = models.DateField("聞いた日")
    is_simulated = models.BooleanField("模擬", default=False)
    noted_at = models.DateTimeField(auto_now_add=True)
    noted_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["participant", "noted_on", "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(to__in=TieTo.values), name="tie_to_is_known"),
            models.CheckConstraint(
                condition=models.Q(channel__in=ChannelKind.values), name="tie_channel_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(frequency__in=Frequency.values), name="tie_frequency_is_known"
            ),
        ]

    class Privacy:
        plain = ("programme", "noted_on", "is_simulated", "noted_at", "noted_by")
        personal = ("participant", "to", "channel", "frequency")
        sensitive = ()
        never_exported = ("participant", "to", "channel", "frequency", "noted_by")
