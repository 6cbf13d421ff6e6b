"""The nouns of coming in: what a person chose, the card, known devices, passkeys, knocks, tablets."""

from django.db import models

from yorisoi.entrance.cards.terms import DeviceKind, EndedFor, NewDevice, Picture, WayIn
from yorisoi.people.models import Account, Organisation, Participant
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class Entrant(Sealed):
    """How one participant comes in: the picture and name on the card, and what a new device is asked."""

    # What one chose for oneself is nothing without the person.
    participant = models.OneToOneField(
        Participant, on_delete=models.CASCADE, related_name="entrant"
    )
    called = SealedText("カードに書く名前")
    picture = models.CharField("カードの絵", max_length=20, choices=Picture.choices)
    new_device = models.CharField(
        "新しいスマホのとき", max_length=20, choices=NewDevice.choices, default=NewDevice.ASK
    )
    secret_mark = models.CharField("ひみつの絵のしるし", max_length=64, blank=True)
    n_misses = models.PositiveSmallIntegerField("ちがった回数", default=0)
    on_tablet_at = models.DateTimeField("タブレットに出すと決めた時", null=True, blank=True)
    on_tablet_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["participant"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(picture__in=Picture.values), name="entrant_picture_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(new_device__in=NewDevice.values),
                name="entrant_new_device_is_known",
            ),
        ]

    class Privacy:
        keeper = ("participant",)
        plain = ("on_tablet_at", "on_tablet_by", "n_misses", "row")
        personal = ("participant", "called", "picture", "new_device", "secret_mark")
        sensitive = ()
        never_exported = (*personal, "n_misses", "on_tablet_at", "on_tablet_by")


class Card(models.Model):
    """A printed card. The database holds a seed and marks; the token needs the key file as well."""

    # A card is nothing without its person.
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="cards")
    seed = models.CharField(max_length=43)
    token_mark = models.CharField(max_length=64, unique=True)
    code_mark = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField("作った時", auto_now_add=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField("止めた時", null=True, blank=True)
    revoked_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_for = models.CharField("わけ", max_length=10, choices=EndedFor.choices, blank=True)

    class Meta:
        ordering = ["participant", "-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["participant"],
                condition=models.Q(revoked_at__isnull=True),
                name="one_card_in_force",
                violation_error_message="使えるカードは、一人に一枚です",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_for__in=["", *EndedFor.values]),
                name="card_end_is_known",
            ),
        ]

    class Privacy:
        plain = ("made_at", "made_by", "revoked_at", "revoked_by", "ended_for")
        personal = ("participant", "seed", "token_mark", "code_mark")
        sensitive = ()
        never_exported = personal


class Device(models.Model):
    """A phone or computer that knows a card; the key stays on the device, here is only its mark."""

    # What a device knows ends with the card.
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="devices")
    kind = models.CharField("種類", max_length=10, choices=DeviceKind.choices)
    way = models.CharField("入りかた", max_length=10, choices=WayIn.choices)
    key_mark = models.CharField(max_length=64)
    added_at = models.DateTimeField("加えた時", auto_now_add=True)
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField("はずした時", null=True, blank=True)
    removed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["card", "added_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=DeviceKind.values), name="device_kind_is_known"
            ),
            models.UniqueConstraint(
                fields=["card", "key_mark"],
                condition=models.Q(removed_at__isnull=True),
                name="device_knows_a_card_once",
            ),
            models.CheckConstraint(
                condition=models.Q(way__in=WayIn.values), name="device_way_is_known"
            ),
        ]

    class Privacy:
        plain = ("kind", "way", "added_at", "removed_at")
        personal = ("card", "key_mark", "added_by", "removed_by")
        sensitive = ()
        never_exported = personal


class Passkey(models.Model):
    """A machine that knows its owner's finger or face and lets them in with it, beside the card."""

    # A passkey is nothing without its person.
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="passkeys")
    # What the machine proved is kept by django-allauth; the two go together.
    key = models.OneToOneField(
        "mfa.Authenticator", on_delete=models.CASCADE, related_name="person_key"
    )
    kind = models.CharField("種類", max_length=10, choices=DeviceKind.choices)
    system = models.CharField("機械の名前", max_length=20, blank=True)
    added_at = models.DateTimeField("加えた時", auto_now_add=True)
    added_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["participant", "added_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=DeviceKind.values), name="passkey_kind_is_known"
            ),
        ]

    class Privacy:
        plain = ("kind", "system", "added_at")
        personal = ("participant", "key", "added_by")
        sensitive = ()
        never_exported = personal


class Knock(models.Model):
    """A new device waits until somebody says that the right person holds it."""

    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="knocks")
    kind = models.CharField("種類", max_length=10, choices=DeviceKind.choices)
    number = models.CharField("番号", max_length=4)
    knocked_at = models.DateTimeField("聞いた時", auto_now_add=True)
    is_let_in = models.BooleanField("本人だった", default=False)
    answered_at = models.DateTimeField("答えた時", null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["card", "-knocked_at"]

    class Privacy:
        plain = ("kind", "knocked_at", "is_let_in", "answered_at")
        personal = ("card", "number", "answered_by")
        sensitive = ()
        never_exported = personal


class Tablet(models.Model):
    """A shared tablet of a centre at which people sign in with pictures; open until closed."""

    code = models.CharField("符号", max_length=24, unique=True)
    centre = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="tablets")
    seed = models.CharField(max_length=43)
    pairing_mark = models.CharField(max_length=64, unique=True)
    key_mark = models.CharField(max_length=64, blank=True)
    opened_at = models.DateTimeField("始めた時", auto_now_add=True)
    opened_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField("閉じた時", null=True, blank=True)
    closed_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["centre", "-opened_at"]

    class Privacy:
        plain = (
            "code",
            "centre",
            "seed",
            "pairing_mark",
            "key_mark",
            "opened_at",
            "opened_by",
            "closed_at",
            "closed_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("seed", "pairing_mark", "key_mark")
