"""Write an edition: chapters, sentences, their order, and the day it is published."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from yorisoi.journal import actions as journal
from yorisoi.people.models import Account
from yorisoi.programme.actions import begin_stage, mark_stage
from yorisoi.programme.models import Programme
from yorisoi.programme.terms import Stage, StageState
from yorisoi.stages.guides import queries, rules
from yorisoi.stages.guides.actions.refusing import Refused
from yorisoi.stages.guides.models import Chapter, Claim, ClaimEvidence, Edition
from yorisoi.stages.guides.queries.evidence import claim_node
from yorisoi.stages.guides.terms import EditionState, Refusal

_FAR = 10_000


@dataclass(frozen=True)
class EvidenceWords:
    """What a sentence stands on: a `Backing`, the code of the row, the words shown beside it."""

    backing: str
    reference: str
    words: str


@dataclass(frozen=True)
class ClaimWords:
    """A sentence made from records; `key` names it for ever, `figure` draws it."""

    key: str
    chapter: int
    section: str
    text: str
    evidence: tuple[EvidenceWords, ...] = ()
    figure: Mapping[str, object] | None = None


@transaction.atomic
def open_edition(*, by: Account, programme: Programme, title: str) -> Edition:
    """Begin a new edition with the chapters of Tokyo's guideline, or go on with the draft."""
    found = queries.draft(programme=programme)
    if found is not None:
        return found
    last = programme.editions.defer("kit").first()
    edition = Edition.objects.create(
        programme=programme, number=last.number + 1 if last else 1, title=title, made_by=by
    )
    for each in queries.outline():
        Chapter.objects.create(
            edition=edition, order=each.order, part=each.part, title=each.title, lead=each.lead
        )
    begin_stage(by=by, programme=programme, stage=Stage.GUIDES)
    journal.write(by=by, act="edition.open", about=programme, detail={"number": edition.number})
    return edition


@transaction.atomic
def refresh(*, by: Account, edition: Edition, drafts: Sequence[ClaimWords]) -> int:
    """Make the sentences from records anew; return how many there are.

    What people wrote or changed stays as it is, and what is left out stays left out.
    """
    _require_draft(edition)
    for chapter in edition.chapters.all():
        wanted = [each for each in drafts if each.chapter == chapter.order]
        keys = {each.key for each in wanted}
        chapter.claims.filter(is_written_by_hand=False).exclude(key__in=keys).delete()
        kept = {claim.key: claim for claim in chapter.claims.exclude(key="")}
        for words in wanted:
            _put(chapter, words, kept.get(words.key))
    journal.write(
        by=by, act="edition.refresh", about=edition.programme, detail={"number": edition.number}
    )
    return Claim.objects.filter(chapter__edition=edition, is_written_by_hand=False).count()


def _put(chapter: Chapter, words: ClaimWords, kept: Claim | None) -> None:
    if kept is not None and kept.is_written_by_hand:
        return
    claim = kept or Claim(chapter=chapter, key=words.key, order=_next_order(chapter))
    claim.section, claim.text, claim.figure = words.section, words.text, words.figure
    claim.save()
    claim.evidence.all().delete()
    seen: set[tuple[str, str]] = set()
    for each in words.evidence:
        if (each.backing, each.reference) not in seen:
            seen.add((each.backing, each.reference))
            ClaimEvidence.objects.create(
                claim=claim,
                backing=each.backing,
                reference=each.reference[:200],
                words=each.words[:400],
            )


@transaction.atomic
def write_claim(*, by: Account, chapter: Chapter, section: str, text: str) -> Claim:
    """Add a sentence by hand; it stands on nothing yet and is shown as 仮."""
    _require_draft(chapter.edition)
    claim = Claim.objects.create(
        chapter=chapter,
        order=_next_order(chapter),
        section=section,
        text=text,
        is_written_by_hand=True,
    )
    _write_line(by, claim, "claim.write")
    return claim


