"""Choosing three of twelve pictures, one a page: at a new device, at the tablet, and to set them."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from yorisoi.entrance.cards import actions, presenters, rules
from yorisoi.entrance.cards.models import Entrant
from yorisoi.entrance.cards.terms import N_SECRETS
from yorisoi.people.models import Account
from yorisoi.ui.page import Page
from yorisoi.ui.pages import render

CHOSEN = "pictures_chosen"
# From here on a person is told how many tries are left.
N_TO_WARN = 2


@dataclass(frozen=True)
class Around:
    """What stands round the pictures: a sentence, the way for who does not know them, tries that are left."""

    lead: str = ""
    other: str = ""
    n_left: int | None = None


@dataclass(frozen=True)
class Picked:
    """What was chosen so far, and whether the last three were wrong."""

    chosen: tuple[str, ...] = ()
    is_wrong: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether all three are chosen."""
        return rules.is_complete(self.chosen)


def picked(request: HttpRequest, of: int) -> Picked:
    """Return what was chosen for a person in this browser, with the picture just pressed."""
    kept = request.session.get(CHOSEN, {})
    now = Picked(tuple(kept["chosen"]), kept["is_wrong"]) if kept.get("of") == of else Picked()
    pressed = request.POST.get("picture", "")
    if request.method == "POST" and "again" in request.POST:
        now = Picked()
    elif request.method == "POST" and pressed in rules.offered(of):
        now = Picked((*now.chosen, pressed))
    _keep(request, of, now)
    return now


def forget(request: HttpRequest, of: int, *, is_wrong: bool = False) -> None:
    """Begin again with the first picture, and say so if the three were wrong."""
    _keep(request, of, Picked(is_wrong=is_wrong))


def is_let_in(request: HttpRequest, entrant: Entrant, chosen: tuple[str, ...]) -> bool:
    """Whether the three pictures are those of the person; wrong ones are counted."""
    is_right = rules.may_choose(entrant) and rules.are_secret(entrant, chosen)
    forget(request, entrant.participant_id, is_wrong=not is_right)
    if not is_right:
        actions.miss(by=owner(entrant), entrant=entrant)
    return is_right


def owner(entrant: Entrant) -> Account:
    """Return the account of a person; who has a card or is at the tablet has one."""
    account = entrant.participant.account
    if account is None:
        raise ValueError(f"expected an account of {entrant.participant.code}")
    return account


def title(now: Picked) -> str:
    """Return what to do next."""
    return _("%(n)sつめの絵を、えらんでください") % {"n": len(now.chosen) + 1}


def page_of_pictures(
    request: HttpRequest, page: Page, now: Picked, *, of: int, around: Around
) -> HttpResponse:
    """Show the twelve pictures of a person; how many tries are left is said once they are few."""
    n_left = around.n_left
    return render(
        request,
        "cards/pictures.html",
        page=page,
        number=len(now.chosen) + 1,
        total=N_SECRETS,
        pictures=presenters.pictures(rules.offered(of)),
        is_wrong=now.is_wrong,
        n_left=n_left if n_left is not None and n_left <= N_TO_WARN else None,
        lead=around.lead,
        other=around.other,
    )


def _keep(request: HttpRequest, of: int, now: Picked) -> None:
    request.session[CHOSEN] = {"of": of, "chosen": list(now.chosen), "is_wrong": now.is_wrong}
