"""The cards as a Django app."""

from django.apps import AppConfig


class CardsConfig(AppConfig):
    """Register the ways in of participants."""

    name = "yorisoi.entrance.cards"
    label = "cards"
    verbose_name = "参加する人の入りかた"
    # What two records of one person cannot both have here (people.merging).
    settle_merge = "yorisoi.entrance.cards.actions.twins.settle_merge"
