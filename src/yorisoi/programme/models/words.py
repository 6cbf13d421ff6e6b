"""How words are read in this house."""

from django.db import models

from yorisoi.people.models import Account


class Word(models.Model):
    """A word and its reading, confirmed by somebody who knows; every page and paper follows it.

    It holds for the whole house: a place or a name is read one way, whoever writes it. Names of
    participants do not belong here; their readings stand with their records.
    """

    written = models.CharField("ことば", max_length=40, unique=True)
    reading = models.CharField("読み", max_length=80)
    put_at = models.DateTimeField("確かめた時", auto_now=True)
    put_by = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["reading", "written"]

    class Privacy:
        plain = ("written", "reading", "put_at", "put_by")
        personal = ()
        sensitive = ()
        never_exported = ("put_by",)
