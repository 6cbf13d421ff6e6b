"""Put the tables with personal rows behind the wall of their municipality (PostgreSQL)."""

from django.db import migrations

from yorisoi.people.scope.fences import Fence


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0007_leaving"),
    ]

    operations = [
        Fence("participant", "municipality"),
        Fence("channel", "participant"),
        Fence("supporterlink", "participant"),
        Fence("consent", "participant"),
        Fence("need", "participant"),
        Fence("correctionrequest", "participant"),
        Fence("retentionpreview", "municipality"),
        Fence("leak", "municipality"),
        Fence("searchmark", "participant"),
    ]
