"""The journal as a Django app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Register the journal."""

    name = "yorisoi.journal"
    verbose_name = "記録"
