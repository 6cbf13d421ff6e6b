"""Take hearings from a kit: a plan, a codebook, and what was public before."""

from django.db import transaction

from yorisoi.people.models import Account
from yorisoi.programme.kit import Tables, organisation, records
from yorisoi.programme.models import Programme
from yorisoi.stages.hearings.actions.codebook import ThemeWords, code_passage, put_theme
from yorisoi.stages.hearings.actions.plan import HearingWords, put_hearing, record_consent
from yorisoi.stages.hearings.actions.voices import PassageWords, put_passage
from yorisoi.stages.hearings.models import Passage, Theme
from yorisoi.stages.hearings.terms import HearingConsent, HearingState

Place = tuple[str, str]


@transaction.atomic
def load_kit_tables(*, programme: Programme, tables: Tables, by: Account) -> int:
    """Take hearings, themes, public passages and codings from a kit; return how many rows."""
    n_hearings = _load_hearings(programme, tables, by)
    themes = _load_themes(programme, tables, by)
    passages = _load_passages(programme, tables, by)
    n_codings = _load_codings(tables, by, passages=passages, themes=themes)
    return n_hearings + len(themes) + len(passages) + n_codings


def _load_hearings(programme: Programme, tables: Tables, by: Account) -> int:
    n = 0
    for row in records(tables, "hearings/hearings"):
        kept = programme.hearings.filter(code=row["code"]).first()
        is_public = row["consent"] == HearingConsent.PUBLIC
        words = HearingWords(
            host=row["host"],
            centre=organisation(row["centre"], programme=programme),
            asked_by=row["asked_by"],
            questions=row["questions"],
            planned_on=kept.planned_on if kept else None,
            held_on=kept.held_on if kept else None,
            state=kept.state if kept else HearingState.PLANNED,
            source_note=row["source_note"],
        )
        hearing = put_hearing(by=by, programme=programme, code=row["code"], words=words)
        if is_public:
            record_consent(by=by, hearing=hearing, consent=HearingConsent.PUBLIC)
            hearing.state = HearingState.HELD
            hearing.save(update_fields=["state"])
        n += 1
    return n


def _load_themes(programme: Programme, tables: Tables, by: Account) -> dict[str, Theme]:
    return {
        row["code"]: put_theme(
            by=by,
            programme=programme,
            code=row["code"],
            words=ThemeWords(name=row["name"], meaning=row["meaning"], key=row["key"]),
        )
        for row in records(tables, "hearings/themes")
    }


def _load_passages(programme: Programme, tables: Tables, by: Account) -> dict[Place, Passage]:
    hearings = {each.code: each for each in programme.hearings.all()}
    names = ("speaker", "speaker_note", "about_kind", "about_age", "text")
    return {
        (row["hearing"], row["code"]): put_passage(
            by=by,
            hearing=hearings[row["hearing"]],
            code=row["code"],
            order=int(row["order"]),
            words=PassageWords(
                is_paraphrase=row["is_paraphrase"] == "yes", **{name: row[name] for name in names}
            ),
        )
        for row in records(tables, "hearings/passages")
    }


def _load_codings(
    tables: Tables, by: Account, *, passages: dict[Place, Passage], themes: dict[str, Theme]
) -> int:
    attached: dict[Place, list[Theme]] = {}
    for row in records(tables, "hearings/codings"):
        attached.setdefault((row["hearing"], row["passage"]), []).append(themes[row["theme"]])
    for place, found in attached.items():
        code_passage(by=by, passage=passages[place], themes=found)
    return sum(len(found) for found in attached.values())
