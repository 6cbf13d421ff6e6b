"""Read hearings: what a reader may see of what was said, by theme and by who spoke."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from yorisoi.engines.kitfile import Table
from yorisoi.people.agreements import agreement
from yorisoi.people.terms import ConsentPurpose, Speaker
from yorisoi.programme.kit import party_key, table
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings import rules
from yorisoi.stages.hearings.models import Coding, Hearing, Passage, Theme
from yorisoi.stages.hearings.rules import Sight
from yorisoi.stages.hearings.terms import HearingConsent

COLUMNS: dict[str, tuple[str, ...]] = {
    "hearings/hearings": (
        "code",
        "host",
        "centre",
        "asked_by",
        "questions",
        "consent",
        "source_note",
    ),
    "hearings/themes": ("code", "name", "meaning", "key"),
    "hearings/passages": (
        "hearing",
        "code",
        "order",
        "speaker",
        "speaker_note",
        "about_kind",
        "about_age",
        "text",
        "is_paraphrase",
    ),
    "hearings/codings": ("hearing", "passage", "theme"),
}


@dataclass(frozen=True)
class Said:
    """A passage as one reader may see it: names are hidden where the reader may not know them."""

    passage: Passage
    text: str
    who: str
    themes: tuple[Theme, ...]

    @property
    def hearing(self) -> Hearing:
        """The hearing in which it was said."""
        return self.passage.hearing


@dataclass(frozen=True)
class ThemeRow:
    """A theme and its passages, counted by who spoke."""

    theme: Theme
    said: tuple[Said, ...]
    by_speaker: tuple[int, ...]


def hearings(*, programme: Programme) -> QuerySet[Hearing]:
    """Return the hearings by day, with the number of passages."""
    return programme.hearings.select_related("centre").annotate(n_passages=Count("passages"))


def hearing(*, programme: Programme, code: str) -> Hearing | None:
    """Return one hearing with everything that was said, or None."""
    return _whole(programme).filter(code=code).first()


def passage(*, hearing: Hearing, code: str) -> Passage | None:
    """Return one passage of a hearing, or None."""
    return hearing.passages.filter(code=code).first()


def _whole(programme: Programme) -> QuerySet[Hearing]:
    codings = Coding.objects.select_related("theme").order_by("theme__code")
    passages = Passage.objects.select_related("hearing").prefetch_related(
        Prefetch("codings", queryset=codings)
    )
    return programme.hearings.select_related("centre").prefetch_related(
        Prefetch("passages", queryset=passages), "hidden_names"
    )


def names(*, hearing: Hearing) -> tuple[rules.Name, ...]:
    """Return the hidden names of a hearing in all their spellings."""
    return tuple(
        rules.Name(spellings=tuple(filter(None, (each.name, each.reading))), code=each.code)
        for each in hearing.hidden_names.all()
    )


def said(*, hearing: Hearing, sight: Sight) -> tuple[Said, ...]:
    """Return what a reader may see of a hearing, in order; nothing where they may not read it."""
    return _said(hearing, sight, _unshared(hearing.programme_id, sight))


def _unshared(programme: int, sight: Sight) -> frozenset[int]:
    """Return the passages whose person does not agree to have them published, for readers outside."""
    if sight.is_inside:
        return frozenset()
    return frozenset(_withheld().filter(hearing__programme=programme).values_list("pk", flat=True))


def _withheld() -> QuerySet[Passage]:
    agreed = agreement.agreeing(to=ConsentPurpose.PUBLISH_VOICE)
    return Passage.objects.filter(participant__isnull=False).exclude(participant__in=agreed)


def _said(hearing: Hearing, sight: Sight, unshared: frozenset[int]) -> tuple[Said, ...]:
    if not rules.may_read(hearing, sight=sight):
        return ()
    hidden = () if sight.sees_names else names(hearing=hearing)
    return tuple(
        Said(
            passage=each,
            text=rules.hide_names(each.text, hidden),
            who=rules.hide_names(each.speaker_note, hidden),
            themes=tuple(coding.theme for coding in each.codings.all()),
        )
        for each in hearing.passages.all()
        if each.pk not in unshared
    )


def all_said(*, programme: Programme, sight: Sight) -> tuple[Said, ...]:
    """Return everything a reader may see, hearing by hearing."""
    unshared = _unshared(programme.pk, sight)
    return tuple(each for found in _whole(programme) for each in _said(found, sight, unshared))


def shared(*, programme: Programme) -> tuple[Said, ...]:
    """Return what may be cited where everybody reads it: agreed to, with hidden names."""
    return all_said(programme=programme, sight=rules.OUTSIDE)


def n_by_speaker(passages: Iterable[Passage]) -> dict[Speaker, int]:
    """Return how often each kind of speaker was heard, those never heard included."""
    counted = Counter(each.speaker for each in passages)
    return {speaker: counted[speaker] for speaker in Speaker}


def n_passages(*, programme: Programme) -> int:
    """Return how many passages are written down in all."""
    return Passage.objects.filter(hearing__programme=programme).count()


def n_about(*, programme: Programme) -> Counter[tuple[str, str]]:
    """Return how many passages that may be cited are about a kind and an age; "" is not told."""
    found = Passage.objects.filter(
        hearing__programme=programme,
        hearing__consent__in=[HearingConsent.GIVEN, HearingConsent.PUBLIC],
    ).exclude(pk__in=_withheld())
    return Counter(found.values_list("about_kind", "about_age"))


def themes(*, programme: Programme) -> QuerySet[Theme]:
    """Return the codebook in its order, with how often each theme is used."""
    return programme.themes.annotate(n_codings=Count("codings"))


def theme(*, programme: Programme, code: str) -> Theme | None:
    """Return one theme, or None."""
    return themes(programme=programme).filter(code=code).first()


def by_theme(*, programme: Programme, sight: Sight) -> tuple[ThemeRow, ...]:
    """Return every theme with the passages a reader may see, counted by who spoke."""
    everything = all_said(programme=programme, sight=sight)
    rows = []
    for each in programme.themes.all():
        under = tuple(one for one in everything if each in one.themes)
        counted = n_by_speaker(one.passage for one in under)
        rows.append(ThemeRow(theme=each, said=under, by_speaker=tuple(counted.values())))
    return tuple(rows)


def suggested_names(*, hearing: Hearing) -> tuple[str, ...]:
    """Return words of a hearing that look like names and nobody has decided about yet."""
    texts = [f"{each.speaker_note}　{each.text}" for each in hearing.passages.all()]
    spared = [each.word for each in hearing.spared_words.all()]
    return rules.called_names(texts, hidden=names(hearing=hearing), spared=spared)


def next_without_theme(*, hearing: Hearing, after: Passage) -> Passage | None:
    """Return the next passage that has no theme yet, going round to the beginning."""
    passages = list(hearing.passages.all())
    places = [each.pk for each in passages].index(after.pk)
    round_trip = [*passages[places + 1 :], *passages[:places]]
    return next((each for each in round_trip if not each.codings.all()), None)


def kit_tables(*, programme: Programme) -> tuple[Table, ...]:
    """Return the plan and the codebook, and what was said only where it was public before."""
    own = programme.municipality
    found = sorted(_whole(programme), key=lambda each: each.code)
    public = [each for each in found if each.consent == HearingConsent.PUBLIC]
    passages = [
        each for one in public for each in sorted(one.passages.all(), key=lambda said: said.code)
    ]
    rows: dict[str, list[dict[str, object]]] = {
        "hearings/hearings": [
            {
                "code": each.code,
                "host": each.host,
                "centre": party_key(each.centre, municipality=own) if each.centre else "",
                "asked_by": each.asked_by,
                "questions": each.questions,
                # Consent is given to this ward; only what is public stays public elsewhere.
                "consent": each.consent if each.consent == HearingConsent.PUBLIC else "",
                "source_note": each.source_note,
            }
            for each in found
        ],
        "hearings/themes": [
            {name: getattr(each, name) for name in COLUMNS["hearings/themes"]}
            for each in programme.themes.order_by("code")
        ],
        "hearings/passages": [_passage_row(each) for each in passages],
        "hearings/codings": [
            {"hearing": each.hearing.code, "passage": each.code, "theme": coding.theme.code}
            for each in passages
            for coding in each.codings.all()
        ],
    }
    return tuple(table(name, rows[name], columns=columns) for name, columns in COLUMNS.items())


def _passage_row(passage: Passage) -> dict[str, object]:
    return {
        "hearing": passage.hearing.code,
        "code": passage.code,
        "order": passage.order,
        "speaker": passage.speaker,
        "speaker_note": passage.speaker_note,
        "about_kind": passage.about_kind,
        "about_age": passage.about_age,
        "text": passage.text,
        "is_paraphrase": "yes" if passage.is_paraphrase else "no",
    }
