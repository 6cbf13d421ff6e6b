"""Put the tables with personal rows behind the wall of their municipality (PostgreSQL)."""

from django.db import migrations

from yorisoi.people.scope.fences import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("courses", "0003_rows_are_sealed"),
        ("people", "0008_fences"),
    ]

    operations = [
        Fence("applicationdraft", "course__programme__municipality"),
        Fence("application", "course__programme__municipality", "participant"),
        Fence("arrangementrequest", "application"),
        Fence("draw", "course__programme__municipality"),
        Fence("assignment", "session__course__programme__municipality"),
        Fence("attendance", "session__course__programme__municipality", "participant"),
        Fence("observation", "session__course__programme__municipality", "participant"),
        Fence("phonecard", "participant"),
        Fence("question", "programme__municipality", "participant"),
    ]
