"""Put the tables with personal rows behind the wall of their municipality (PostgreSQL)."""

from django.db import migrations

from yorisoi.people.scope.fences import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("hearings", "0004_rows_are_sealed"),
        ("people", "0008_fences"),
    ]

    operations = [
        Fence("hiddenname", "hearing__programme__municipality"),
        Fence("sparedword", "hearing__programme__municipality"),
        Fence("passage", "hearing__programme__municipality", "participant"),
    ]
