"""What several stories of coming in share: a card that ドウ prints, a machine that knows a finger."""

from entrance.cards.qr_reading import address_in
from journeys.walking import Walker

FINGER = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def give_finger(walker: Walker, *, is_verified: bool = True) -> None:
    """Given a machine that knows a finger; one that does not verify is a wet finger."""
    session = walker.page.context.new_cdp_session(walker.page)
    session.send("WebAuthn.enable")
    options = {**FINGER, "isUserVerified": is_verified}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def given_dou_prints_the_card(dou: Walker, of: str = "ベニ") -> tuple[str, str]:
    """The page of a person's record, and the address in the code of the card that she prints."""
    dou.press("年度")
    roster = dou.page.url.removeprefix(dou.site.address) + f"people/?q={of}"
    dou.go(roster)
    dou.press(of, within="main tbody")
    record = dou.page.url
    dou.press("カードを見る、印刷する")
    printed = dou.page.request.get(f"{dou.page.url}paper.html").text()
    return record, address_in(printed)
