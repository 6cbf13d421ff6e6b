"""Addresses of the area."""

from django.urls import path

from yorisoi.stages.area.views import figures, front, intakes

staff = [
    path("", front.home, name="home"),
    path("paper.<str:form>", front.paper, name="paper"),
    path("figures.csv", front.figures_file, name="figures_file"),
    path("estimate", front.estimate, name="estimate"),
    path("figures/", figures.figures, name="figures"),
    path("figures/new", figures.figure, name="new_figure"),
    path("figures/<str:figure>/", figures.figure, name="figure"),
    path("figures/<str:figure>/delete", figures.delete_figure, name="delete_figure"),
    path("sources/", figures.sources, name="sources"),
    path("sources/new", figures.source, name="new_source"),
    path("sources/<slug:source>/", figures.source, name="source"),
    path("facilities/", figures.facilities, name="facilities"),
    path("facilities/new", figures.facility, name="new_facility"),
    path("facilities/<slug:facility>/", figures.facility, name="facility"),
    path("imports/", intakes.intakes, name="intakes"),
    path("imports/new", intakes.bring, name="bring"),
    path("imports/<slug:intake>/", intakes.intake, name="intake"),
]
