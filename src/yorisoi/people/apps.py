"""People as a Django app."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class PeopleConfig(AppConfig):
    """Register people."""

    name = "yorisoi.people"
    verbose_name = "人と組織"

    def ready(self) -> None:
        """Let every stage say what its codes mean (people/held/saying.py)."""
        autodiscover_modules("presenters.saying")
