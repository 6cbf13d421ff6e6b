"""Put the tables with personal rows behind the wall of their municipality (PostgreSQL)."""

from django.db import migrations

from yorisoi.people.scope.fences import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("ties", "0003_rows_are_sealed"),
        ("people", "0008_fences"),
    ]

    operations = [
        Fence("circle", "programme__municipality"),
        Fence("circlemember", "circle"),
        Fence("message", "circle", "sent_for"),
        Fence("tie", "programme__municipality", "participant"),
    ]
