"""Write cards, devices and tablets: one public door."""

from yorisoi.entrance.cards.actions.cards import (
    AlreadyHasCard,
    Choice,
    choose,
    choose_secret,
    end_card,
    make_card,
    note_print,
    replace_card,
    show_at_tablet,
)
from yorisoi.entrance.cards.actions.devices import (
    add_device,
    answer,
    clear_misses,
    knock,
    miss,
    note_assisted,
    note_entry,
    remove_device,
)
from yorisoi.entrance.cards.actions.passkeys import (
    Machine,
    NotTheirOwn,
    add_passkey,
    note_refusal,
    remove_passkey,
)
from yorisoi.entrance.cards.actions.tablets import close_tablet, open_tablet, pair

__all__ = [
    "AlreadyHasCard",
    "Choice",
    "Machine",
    "NotTheirOwn",
    "add_device",
    "add_passkey",
    "answer",
    "choose",
    "choose_secret",
    "clear_misses",
    "close_tablet",
    "end_card",
    "knock",
    "make_card",
    "miss",
    "note_assisted",
    "note_entry",
    "note_print",
    "note_refusal",
    "open_tablet",
    "pair",
    "remove_device",
    "remove_passkey",
    "replace_card",
    "show_at_tablet",
]
