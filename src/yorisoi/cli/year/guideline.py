"""Compute what may be said, write the guideline around it, and pack the kit."""

from yorisoi.cli.year.events import mark
from yorisoi.cli.year.writing import EVERY_FORM, Folder
from yorisoi.cli.year.year import Year
from yorisoi.programme.terms import Stage, StageState
from yorisoi.stages.effects import actions as effects
from yorisoi.stages.guides import actions as guides
from yorisoi.stages.guides import presenters, queries
from yorisoi.stages.guides.models import Edition


def compute(year: Year) -> None:
    """Compute the results and say which stages are done."""
    effects.compute(by=year.by, programme=year.programme)
    lived = (Stage.COURSES, Stage.TIES, Stage.REHEARSALS, Stage.EFFECTS)
    state = StageState.DONE if year.is_simulated else StageState.NOW
    mark(year, *lived, state=state)


def publish(year: Year) -> Edition:
    """Open an edition, make its sentences from the records, publish it."""
    edition = guides.open_edition(
        by=year.by, programme=year.programme, title=f"{year.programme.name}の手引き"
    )
    drafts = presenters.draft_claims(programme=year.programme)
    guides.refresh(by=year.by, edition=edition, drafts=drafts)
    edition = guides.publish(by=year.by, edition=edition)
    mark(year, Stage.GUIDES, state=StageState.DONE)
    return edition


def write(year: Year, folder: Folder) -> None:
    """Publish the edition and write it down in every form."""
    edition = publish(year)
    chapters = list(queries.chapters(edition=edition))
    document = presenters.edition_paper(edition, chapters)
    folder.put("10-伝える-手引き", "guideline", document, EVERY_FORM)


def write_kit(year: Year, folder: Folder) -> None:
    """Pack the kit that the next municipality imports."""
    data = queries.pack(year.programme)
    folder.put_bytes("10-伝える-キット", "kit.zip", data, "キット")
