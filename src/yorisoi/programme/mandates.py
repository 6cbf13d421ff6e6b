"""Which page of a participant needs which term of a supporter's mandate.

A page that is listed nowhere is closed to supporters, and so is what belongs to the person alone.
"""

from yorisoi.people.terms import Mandate

# Coming in and calling for help are open to every supporter with a mandate.
OPEN = frozenset({"web:me", "web:mine", "rehearsals:stuck", "rehearsals:told"})
# Who acts for a person, and with which device the person comes in, is the person's own business.
OWN = frozenset(
    {
        "people:my_supporters",
        "people:my_supporter_again",
        "people:my_supporter_narrow",
        "people:my_supporter_stop",
        "cards:devices",
        "cards:my_secret",
        "cards:my_answer",
        "cards:my_remove",
        "cards:add_passkey",
        "cards:passkey_question",
        "cards:my_remove_passkey",
    }
)
ROOMS = {
    "courses": Mandate.APPLY,
    "effects": Mandate.ANSWER,
    "rehearsals": Mandate.PRACTISE,
    "ties": Mandate.MESSAGE,
    "personas": Mandate.ANSWER,
    "people": Mandate.READ,
}
PAGES = {
    "courses:my_questions": Mandate.MESSAGE,
    "courses:my_question_take_back": Mandate.MESSAGE,
    "people:my_consents": Mandate.AGREE,
    "people:my_consent": Mandate.AGREE,
    "people:my_consent_stop": Mandate.AGREE,
}


def needed(page: str) -> Mandate | None:
    """Return the term a page needs; raise KeyError for a page of the person alone or of no room."""
    if page in OPEN:
        return None
    if page in OWN:
        raise KeyError(page)
    return PAGES.get(page) or ROOMS[page.partition(":")[0]]


def may_open(page: str, terms: frozenset[Mandate]) -> bool:
    """Whether a supporter with these terms may open a page."""
    try:
        term = needed(page)
    except KeyError:
        return False
    return term is None or term in terms
