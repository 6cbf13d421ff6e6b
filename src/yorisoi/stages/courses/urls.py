"""Addresses of courses."""

from django.urls import path

from yorisoi.stages.courses.views import days, design, letters, papers, phone_cards, questions

DESIGN = [path("", design.home, name="home")]

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
    path("<slug:course>/days/<int:order>/roll", days.roll, name="roll"),
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
MY_DAYS = [path("questions", questions.mine, name="my_questions")]

staff = [*DAYS, *DESIGN]
person = [*MY_DAYS]
public = []
