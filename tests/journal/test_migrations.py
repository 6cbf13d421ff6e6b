"""The journal of an older house is kept: every line, chained anew, and back again."""

from pathlib import Path

from .house import run

OLD = """
import hashlib
from datetime import UTC, datetime, timedelta
from django.db.migrations.executor import MigrationExecutor

FIELDS = ("actor", "organisation", "act", "subject_kind", "subject_code", "detail", "purpose")

def old_link(previous, entry):
    body = {"previous": previous, "at": entry.at.astimezone(UTC).isoformat()}
    body |= {name: getattr(entry, name) for name in FIELDS}
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()

def old_model():
    migrate("journal 0001")
    found = MigrationExecutor(connection).loader.project_state(("journal", "0001_initial")).apps
    return found.get_model("journal", "Entry")

def fill(model):
    previous = "0" * 64
    for number, id in enumerate((1, 2, 5, 9)):
        entry = model(
            id=id, at=datetime(2026, 4, 1, tzinfo=UTC) + timedelta(days=number), actor="dou",
            act="participant.view", subject_kind=("Participant", "Application")[number % 2],
            subject_code=f"P-{number}", detail={"columns": ["name"]}, previous_hash=previous,
        )
        entry.hash = old_link(previous, entry)
        entry.save(force_insert=True)
        previous = entry.hash

def is_old_chain_whole(model):
    previous = "0" * 64
    for entry in model.objects.order_by("id"):
        if (entry.previous_hash, entry.hash) != (previous, old_link(previous, entry)):
            return False
        previous = entry.hash
    return True
"""


def test_lines_of_an_older_house_are_kept_and_chained_anew(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        OLD
        + """
fill(old_model())
migrate("journal")
check = queries.check()
told({
    "whole": [check.n_entries, check.first_broken],
    "lines": list(Entry.objects.order_by("id").values_list("id", "subject_code", "act")),
    "mentions": list(Mention.objects.values_list("entry_id", "code")),
    "note": Entry.objects.last().detail["first_broken"],
    "guarded": triggers.are_in_place(connection),
})
""",
    )

    assert found == {
        "whole": [5, None],
        "lines": [
            [1, "P-0", "participant.view"],
            [2, "P-1", "participant.view"],
            [3, "P-2", "participant.view"],
            [4, "P-3", "participant.view"],
            [5, "yorisoi", "journal.rechain"],
        ],
        "mentions": [[1, "P-0"], [3, "P-2"]],
        "note": None,
        "guarded": True,
    }


def test_change_made_in_an_older_house_is_noted_and_not_made_good(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        OLD
        + """
model = old_model()
fill(model)
model.objects.filter(pk=5).update(actor="somebody")
migrate("journal")
told(Entry.objects.last().detail["first_broken"])
""",
    )

    assert found == 3


def test_migrations_can_be_undone_with_lines_in_the_journal(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        OLD
        + """
fill(old_model())
migrate("journal")
actions.write(by=Participant("dou"), act="participant.view", about=Participant("P-9"))
model = old_model()
back = [model.objects.count(), is_old_chain_whole(model)]
migrate("journal")
check = queries.check()
told([back, [check.n_entries, check.first_broken], triggers.are_in_place(connection)])
""",
    )

    assert found == [[5, True], [6, None], True]


def test_database_refuses_to_change_or_delete_a_line(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        """
migrate("journal")
line = actions.write(by=Participant("dou"), act="participant.view", about=Participant("P-9"))
refused = []
for statement in (
    "UPDATE journal_entry SET actor = 'x'",
    "DELETE FROM journal_entry",
    "UPDATE journal_mention SET code = 'x'",
    "DELETE FROM journal_mention",
    "DELETE FROM journal_journalhead",
):
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    except Exception as error:
        refused.append(str(error))
report = drill.tamper(n_edits=40, seed=1)
told([refused, report.n_found, triggers.are_in_place(connection), queries.check().is_whole])
""",
    )

    assert found == [["the journal is only added to"] * 5, 40, True, True]
