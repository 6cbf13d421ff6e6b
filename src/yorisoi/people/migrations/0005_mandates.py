"""Mandates in terms; what was written in free words keeps what it names and no more."""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from yorisoi.people.rules import mandates_in


def read_scopes(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Turn the free words of each mandate into terms."""
    for link in apps.get_model("people", "SupporterLink").objects.all():
        link.terms = [each.value for each in mandates_in(link.scope)]
        link.save(update_fields=["terms"])


class Migration(migrations.Migration):
    """Add terms beside the person's own words."""

    dependencies = [("people", "0004_erasure_and_search")]
    operations = [
        migrations.AddField(
            model_name="supporterlink",
            name="terms",
            field=models.JSONField(default=list, verbose_name="してよいこと"),
        ),
        migrations.AlterField(
            model_name="supporterlink",
            name="scope",
            field=models.CharField(blank=True, max_length=200, verbose_name="本人のことば"),
        ),
        migrations.RunPython(read_scopes, migrations.RunPython.noop),
    ]
