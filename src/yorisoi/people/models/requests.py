"""What a person asks the ward to do with their record."""

from django.db import models

from yorisoi.people.models.accounts import Account
from yorisoi.people.models.participants import Participant
from yorisoi.people.terms import CorrectionState
from yorisoi.vault.fields import SealedText
from yorisoi.vault.rows import Sealed


class CorrectionRequest(Sealed):
    """A person says what is wrong (訂正請求); staff answer with what was done, or why not."""

    participant = models.ForeignKey(
        Participant, on_delete=models.CASCADE, related_name="corrections"
    )
    wrong = SealedText("ちがうところ")
    due_on = models.DateField("返事の期限")
    state = models.CharField(
        "どうなったか",
        max_length=10,
        choices=CorrectionState.choices,
        default=CorrectionState.OPEN,
    )
    answer = SealedText("返事", blank=True)
    asked_at = models.DateTimeField("言った時", auto_now_add=True)
    asked_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField("返事をした時", null=True, blank=True)
    answered_by = models.ForeignKey(
        Account, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=CorrectionState.values),
                name="correction_state_is_known",
            )
        ]

    class Privacy:
        keeper = ("participant",)
        plain = (
            "due_on",
            "state",
            "asked_at",
            "asked_by",
            "answered_at",
            "answered_by",
            "row",
        )
        personal = ("participant", "wrong", "answer")
        sensitive = ()
        never_exported = personal
