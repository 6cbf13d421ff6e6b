"""Lines of the journal, whom each touches, and the head that knows the last one."""

from django.db import models

from yorisoi.journal.chain import START


class Entry(models.Model):
    """Somebody did or saw something; its number is its place in the chain, without gaps."""

    id = models.BigIntegerField("番号", primary_key=True)
    at = models.DateTimeField("いつ")
    actor = models.CharField("だれが（アカウント）", max_length=64)
    organisation = models.CharField("どの組織で", max_length=64, blank=True)
    municipality = models.CharField("どの区市町村で", max_length=64, blank=True, default="")
    on_behalf_of = models.CharField("だれの代わりに", max_length=64, blank=True, default="")
    act = models.CharField("何を", max_length=64)
    subject_kind = models.CharField("対象の種類", max_length=64)
    subject_code = models.CharField("対象の符号", max_length=64)
    detail = models.JSONField("くわしく", default=dict)
    purpose = models.CharField("何のために", max_length=200, blank=True)
    persons = models.JSONField("だれのことか（参加する人の符号）", default=list)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_kind", "subject_code"]),
            models.Index(fields=["municipality", "at"], name="journal_of_a_municipality"),
            models.Index(fields=["actor", "at"], name="journal_of_an_actor"),
        ]

    class Privacy:
        plain = (
            "at",
            "act",
            "subject_kind",
            "organisation",
            "municipality",
            "previous_hash",
            "hash",
        )
        personal = ("actor", "on_behalf_of", "subject_code", "detail", "purpose", "persons")
        sensitive = ()
        never_exported = personal


class Mention(models.Model):
    """That a line touches a participant, so that the person finds it; it repeats `Entry.persons`."""

    pk = models.CompositePrimaryKey("entry_id", "code")
    entry = models.ForeignKey(
        Entry, verbose_name="記録の行", on_delete=models.PROTECT, related_name="mentions"
    )
    code = models.CharField("参加する人の符号", max_length=64)

    class Meta:
        ordering = ["entry", "code"]
        indexes = [models.Index(fields=["code", "entry"], name="journal_of_a_person")]

    class Privacy:
        plain = ("entry",)
        personal = ("code",)
        sensitive = ()
        never_exported = ("code",)


class JournalHead(models.Model):
    """The one row that knows how many lines there are and the code of the last.

    Whoever writes a line locks it first, so that two writers never tie to the same line; and a tail
    that was cut off no longer fits it.
    """

    number = models.BigIntegerField("何行あるか", default=0)
    last_hash = models.CharField(max_length=64, default=START)
    mac = models.CharField(max_length=64)

    class Privacy:
        plain = ("number", "last_hash", "mac")
        personal = ()
        sensitive = ()
        never_exported = ()
