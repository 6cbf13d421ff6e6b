"""Every kind of record that goes by itself, and what stays, in the order in which the page shows them.

Only here all rooms are known: each says in its own queries what of its rows is over.
"""

from yorisoi.entrance.cards import queries as cards
from yorisoi.entrance.limits import queries as limits
from yorisoi.people.leaving import agreement_ends
from yorisoi.people.leaving.letting_go import Kind
from yorisoi.stages.courses import queries as courses
from yorisoi.stages.ties import queries as ties
from yorisoi.web import keeping, once

KINDS: tuple[Kind, ...] = (
    ties.KIND,
    courses.DRAFTS,
    keeping.KIND,
    once.KIND,
    cards.KIND,
    limits.KIND,
    agreement_ends.KIND,
)
# Periods of records that become unreadable with the record of their person, whose key they share.
WITH_THE_PERSON = ("course", "answers")
# The journal is one chain: a line that is taken out breaks it, so it is kept.
KEPT = ("journal",)
