"""Put the tables with personal rows behind the wall of their municipality (PostgreSQL)."""

from django.db import migrations

from yorisoi.people.scope.fences import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("cards", "0001_initial"),
        ("people", "0008_fences"),
    ]

    operations = [
        Fence("entrant", "participant"),
    ]
