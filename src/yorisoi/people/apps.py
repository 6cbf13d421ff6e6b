"""People as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Register people."""

    name = "yorisoi.people"
    verbose_name = "人と組織"
