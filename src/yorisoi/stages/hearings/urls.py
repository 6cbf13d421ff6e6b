"""Addresses of hearings."""

from django.urls import path

from yorisoi.stages.hearings.views import coding, names, plan, themes, voices

staff = [
    path("", plan.home, name="home"),
    path("new", plan.edit, name="new"),
    path("upload", plan.upload, name="upload"),
    path("take", plan.take, name="take"),
    path("paper.<str:form>", plan.paper, name="paper"),
    path("themes", themes.themes, name="themes"),
    path("themes/new", themes.edit, name="new_theme"),
    path("themes/<slug:theme>", themes.edit, name="theme"),
    path("themes/<slug:theme>/merge", themes.merge, name="merge"),
    path("at/<slug:hearing>/", voices.hearing, name="hearing"),
    path("at/<slug:hearing>/plan", plan.edit, name="edit"),
    path("at/<slug:hearing>/consent", plan.consent, name="consent"),
    path("at/<slug:hearing>/write", voices.write, name="write"),
    path("at/<slug:hearing>/paper.<str:form>", voices.paper, name="hearing_paper"),
    path("at/<slug:hearing>/names", names.names, name="names"),
    path("at/<slug:hearing>/names/check", names.check, name="check_names"),
    path("at/<slug:hearing>/names/<str:hidden>/show", names.show, name="show_name"),
    path("at/<slug:hearing>/code", coding.start, name="start_coding"),
    path("at/<slug:hearing>/code/<slug:passage>", coding.code, name="code"),
    path("at/<slug:hearing>/passages/<slug:passage>", voices.passage, name="passage"),
    path("at/<slug:hearing>/passages/<slug:passage>/move", voices.move, name="move"),
    path("at/<slug:hearing>/passages/<slug:passage>/remove", voices.remove, name="remove"),
]
