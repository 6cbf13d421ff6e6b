"""Addresses of the cards. The token of a card stands only in `c/`, which answers with another address."""

from django.urls import path

from yorisoi.entrance.cards.views import mine, passkey, scan, second, sheets, tablet
from yorisoi.entrance.cards.views import staff as desk

staff = [
    path("", sheets.cards, name="cards"),
    path("sheet", sheets.sheet, name="sheet"),
    path("tablets", sheets.tablets, name="tablets"),
    path("tablets/<int:tablet>/close", sheets.close_tablet, name="close_tablet"),
    path("<str:participant>/", desk.card, name="card"),
    path("<str:participant>/make", desk.make, name="make"),
    path("<str:participant>/lost", desk.lost, name="lost"),
    path("<str:participant>/change", desk.change, name="change"),
    path("<str:participant>/switch", desk.switch, name="switch"),
    path("<str:participant>/paper.<str:form>", desk.paper, name="paper"),
    path("<str:participant>/knocks/<int:knock>", desk.answer, name="answer"),
    path("<str:participant>/devices/<int:device>/remove", desk.remove, name="remove"),
    path(
        "<str:participant>/passkeys/<int:passkey>/remove",
        desk.remove_passkey,
        name="remove_passkey",
    ),
]

person = [
    path("devices", mine.devices, name="devices"),
    path("devices/pictures", mine.secret, name="my_secret"),
    path("devices/knocks/<int:knock>", mine.answer, name="my_answer"),
    path("devices/<int:device>/remove", mine.remove, name="my_remove"),
    path("devices/passkeys", passkey.add, name="add_passkey"),
    path("devices/passkeys/question", passkey.question, name="passkey_question"),
    path("devices/passkeys/<int:passkey>/remove", passkey.remove, name="my_remove_passkey"),
]

public = [
    path("c/<str:token>", scan.scan, name="scan"),
    path("card/", scan.start, name="start"),
    path("card/you", scan.you, name="you"),
    path("card/not-you", scan.not_you, name="not_you"),
    path("card/together", scan.together, name="together"),
    path("card/unknown", scan.unknown, name="unknown"),
    path("card/passkey", passkey.enter, name="passkey"),
    path("card/passkey/unknown", passkey.unknown, name="passkey_unknown"),
    path("card/pictures", second.secret, name="secret"),
    path("card/ask", second.ask, name="ask"),
    path("tablet/", tablet.tablet, name="tablet"),
    path("tablet/start", tablet.pair, name="pair"),
    path("tablet/pictures", tablet.pictures, name="tablet_pictures"),
    path("tablet/end", tablet.end, name="end"),
    path("leave", tablet.leave, name="leave"),
]
