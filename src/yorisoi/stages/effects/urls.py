"""Addresses of verification."""

from django.urls import path

from yorisoi.stages.effects.views import home, instruments, results, waves
from yorisoi.stages.effects.views import person as own

staff = [
    path("", home.home, name="home"),
    path("paper.<str:form>", home.paper, name="paper"),
    path("team.<str:form>", home.team_paper, name="team_paper"),
    path("instruments/", instruments.instruments, name="instruments"),
    path("instruments/new", instruments.edit, name="new_instrument"),
    path("instruments/<slug:instrument>/", instruments.instrument, name="instrument"),
    path("instruments/<slug:instrument>/edit", instruments.edit, name="edit_instrument"),
    path("instruments/<slug:instrument>/file", instruments.take, name="take_items"),
    path("instruments/<slug:instrument>/items/new", instruments.item, name="new_item"),
    path("instruments/<slug:instrument>/items/<slug:item>", instruments.item, name="item"),
    path("waves/", waves.waves, name="waves"),
    path("waves/<slug:wave>/", waves.wave, name="wave"),
    path("waves/<slug:wave>/day", waves.plan_wave, name="plan_wave"),
    path("waves/<slug:wave>/questions.<str:form>", waves.questionnaire, name="questionnaire"),
    path("waves/<slug:wave>/<str:participant>/", waves.answers, name="answers"),
    path("plan/", results.plan, name="plan"),
    path("plan/new", results.fix_plan, name="fix_plan"),
    path("results/", results.results, name="results"),
    path("results/compute", results.compute, name="compute"),
    path("results/<slug:result>/", results.result, name="result"),
    path("supporters/", results.supporters, name="supporters"),
    path("supporters/new", results.note_supporter, name="note_supporter"),
]
person = [
    path("answers/<slug:wave>/", own.start, name="answers_start"),
    path("answers/<slug:wave>/done", own.done, name="answered"),
    path("answers/<slug:wave>/<int:number>", own.question, name="question"),
]
