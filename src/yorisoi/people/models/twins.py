"""Two records that look like one person, and were found to be two people."""

from django.db import models

from yorisoi.people.models.accounts import Account
from yorisoi.people.models.participants import Participant


class TwoPeople(models.Model):
    """Somebody made sure that two records are two people; the pair is not suggested again."""

    # Nothing is left to say once one of the two is gone.
    one = models.ForeignKey(
        Participant, verbose_name="一人", on_delete=models.CASCADE, related_name="+"
    )
    other = models.ForeignKey(
        Participant, verbose_name="もう一人", on_delete=models.CASCADE, related_name="+"
    )
    said_at = models.DateTimeField("確かめた時", auto_now_add=True)
    said_by = models.ForeignKey(
        Account, verbose_name="確かめた人", on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["one", "other"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_people_are_named_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="two_people_stand_in_order"
            ),
        ]

    class Privacy:
        plain = ("said_at", "said_by")
        personal = ("one", "other")
        sensitive = ()
        never_exported = personal
