"""The nouns of guidelines: an edition, its chapters, its claims and what they stand on."""

from django.db import models

from yorisoi.people.models import Account
from yorisoi.programme.models import Programme
from yorisoi.stages.guides.terms import Backing, EditionState


class Edition(models.Model):
    """One edition of the guideline."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField("版")
    title = models.CharField("題", max_length=200)
    state = models.CharField(
        "状態", max_length=10, choices=EditionState.choices, default=EditionState.DRAFT
    )
    made_at = models.DateTimeField(auto_now_add=True)
    made_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # The kit as it was on the day of publication: later drafts never leave the house with it.
    kit = models.BinaryField("公表したキット", null=True, blank=True)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="edition_is_unique"),
            models.CheckConstraint(
                condition=models.Q(state__in=EditionState.values), name="edition_state_is_known"
            ),
        ]

    class Privacy:
        plain = (
            "programme",
            "number",
            "title",
            "state",
            "made_at",
            "made_by",
            "published_at",
            "published_by",
            "kit",
        )
        personal = ()
        sensitive = ()
        never_exported = ("made_by", "published_by")


class Chapter(models.Model):
    """A chapter of an edition, in the order of Tokyo's guideline."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="chapters")
    order = models.PositiveSmallIntegerField("順")
    part = models.CharField("部", max_length=60)
    title = models.CharField("題", max_length=200)
    lead = models.CharField("はじめのことば", max_length=300, blank=True)

    class Meta:
        ordering = ["edition", "order"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "order"], name="chapter_order_is_unique")
        ]

    class Privacy:
        plain = ("edition", "order", "part", "title", "lead")
        personal = ()
        sensitive = ()
        never_exported = ()


class Claim(models.Model):
    """One sentence that is published; without evidence it is shown as 仮."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="claims")
    order = models.PositiveSmallIntegerField("順")
    section = models.CharField("節", max_length=100)
    # A sentence made from records keeps its key, so that it can be made anew in its place.
    key = models.CharField("もとの符号", max_length=200, blank=True)
    text = models.TextField("文")
    is_written_by_hand = models.BooleanField("人が書いた", default=False)
    is_left_out = models.BooleanField("載せない", default=False)
    figure = models.JSONField("図の数", null=True, blank=True)
    chain = models.JSONField("公表した根拠の道すじ", default=list)

    class Meta:
        ordering = ["chapter", "order"]
        constraints = [
            models.UniqueConstraint(fields=["chapter", "order"], name="claim_order_is_unique"),
            models.UniqueConstraint(
                fields=["chapter", "key"],
                condition=~models.Q(key=""),
                name="claim_key_is_unique",
            ),
        ]

    class Privacy:
        plain = (
            "chapter",
            "order",
            "section",
            "key",
            "text",
            "is_written_by_hand",
            "is_left_out",
            "figure",
            "chain",
        )
        personal = ()
        sensitive = ()
        never_exported = ()


class ClaimEvidence(models.Model):
    """What a claim stands on: a kind, the code of the row, and the words shown beside it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    backing = models.CharField("もと", max_length=10, choices=Backing.choices)
    reference = models.CharField("符号", max_length=200)
    words = models.CharField("もとのことば", max_length=400)

    class Meta:
        ordering = ["claim", "id"]
        verbose_name_plural = "claim evidence"
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "backing", "reference"], name="evidence_is_named_once"
            ),
            models.CheckConstraint(
                condition=models.Q(backing__in=Backing.values), name="backing_is_known"
            ),
        ]

    class Privacy:
        plain = ("claim", "backing", "reference", "words")
        personal = ()
        sensitive = ()
        never_exported = ()


class Adoption(models.Model):
    """A kit that was imported: which one, from whom, when."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="adoptions")
    kit_name = models.CharField("キット", max_length=100)
    kit_title = models.CharField("題", max_length=200)
    from_municipality = models.CharField("どこから", max_length=100)
    fingerprint = models.CharField("指紋", max_length=64)
    imported_at = models.DateTimeField(auto_now_add=True)
    imported_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-imported_at"]

    class Privacy:
        plain = (
            "programme",
            "kit_name",
            "kit_title",
            "from_municipality",
            "fingerprint",
            "imported_at",
            "imported_by",
        )
        personal = ()
        sensitive = ()
        never_exported = ("imported_by",)
