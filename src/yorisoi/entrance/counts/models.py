"""How often a door was tried in one stretch of time; by whom is a keyed hash."""

from django.db import models


class Count(models.Model):
    """Tries at one kind of door by one key, in one window of the clock."""

    kind = models.CharField("どこで", max_length=30)
    mark = models.CharField("だれが（符号にしたもの）", max_length=64)
    window = models.BigIntegerField("何番目の時間")
    n = models.PositiveIntegerField("回数", default=0)
    expires = models.BigIntegerField("いつまで意味があるか（秒）", db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "mark", "window"], name="count_is_unique")
        ]

    class Privacy:
        plain = ("kind", "window", "n", "expires")
        personal = ("mark",)
        sensitive = ()
        never_exported = ("mark",)
