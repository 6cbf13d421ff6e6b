"""Put the tables with personal rows behind the wall of their municipality (PostgreSQL)."""

from django.db import migrations

from yorisoi.people.scope.fences import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("personas", "0002_rows_are_sealed"),
        ("people", "0008_fences"),
    ]

    operations = [
        Fence("review", "persona__programme__municipality"),
    ]
