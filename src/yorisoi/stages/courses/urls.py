"""Addresses of courses."""

from django.urls import path

from yorisoi.stages.courses.views import (
    applications,
    asked,
    asking,
    days,
    design,
    draws,
    entry,
    imports,
    letters,
    mine,
    papers,
    phone_cards,
    questions,
    rolls,
    standing,
    steps,
    stock,
    telling,
)
from yorisoi.stages.courses.views import (
    public as open_to_all,
)

# What classes are made of.
STOCK = [
    path("units/", stock.units, name="units"),
    path("units/new", stock.change_unit, name="new_unit"),
    path("units/<slug:unit>/", stock.unit, name="unit"),
    path("units/<slug:unit>/change", stock.change_unit, name="change_unit"),
    path("units/<slug:unit>/variants/new", stock.variant, name="new_variant"),
    path("units/<slug:unit>/variants/<slug:kind>", stock.variant, name="variant"),
    path("units/<slug:unit>/handouts/new", stock.material, name="new_material"),
    path("units/<slug:unit>/handouts/<slug:material>", stock.material, name="material"),
    path(
        "units/<slug:unit>/handouts/<slug:material>/paper.<str:form>",
        stock.material_paper,
        name="material_paper",
    ),
    path("venues/", stock.venues, name="venues"),
    path("venues/new", stock.change_venue, name="new_venue"),
    path("venues/<slug:venue>", stock.change_venue, name="change_venue"),
]
DESIGN = [
    path("", design.home, name="home"),
    path("heard", design.heard, name="heard"),
    path("new", design.change_course, name="new_course"),
    path("<slug:course>/", design.course, name="course"),
    path("<slug:course>/change", design.change_course, name="change_course"),
    path("<slug:course>/copy", design.copy, name="copy"),
    path("<slug:course>/seats", design.seats, name="seats"),
    path("<slug:course>/flow/<int:order>", design.flow, name="flow"),
    path("<slug:course>/state/<slug:step>", steps.move, name="move"),
    path("<slug:course>/hand-out/<slug:kind>.<str:form>", design.paper, name="paper"),
]
APPLICATIONS = [
    path("applications/<str:code>/", applications.application, name="application"),
    path("applications/<str:code>/merge", standing.merge, name="merge"),
    path("applications/<str:code>/change", standing.change, name="change_application"),
    path("applications/<str:code>/<slug:act>", standing.settle, name="settle"),
    path(
        "applications/<str:code>/arrangements/<int:number>",
        standing.arrangement,
        name="arrangement",
    ),
    path("<slug:course>/applications/", applications.applications, name="applications"),
    path("<slug:course>/applications/new", entry.enter, name="enter"),
    path("<slug:course>/arrangements", applications.arrangements, name="arrangements"),
    path("<slug:course>/import", imports.upload, name="import"),
    path("<slug:course>/import/store", imports.store, name="store_import"),
    path("<slug:course>/import/report.<str:form>", imports.report, name="import_report"),
]
DRAWS = [
    path("<slug:course>/draw/", draws.draw, name="draw"),
    path("<slug:course>/draw/commit", draws.commit, name="commit"),
    path("<slug:course>/draw/run", draws.run, name="run"),
    path("<slug:course>/draw/release", draws.release, name="release"),
    path("<slug:course>/queue", draws.queue, name="queue"),
]
MINE = [
    path("applications/<str:code>/", mine.application, name="my_application"),
    path("applications/<str:code>/<slug:act>", mine.settle, name="my_settle"),
    path("courses/<slug:course>/", mine.course, name="my_course"),
    path("courses/<slug:course>/apply/", asking.my_start, name="my_start"),
    path("courses/<slug:course>/apply/check", asking.my_check, name="my_check"),
    path("courses/<slug:course>/apply/sent", asked.my_sent, name="my_sent"),
    path("courses/<slug:course>/apply/rest", asked.my_pause, name="my_pause"),
    path("courses/<slug:course>/apply/<slug:step>", asking.my_step, name="my_step"),
]
OPEN_TO_ALL = [
    path("courses/", open_to_all.courses, name="public_courses"),
    path("courses/stuck", open_to_all.stuck, name="stuck"),
    path("courses/back", asked.come_back, name="come_back"),
    path("courses/back/<str:code>", asked.come_back, name="come_back_to"),
    path("courses/<slug:course>/", open_to_all.course, name="public_course"),
    path("courses/<slug:course>/tell", telling.tell, name="tell"),
    path("courses/<slug:course>/told", telling.told, name="told"),
    path("courses/<slug:course>/draw", draws.proof, name="draw_proof"),
    path("courses/<slug:course>/draw/paper.<str:form>", draws.proof_paper, name="draw_paper"),
    path("courses/<slug:course>/draw/files/<str:file>", draws.proof_file, name="draw_file"),
    path(
        "courses/<slug:course>/hand-out/<slug:kind>.<str:form>",
        open_to_all.paper,
        name="public_paper",
    ),
    path("courses/<slug:course>/apply/check", asking.check, name="check"),
    path("courses/<slug:course>/apply/sent", asked.sent, name="sent"),
    path("courses/<slug:course>/apply/rest", asked.pause, name="pause"),
    path("courses/<slug:course>/apply/<slug:step>", asking.step, name="step"),
]

# The day of a class: run sheet, roll call, letters.
DAYS = [
    path("questions/", questions.box, name="questions"),
    path("questions/<int:question>", questions.answer, name="answer"),
    path("phones/<str:participant>/", phone_cards.edit, name="phone_card"),
    path("phones/<str:participant>/card.<str:form>", phone_cards.paper, name="phone_card_paper"),
    path("<slug:course>/days/", days.overview, name="days"),
    path("<slug:course>/days/<int:order>/", days.day, name="day"),
    path("<slug:course>/days/<int:order>/helpers", days.helpers, name="day_helpers"),
    path("<slug:course>/days/<int:order>/helpers/<int:number>", days.helper, name="day_helper"),
    path("<slug:course>/days/<int:order>/roll", rolls.roll, name="roll"),
    path("<slug:course>/days/<int:order>/seen", days.observations, name="observations"),
    path("<slug:course>/days/<int:order>/seen/<str:participant>", days.observe, name="observe"),
    path("<slug:course>/days/<int:order>/reflect", days.reflect, name="reflect"),
    path(
        "<slug:course>/days/<int:order>/papers/<slug:kind>.<str:form>",
        papers.day_paper,
        name="day_paper",
    ),
    path("<slug:course>/papers/<slug:kind>.<str:form>", papers.course_paper, name="course_paper"),
    path("<slug:course>/letters/", letters.post, name="letters"),
    path("<slug:course>/letters/all/<slug:handout>.<str:form>", letters.pile, name="letter_pile"),
    path(
        "<slug:course>/letters/<str:application>/<slug:kind>.<str:form>",
        letters.letter,
        name="letter",
    ),
]
MY_DAYS = [
    path("questions", questions.mine, name="my_questions"),
    path("questions/<int:question>/take-back", questions.take_back, name="my_question_take_back"),
]

staff = [*STOCK, *APPLICATIONS, *DRAWS, *DAYS, *DESIGN]
person = [*MINE, *MY_DAYS]
public = [*OPEN_TO_ALL]
