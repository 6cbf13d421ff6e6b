"""Write editions, documents and kits: one public door."""

from yorisoi.stages.guides.actions.documents import make_document, sign_document
from yorisoi.stages.guides.actions.editions import (
    ClaimWords,
    EvidenceWords,
    change_claim,
    move_claim,
    open_edition,
    publish,
    refresh,
    remove_claim,
    write_claim,
)
from yorisoi.stages.guides.actions.kit import adopt, load_kit_tables
from yorisoi.stages.guides.actions.refusing import Refused
from yorisoi.stages.guides.queries import inspect, pack

__all__ = [
    "ClaimWords",
    "EvidenceWords",
    "Refused",
    "adopt",
    "change_claim",
    "inspect",
    "load_kit_tables",
    "make_document",
    "move_claim",
    "open_edition",
    "pack",
    "publish",
    "refresh",
    "remove_claim",
    "sign_document",
    "write_claim",
]