@transaction.atomic
def change_claim(*, by: Account, claim: Claim, text: str, is_left_out: bool) -> Claim:
    """Change a sentence or leave it out; a changed one counts as written by hand.

    It keeps its evidence unless its figures changed: those nobody has checked.
    """
    _require_draft(claim.chapter.edition)
    if text != claim.text:
        if rules.says_other_numbers(claim.text, text):
            claim.figure = None
            claim.evidence.all().delete()
        claim.text, claim.is_written_by_hand = text, True
    claim.is_left_out = is_left_out
    claim.save()
    _write_line(by, claim, "claim.change")
    return claim


@transaction.atomic
def move_claim(*, by: Account, claim: Claim, is_up: bool) -> Claim:
    """Move a sentence one place up or down inside its section; raise Refused at the end."""
    _require_draft(claim.chapter.edition)
    inside = list(claim.chapter.claims.filter(section=claim.section).order_by("order"))
    place = inside.index(claim)
    other_place = place - 1 if is_up else place + 1
    if not 0 <= other_place < len(inside):
        raise Refused(Refusal.NO_SUCH_MOVE)
    other = inside[other_place]
    mine, theirs = claim.order, other.order
    for row, order in ((other, _FAR + theirs), (claim, theirs), (other, mine)):
        row.order = order
        row.save(update_fields=["order"])
    _write_line(by, claim, "claim.move")
    return claim


@transaction.atomic
def remove_claim(*, by: Account, claim: Claim) -> None:
    """Take away a sentence that was written by hand."""
    _require_draft(claim.chapter.edition)
    _write_line(by, claim, "claim.remove")
    claim.delete()


@transaction.atomic
def publish(*, by: Account, edition: Edition) -> Edition:
    """Publish an edition with its kit; from then on nothing of it changes.

    Raises Refused when there is nothing to say, or a sentence lets a small number of people out.
    """
    _require_draft(edition)
    claims = list(
        Claim.objects.filter(chapter__edition=edition, is_left_out=False)
        .select_related("chapter")
        .prefetch_related("evidence")
    )
    if not claims:
        raise Refused(Refusal.NOTHING_TO_SAY)
    minimum = edition.programme.minimum_count
    unsafe = tuple(c.text for c in claims if not rules.is_safe(c.text, minimum=minimum))
    if unsafe:
        raise Refused(Refusal.SMALL_COUNT, places=unsafe)
    _freeze(claims, edition)
    edition.kit = queries.pack(edition.programme)
    edition.state = EditionState.PUBLISHED
    edition.published_at, edition.published_by = timezone.now(), by
    edition.save()
    mark_stage(by=by, programme=edition.programme, stage=Stage.GUIDES, state=StageState.DONE)
    journal.write(
        by=by, act="edition.publish", about=edition.programme, detail={"number": edition.number}
    )
    return edition


def _freeze(claims: Sequence[Claim], edition: Edition) -> None:
    """Keep the chain of every sentence as it is today, without what may tell a small number."""
    graph = queries.graph(programme=edition.programme, edition=edition)
    minimum = edition.programme.minimum_count
    for claim in claims:
        key = claim_node(claim, is_assumption=False).key
        claim.chain = [
            {
                "kind": node.kind,
                "words": rules.masked(node.words, minimum=minimum, instead=""),
                "note": rules.masked(node.note, minimum=minimum, instead=""),
                "is_assumption": node.is_assumption,
            }
            for node in graph.chain(key)
        ]
    Claim.objects.bulk_update(claims, ["chain"])


def _next_order(chapter: Chapter) -> int:
    last = chapter.claims.order_by("-order").values_list("order", flat=True).first()
    return (last or 0) + 1


def _require_draft(edition: Edition) -> None:
    if edition.state != EditionState.DRAFT:
        raise Refused(Refusal.PUBLISHED)


def _write_line(by: Account, claim: Claim, act: str) -> None:
    detail = {"chapter": claim.chapter.order, "order": claim.order}
    journal.write(by=by, act=act, about=claim.chapter.edition.programme, detail=detail)
