"""Addresses of personas."""

from django.urls import path

from yorisoi.stages.personas.views import groups, reviews, sheets, workshop

staff = [
    path("", groups.home, name="home"),
    path("paper.<str:form>", groups.paper, name="segment_paper"),
    path("segments/new", groups.segment, name="new_segment"),
    path("segments/<slug:segment>", groups.segment, name="segment"),
    path("new", sheets.draft, name="new"),
    path("of/<slug:persona>/", sheets.sheet, name="sheet"),
    path("of/<slug:persona>/v<int:version>", sheets.sheet, name="version"),
    path("of/<slug:persona>/paper.<str:form>", sheets.paper, name="paper"),
    path("of/<slug:persona>/words", sheets.words, name="words"),
    path("of/<slug:persona>/share", sheets.share, name="share"),
    path("of/<slug:persona>/renew", sheets.renew, name="renew"),
    path("of/<slug:persona>/review", reviews.review, name="review"),
    path("of/<slug:persona>/workshop", workshop.workshop, name="workshop"),
    path("of/<slug:persona>/doubts", workshop.doubts, name="doubts"),
    path("of/<slug:persona>/lines/new", workshop.line, name="new_line"),
    path("of/<slug:persona>/lines/<int:order>", workshop.line, name="line"),
    path("of/<slug:persona>/lines/<int:order>/remove", workshop.remove, name="remove_line"),
    path("of/<slug:persona>/lines/<int:order>/cite", workshop.cite, name="cite"),
    path("of/<slug:persona>/lines/<int:order>/uncite", workshop.uncite, name="uncite"),
]
person = [
    path("personas/", reviews.mine, name="mine"),
    path("personas/<slug:persona>/", reviews.mine_one, name="mine_one"),
    path("personas/<slug:persona>/<int:number>", reviews.mine_line, name="mine_line"),
]
