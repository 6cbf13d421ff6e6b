"""The cards of the example: アキ and ベニ can be tried with theirs."""

from collections.abc import Mapping

from yorisoi.entrance.cards import actions, rules
from yorisoi.entrance.cards.terms import N_SECRETS, Picture
from yorisoi.people.models import Account, Participant

PICTURES = {"aki": Picture.FLOWER, "beni": Picture.BEAR}


def give_cards(*, by: Account, people: Mapping[str, Participant]) -> None:
    """Give アキ and ベニ a card each; ベニ is at his centre's tablet, with the first three pictures."""
    for code, participant in people.items():
        account = participant.account
        if account is None:
            raise ValueError(f"expected an account of {participant.code}")
        choice = actions.Choice(called=account.name, picture=PICTURES[code])
        entrant = actions.choose(by=by, participant=participant, choice=choice)
        actions.make_card(by=by, participant=participant)
        if code == "beni":
            secret = rules.offered(participant.pk)[:N_SECRETS]
            actions.choose_secret(by=account, entrant=entrant, chosen=secret)
            actions.show_at_tablet(by=by, entrant=entrant, is_shown=True)
