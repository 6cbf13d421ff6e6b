"""ベニ with his card in hand, in front of one phone or another."""

import re
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.test import Client

from people import Cast
from yorisoi.entrance.cards import actions, keys, rules
from yorisoi.entrance.cards.models import Card, Entrant
from yorisoi.entrance.cards.terms import N_SECRETS, NewDevice, Picture

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148 Safari/604.1"


def given_card(cast: Cast, *, new_device: NewDevice = NewDevice.ASK, alone: bool = True) -> Card:
    """ベニ has a card with a bear on it; alone, unless チヨ stays his supporter."""
    choice = actions.Choice(called="ベニ", picture=Picture.BEAR, new_device=new_device)
    actions.choose(by=cast.dou, participant=cast.beni, choice=choice)
    if alone:
        cast.beni.supporter_links.all().delete()
    return actions.make_card(by=cast.dou, participant=cast.beni)


def given_secret(cast: Cast) -> tuple[str, ...]:
    """ベニ has chosen the first three of his pictures."""
    secret = rules.offered(cast.beni.pk)[:N_SECRETS]
    entrant = Entrant.objects.get(participant=cast.beni)
    actions.choose_secret(by=cast.beni.account, entrant=entrant, chosen=secret)
    return secret


@dataclass
class Phone:
    """One browser; it remembers what the house left in it."""

    client: Client = field(default_factory=lambda: Client(headers={"User-Agent": IPHONE}))

    def scan(self, card: Card) -> HttpResponse:
        """When the card is scanned; the address with the token is left at once."""
        return self.client.get(f"/c/{keys.token_of(card.seed)}", follow=True)

    def answer(self, path: str, **form: str) -> HttpResponse:
        """When a button of a page is pressed."""
        return self.client.post(path, form, follow=True)

    def scan_and_say_yes(self, card: Card) -> HttpResponse:
        """When the card is scanned and はい is pressed."""
        self.scan(card)
        return self.answer("/card/you", answer="yes")

    def pick(self, path: str, pictures: tuple[str, ...]) -> HttpResponse:
        """When pictures are pressed, one after the other."""
        for each in pictures:
            response = self.answer(path, picture=each)
        return response

    @property
    def who(self) -> str:
        """Then who is signed in here: the title of the participant's own page says it."""
        page = said(self.client.get("/me/", follow=True))
        return "ベニ" if "こんにちは、ベニさん" in page else ""


def said(response: HttpResponse) -> str:
    """What a page says, without its marks and without white space."""
    return re.sub(r"<[^>]*>|\s", "", response.content.decode())


def stands_on(response: HttpResponse) -> str:
    """The address at which somebody arrived."""
    return (
        str(response.redirect_chain[-1][0])
        if response.redirect_chain
        else response.request["PATH_INFO"]
    )
