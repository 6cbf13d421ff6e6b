"""Addresses of people: the roster for the team, and what is known of them for participants."""

from django.urls import path

from yorisoi.programme.roster.views import agreements, mine, my_consents, roster

staff = [
    path("", roster.participants, name="participants"),
    path("new", roster.register, name="new_participant"),
    path("<str:participant>/", roster.participant, name="participant"),
    path("<str:participant>/change", roster.change, name="change_participant"),
    path("<str:participant>/needs/new", agreements.new_need, name="new_need"),
    path("<str:participant>/needs/<int:need>/end", agreements.end_need, name="end_need"),
    path("<str:participant>/consents/new", agreements.new_consent, name="new_consent"),
    path(
        "<str:participant>/consents/<int:consent>/withdraw",
        agreements.withdraw_consent,
        name="withdraw_consent",
    ),
    path(
        "<str:participant>/consents/<slug:purpose>/refuse",
        agreements.refuse_consent,
        name="refuse_consent",
    ),
    path("<str:participant>/supporters/new", agreements.new_supporter, name="new_supporter"),
    path(
        "<str:participant>/supporters/<int:link>/revoke",
        agreements.revoke_supporter,
        name="revoke_supporter",
    ),
]
person = [
    path("needs", mine.needs, name="my_needs"),
    path("journal", mine.seen, name="my_journal"),
    path("consents", my_consents.consents, name="my_consents"),
    path("consents/<slug:purpose>", my_consents.consent, name="my_consent"),
    path("consents/<slug:purpose>/stop", my_consents.stop, name="my_consent_stop"),
]
