"""Room for the numbers, the persons and the head of the journal."""

import django.db.models.deletion
from django.db import migrations, models

from yorisoi.journal import chain


class Migration(migrations.Migration):

    dependencies = [
        ('journal', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='JournalHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.BigIntegerField(default=0, verbose_name='何行あるか')),
                ('last_hash', models.CharField(default=chain.START, max_length=64)),
                ('mac', models.CharField(max_length=64)),
            ],
        ),
        migrations.AddField('entry', 'municipality', models.CharField(blank=True, default='', max_length=64, verbose_name='どの区市町村で')),
        migrations.AddField('entry', 'on_behalf_of', models.CharField(blank=True, default='', max_length=64, verbose_name='だれの代わりに')),
        migrations.AddField('entry', 'persons', models.JSONField(default=list, verbose_name='だれのことか（参加する人の符号）')),
        migrations.AlterField('entry', 'id', models.BigIntegerField(primary_key=True, serialize=False, verbose_name='番号')),
        migrations.AddIndex('entry', models.Index(fields=['municipality', 'at'], name='journal_of_a_municipality')),
        migrations.AddIndex('entry', models.Index(fields=['actor', 'at'], name='journal_of_an_actor')),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('pk', models.CompositePrimaryKey('entry_id', 'code', blank=True, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=64, verbose_name='参加する人の符号')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentions', to='journal.entry', verbose_name='記録の行')),
            ],
            options={
                'ordering': ['entry', 'code'],
                'indexes': [models.Index(fields=['code', 'entry'], name='journal_of_a_person')],
            },
        ),
    ]
