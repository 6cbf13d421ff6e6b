"""What the factors bring to pages, as a Django app: a script and the button it stands behind."""

from django.apps import AppConfig


class FactorsConfig(AppConfig):
    """Register the script and the button; there are no tables."""

    name = "yorisoi.entrance.factors"
    label = "factors"
    verbose_name = "指や顔で入る"
