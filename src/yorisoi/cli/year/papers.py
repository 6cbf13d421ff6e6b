"""Write everything that the year leaves on paper, room by room."""

from yorisoi.cli.year.events import applications
from yorisoi.cli.year.writing import EVERY_FORM, ON_SCREEN, Folder
from yorisoi.cli.year.year import Year
from yorisoi.engines import draw as lottery
from yorisoi.people.terms import HandoutFormat
from yorisoi.programme.terms import DocumentKind
from yorisoi.stages.area import presenters as area
from yorisoi.stages.courses import presenters as courses
from yorisoi.stages.courses.presenters import letters, proofs
from yorisoi.stages.courses.terms import ApplicationState
from yorisoi.stages.effects import presenters as effects
from yorisoi.stages.goals import presenters as goals
from yorisoi.stages.guides import presenters as guides
from yorisoi.stages.outreach import actions as told
from yorisoi.stages.outreach import presenters as outreach
from yorisoi.stages.outreach import queries as reached
from yorisoi.stages.personas import presenters as personas
from yorisoi.stages.personas import queries as drawn

# How the letters of each way of reading are printed as one pile, and how each one is written.
PILES: dict[str, str] = {
    HandoutFormat.STANDARD: "pdf",
    HandoutFormat.LARGE: "large.pdf",
    HandoutFormat.RUBY: "ruby.pdf",
}
LETTER_FORMS: dict[str, tuple[str, ...]] = {
    HandoutFormat.STANDARD: ("html", "txt"),
    HandoutFormat.LARGE: ("large.html", "txt"),
    HandoutFormat.RUBY: ("ruby.html", "txt"),
    HandoutFormat.SPEECH: ("txt",),
    # Automatic braille, to be checked by a reader of braille, and the text it was made from.
    HandoutFormat.BRAILLE: ("brf", "txt"),
}


def write_report(year: Year, folder: Folder) -> None:
    """What was understood of the sheet, each doubtful row with what to do."""
    if year.report:
        folder.put("0-申込者の表", "import-report", courses.import_report(year.report), ON_SCREEN)


def write_knowledge(year: Year, folder: Folder) -> None:
    """The ward in figures, the segment matrix with the reach gap, the personas, goals, outreach."""
    programme = year.programme
    folder.put("1-知る", "area", area.area_paper(programme=programme))
    folder.put("3-描く", "segment-matrix", personas.segment_paper(programme=programme))
    for persona in drawn.personas(programme=programme):
        folder.put("3-描く", f"persona-{persona.code}", personas.persona_paper(persona))
    folder.put("4-分かち合う", "goals", goals.goals_paper(programme=programme), ON_SCREEN)
    folder.put("5-届ける", "plan", outreach.plan_paper(programme=programme), ON_SCREEN)
    for leaflet in reached.leaflets(programme=programme):
        paper = outreach.leaflet_paper(told.words_of(leaflet), programme=programme)
        forms = ("html", "pdf", "large.pdf", "ruby.pdf", "epub", "brf", "txt", "line.txt")
        folder.put("5-届ける", f"leaflet-{leaflet.code}", paper, forms)


def write_draw(year: Year, folder: Folder) -> None:
    """The commitment, the result and the proof, with all that anybody needs to check them."""
    draw = year.draw
    if draw is None:
        return
    room = "6-学ぶ-抽選"
    folder.put(room, "commitment", courses.commitment_paper(draw), ON_SCREEN)
    folder.put(room, "proof", courses.proof_paper(draw))
    files = {**proofs.files(draw), "verifier.py": lottery.verifier_source()}
    for name, text in files.items():
        folder.put_bytes(room, name, text.encode(), "抽選を確かめるファイル")


def write_letters(year: Year, folder: Folder) -> None:
    """A result letter for each applicant in the form they read, and a pile to print for each form."""
    room = "6-学ぶ-手紙"
    told = applications(year, ApplicationState.PLACED, ApplicationState.WAITING)
    for handout, form in PILES.items():
        pile = [each for each in told if each.participant.handout_format == handout]
        if pile:
            document = letters.result_letters(pile, notice=year.programme.notice)
            folder.put(room, f"letters-{handout}", document, (form,))
    for application in told:
        forms = LETTER_FORMS[application.participant.handout_format]
        folder.put(room, f"letter-{application.code}", letters.result_letter(application), forms)


def write_days(year: Year, folder: Folder) -> None:
    """What the team holds in its hands: orders, run sheets, cards, lists."""
    room = "6-学ぶ-当日"
    course = year.course
    folder.put(room, "interpreter-orders", letters.interpreter_orders(course))
    folder.put(room, "name-cards", letters.name_cards(course, show_names=True), ("pdf", "html"))
    folder.put(room, "call-list", letters.call_list(course, show_names=True))
    folder.put(
        room,
        "attendance",
        letters.attendance_sheet(course, show_names=True),
        ("pdf", "html", "docx"),
    )
    for session in course.sessions.order_by("order"):
        folder.put(room, f"run-sheet-{session.order}", letters.run_sheet(session, show_names=True))


def write_effects(year: Year, folder: Folder) -> None:
    """What changed, and what cannot be said."""
    folder.put("9-確かめる", "effect-report", effects.effect_report(programme=year.programme))


def write_documents(year: Year, folder: Folder) -> None:
    """The three documents of the year."""
    names = {
        DocumentKind.PROJECT_PLAN: "事業計画書",
        DocumentKind.IMPLEMENTATION_PLAN: "実施計画書",
        DocumentKind.REFLECTION: "振り返り",
    }
    for kind, name in names.items():
        document = guides.document_of(programme=year.programme, kind=kind)
        folder.put("10-伝える-文書", name, document, EVERY_FORM)
