"""Write mandates: what a supporter may do for a participant, until when, and their end."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people import rules
from yorisoi.people.models import Account, Participant, SupporterLink
from yorisoi.people.terms import Mandate


@dataclass(frozen=True)
class Scope:
    """What a supporter may do, and how the person said it."""

    terms: Collection[str]
    words: str = ""


@transaction.atomic
def link_supporter(
    *,
    by: Account,
    participant: Participant,
    supporter: Account,
    since_on: date,
    until_on: date | None = None,
    scope: Scope | str,
) -> SupporterLink:
    """Let somebody act for a participant; a scope in mere words allows what they name and no more."""
    given = scope if isinstance(scope, Scope) else Scope(rules.mandates_in(scope), scope)
    allowed = {Mandate(each) for each in given.terms}
    link = SupporterLink.objects.create(
        participant=participant,
        supporter=supporter,
        terms=[each.value for each in Mandate if each in allowed],
        scope=given.words,
        since_on=since_on,
        until_on=until_on,
        made_by=by,
    )
    journal.write(
        by=by,
        act="supporter.link",
        about=participant,
        detail={"supporter": supporter.code, "terms": link.terms},
    )
    return link


@transaction.atomic
def narrow_mandate(*, by: Account, link: SupporterLink, without: Mandate) -> SupporterLink:
    """Take one thing out of a mandate; one that allows nothing any more is ended."""
    found = SupporterLink.objects.select_for_update().get(pk=link.pk)
    left = [each for each in found.terms if each != without]
    if not left:
        return revoke_supporter(by=by, link=found)
    found.terms = left
    found.save(update_fields=["terms"])
    journal.write(
        by=by,
        act="supporter.narrow",
        about=found.participant,
        detail={"supporter": found.supporter.code, "without": without.value},
    )
    return found


@transaction.atomic
def revoke_supporter(*, by: Account, link: SupporterLink) -> SupporterLink:
    """End a supporter's mandate: the next click no longer opens anything."""
    link.revoked_at, link.revoked_by = timezone.now(), by
    link.save(update_fields=["revoked_at", "revoked_by"])
    journal.write(
        by=by,
        act="supporter.revoke",
        about=link.participant,
        detail={"supporter": link.supporter.code},
    )
    return link
