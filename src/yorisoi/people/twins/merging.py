"""Make two records of one person one; the other stays as a trace that says where it went.

One act, all or nothing: rows move with their seals, what cannot stand twice is settled by the rules
of `clashes`, and the duplicate is emptied like an erased record. Once nothing is sealed with its key
the key is destroyed, so a merge is final: nobody could say afterwards which row came from where.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from yorisoi.journal import actions as journal
from yorisoi.people import actions
from yorisoi.people.leaving import erasing
from yorisoi.people.models import Account, Consent, Need, Participant, TwoPeople
from yorisoi.people.scope import walls
from yorisoi.people.terms import MergeGround
from yorisoi.people.twins import moving
from yorisoi.people.twins.moving import Moved


class CannotMerge(ValueError):
    """Two records cannot be made one."""


class TheSameRecord(CannotMerge):
    """A record cannot be merged with itself."""


class AlreadyMerged(CannotMerge):
    """One of the two was merged before: whoever asks is led to the record that stayed."""


class RecordErased(CannotMerge):
    """One of the two was erased: there is nothing left to merge."""


class OtherMunicipality(CannotMerge):
    """The two live in different municipalities, which keep their records apart."""


@dataclass(frozen=True)
class Overruled:
    """An agreement that ends, since its person said no later under the other record."""

    consent: Consent
    at: datetime
    by_id: int


@transaction.atomic
def merge(
    *,
    by: Account,
    keep: Participant,
    duplicate: Participant,
    person: actions.Person,
    ground: MergeGround,
) -> Participant:
    """Give everything of a duplicate to the record that stays, with the values that were chosen."""
    keep, duplicate = _locked(keep, duplicate)
    told = Moved()
    _let_rooms_settle(by, keep, duplicate)
    with walls.everywhere("an account may have acted for people of several municipalities"):
        ending = _settle_accounts(by, keep, duplicate, told)
        moving.move_person(by=by, keep=keep, duplicate=duplicate, told=told)
        consents = end_overruled(keep)
        needs = _end_told_twice(by, keep)
        # One real record makes the person real.
        keep.is_fictitious = keep.is_fictitious and duplicate.is_fictitious
        actions.change(by=by, participant=keep, person=person)
        _leave_trace(by, keep, duplicate, ending)
        moving.reseal_rest(duplicate.row, *((ending.row,) if ending else ()))
    journal.write_of_many(
        by=by,
        act="participant.merge",
        about=keep,
        persons=(keep, duplicate),
        detail={
            "from": duplicate.code,
            "ground": str(ground),
            "moved": dict(told.moved),
            "ended": {**told.ended, "people.Consent": consents, "people.Need": needs},
            "gone": dict(told.gone),
            "account": _fate(keep, ending),
        },
    )
    trace = Participant.objects.select_related("account").get(pk=duplicate.pk)
    transaction.on_commit(lambda: erasing.destroy_keys(trace))
    return keep


@transaction.atomic
def tell_apart(*, by: Account, one: Participant, other: Participant) -> TwoPeople:
    """Say that two records are two people, so that the pair is not suggested again."""
    _locked(one, other)
    first, second = sorted((one, other), key=lambda each: each.pk)
    pair, is_new = TwoPeople.objects.get_or_create(
        one=first, other=second, defaults={"said_by": by}
    )
    if is_new:
        journal.write_of_many(by=by, act="participant.tell_apart", about=one, persons=(one, other))
    return pair


def overruled(consents: Iterable[Consent]) -> tuple[Overruled, ...]:
    """Return the agreements whose person said no to the same purpose later, and when that was."""
    known = list(consents)
    nos: dict[str, tuple[datetime, int]] = {}
    for each in known:
        said = (each.given_at, each.given_by_id) if each.is_refusal else _withdrawn(each)
        if said is not None:
            nos[each.purpose] = max(nos.get(each.purpose, said), said)
    return tuple(
        Overruled(each, *nos[each.purpose])
        for each in known
        if not each.is_refusal
        and each.withdrawn_at is None
        and each.purpose in nos
        and each.given_at < nos[each.purpose][0]
    )


def _withdrawn(consent: Consent) -> tuple[datetime, int] | None:
    if consent.withdrawn_at is None or consent.withdrawn_by_id is None:
        return None
    return consent.withdrawn_at, consent.withdrawn_by_id


def end_overruled(participant: Participant) -> int:
    """End the agreements that a later no overrules, as of that no; return how many."""
    found = overruled(participant.consents.all())
    for each in found:
        Consent.objects.filter(pk=each.consent.pk).update(
            withdrawn_at=each.at, withdrawn_by=each.by_id
        )
    return len(found)


def told_twice(needs: Iterable[Need]) -> tuple[Need, ...]:
    """Return the needs of which another says the same and as much, or more."""
    said: dict[str, Need] = {}
    twice = []
    for need in needs:
        known = said.setdefault(need.arrangement, need)
        if known is need:
            continue
        if need.detail in {"", known.detail}:
            twice.append(need)
        elif not known.detail:
            twice.append(known)
            said[need.arrangement] = need
    return tuple(twice)


def _end_told_twice(by: Account, participant: Participant) -> int:
    found = told_twice(participant.needs.filter(ended_at__isnull=True))
    keys = [each.pk for each in found]
    return Need.objects.filter(pk__in=keys).update(ended_at=timezone.now(), ended_by=by)


def _locked(one: Participant, other: Participant) -> tuple[Participant, Participant]:
    """Return both records locked, or refuse; always in the same order, so that nobody waits for ever."""
    if one.pk == other.pk:
        raise TheSameRecord(one.code)
    rows = Participant.objects.select_for_update().filter(pk__in=(one.pk, other.pk)).order_by("pk")
    found = {each.pk: each for each in rows}
    pair = found[one.pk], found[other.pk]
    for each in pair:
        if each.merged_into_id is not None:
            raise AlreadyMerged(each.code)
        if each.erased_at is not None:
            raise RecordErased(each.code)
    if pair[0].municipality_id != pair[1].municipality_id:
        raise OtherMunicipality(f"{one.code} and {other.code}")
    return pair


def _let_rooms_settle(by: Account, keep: Participant, duplicate: Participant) -> None:
    """Let each room settle what only it understands; it names its function in its AppConfig."""
    for config in apps.get_app_configs():
        path = getattr(config, "settle_merge", "")
        if path:
            import_string(path)(by=by, keep=keep, duplicate=duplicate)


def _settle_accounts(
    by: Account, keep: Participant, duplicate: Participant, told: Moved
) -> Account | None:
    """Let the person have one account; return the one that ends, if there were two."""
    if duplicate.account is None:
        return None
    if keep.account is None:
        account = duplicate.account
        Participant.objects.filter(pk=duplicate.pk).update(account=None)
        Participant.objects.filter(pk=keep.pk).update(account=account)
        duplicate.account, keep.account = None, account
        return None
    ending = duplicate.account
    moving.move_account(by=by, keep=keep.account, duplicate=ending, told=told)
    # Nobody acts for themselves: a mandate between the two records was one to oneself.
    mandates = keep.supporter_links.model.objects.filter(
        supporter=keep.account, participant__in=(keep, duplicate), revoked_at__isnull=True
    )
    mandates.update(revoked_at=timezone.now(), revoked_by=by)
    return ending


def _fate(keep: Participant, ending: Account | None) -> str:
    if ending is not None:
        return "ended"
    return "kept" if keep.account_id else "none"


def _leave_trace(
    by: Account, keep: Participant, duplicate: Participant, ending: Account | None
) -> None:
    """Empty the duplicate: what is left is its code, and where it went."""
    duplicate.channels.all().delete()
    duplicate.marks.all().delete()
    now = timezone.now()
    Participant.objects.filter(pk=duplicate.pk).update(
        **dict.fromkeys(("name", "reading", "note", "kinds"), ""),
        birth_year=None,
        centre=None,
        erased_at=now,
        erased_by=by,
        merged_into=keep,
        merged_at=now,
        merged_by=by,
    )
    if ending is not None:
        ending.name, ending.is_active = "", False
        ending.set_unusable_password()
        ending.save(update_fields=["name", "is_active", "password"])
