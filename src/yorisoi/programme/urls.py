"""Addresses of the programme: tasks, decisions, meetings, the team, the stages, the documents."""

from django.urls import path

from yorisoi.programme.views import decisions, documents, meetings, tasks, team

staff = [
    path("tasks", tasks.tasks, name="tasks"),
    path("tasks/new", tasks.edit_task, name="new_task"),
    path("tasks/<slug:task>", tasks.task, name="task"),
    path("tasks/<slug:task>/change", tasks.edit_task, name="change_task"),
    path("tasks/<slug:task>/state", tasks.task_state, name="task_state"),
    path("decisions", decisions.decisions, name="decisions"),
    path("decisions/new", decisions.edit_decision, name="new_decision"),
    path("decisions/paper.<str:form>", decisions.decisions_paper, name="decisions_paper"),
    path("decisions/<slug:decision>", decisions.decision, name="decision"),
    path("decisions/<slug:decision>/change", decisions.edit_decision, name="change_decision"),
    path("meetings", meetings.meetings, name="meetings"),
    path("meetings/new", meetings.edit_meeting, name="new_meeting"),
    path("meetings/<int:meeting>", meetings.meeting, name="meeting"),
    path("meetings/<int:meeting>/change", meetings.edit_meeting, name="change_meeting"),
    path("parties", team.parties, name="parties"),
    path("parties/new", team.new_party, name="new_party"),
    path("parties/<slug:organisation>", team.party, name="party"),
    path("stages", team.stages, name="stages"),
    path("words", team.words, name="words"),
    path("documents", documents.documents, name="documents"),
    path("documents/<int:document>/sign", documents.sign_document, name="sign_document"),
]
