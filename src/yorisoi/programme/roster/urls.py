"""Addresses of people: the roster for the team, and what is known of them for participants."""

from django.urls import path

from yorisoi.programme.roster.views import (
    agreements,
    leaks,
    merging,
    mine,
    my_consents,
    my_data,
    my_supporters,
    own_data,
    register,
    roster,
)

staff = [
    path("", roster.participants, name="participants"),
    path("new", roster.register, name="new_participant"),
    path("same", merging.twins, name="twins"),
    path("same/<str:participant>/<str:other>", merging.compare, name="compare"),
    path("same/<str:participant>/<str:other>/merge", merging.merge, name="merge"),
    path("same/<str:participant>/<str:other>/apart", merging.tell_apart, name="tell_apart"),
    path("<str:participant>/", roster.participant, name="participant"),
    path("leaks", leaks.every, name="leaks"),
    path("leaks/new", leaks.new, name="new_leak"),
    path("leaks/<int:leak>", leaks.leak, name="leak"),
    path("leaks/<int:leak>/narrow", leaks.narrow, name="narrow_leak"),
    path("leaks/<int:leak>/facts", leaks.facts, name="leak_facts"),
    path("leaks/<int:leak>/report.<str:form>", leaks.report, name="leak_report"),
    path("leaks/<int:leak>/full-report.<str:form>", leaks.full_report, name="leak_full_report"),
    path(
        "leaks/<int:leak>/notice/<str:participant>/paper.<str:form>",
        leaks.notice,
        name="leak_notice",
    ),
    path("register", register.register, name="register"),
    path("register/paper.<str:form>", register.paper, name="register_paper"),
    path("requests", own_data.requests, name="requests"),
    path("<str:participant>/data", own_data.data, name="own_data"),
    path("<str:participant>/data/paper.<str:form>", own_data.paper, name="own_data_paper"),
    path("<str:participant>/data/wrong", own_data.wrong, name="new_correction"),
    path("<str:participant>/data/wrong/<int:request_id>", own_data.answer, name="correction"),
    path("<str:participant>/change", roster.change, name="change_participant"),
    path("<str:participant>/needs/new", agreements.new_need, name="new_need"),
    path("<str:participant>/needs/<int:need>/end", agreements.end_need, name="end_need"),
    path("<str:participant>/consents/new", agreements.new_consent, name="new_consent"),
    path(
        "<str:participant>/consents/<slug:purpose>/refuse",
        agreements.refuse_consent,
        name="refuse_consent",
    ),
    path("<str:participant>/supporters/new", agreements.new_supporter, name="new_supporter"),
    path(
        "<str:participant>/supporters/<int:link>/paper.<str:form>",
        agreements.mandate_paper,
        name="mandate_paper",
    ),
    path(
        "<str:participant>/supporters/<int:link>/revoke",
        agreements.revoke_supporter,
        name="revoke_supporter",
    ),
]
person = [
    path("needs", mine.needs, name="my_needs"),
    path("journal", mine.seen, name="my_journal"),
    path("journal/paper.<str:form>", mine.seen_paper, name="my_journal_paper"),
    path("data", my_data.data, name="my_data"),
    path("data/paper.<str:form>", my_data.paper, name="my_data_paper"),
    path("data/wrong", my_data.wrong, name="my_correction"),
    path("supporters", my_supporters.supporters, name="my_supporters"),
    path("supporters/<int:link>/stop", my_supporters.stop, name="my_supporter_stop"),
    path("supporters/<int:link>/again", my_supporters.again, name="my_supporter_again"),
    path(
        "supporters/<int:link>/stop/<slug:term>", my_supporters.narrow, name="my_supporter_narrow"
    ),
    path("consents", my_consents.consents, name="my_consents"),
    path("consents/<slug:purpose>", my_consents.consent, name="my_consent"),
    path("consents/<slug:purpose>/stop", my_consents.stop, name="my_consent_stop"),
]
