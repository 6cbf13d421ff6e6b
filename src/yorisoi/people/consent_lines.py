"""Where each agreement of a person stands, in words: who said what, when, how, until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yorisoi.people import consents
from yorisoi.people.consents import ConsentText
from yorisoi.people.models import Consent, Participant
from yorisoi.people.terms import ConsentBasis, ConsentPurpose
from yorisoi.ui.parts import Mark, State
from yorisoi.ui.words import full_day


@dataclass(frozen=True)
class ConsentLine:
    """One purpose: the text in force today, the last word of the person, and whether it is used."""

    purpose: ConsentPurpose
    text: ConsentText
    consent: Consent | None
    state: State
    how: str
    is_used: bool
    agreed_text: ConsentText | None

    @property
    def words(self) -> str:
        """What is read to the person today."""
        return self.text.read(get_language())

    @property
    def stops(self) -> str:
        """What a withdrawal stops."""
        return self.text.read_stops(get_language())

    @property
    def is_yes(self) -> bool:
        """Whether a yes is in force, which can be withdrawn."""
        return self.is_used and self.consent is not None

    @property
    def asks_again(self) -> bool:
        """Whether the text has changed since the person agreed."""
        return self.is_yes and self.agreed_text != self.text

    @property
    def earlier(self) -> tuple[tuple[str, str, bool], ...]:
        """The texts before this one, the newest first: version, words, whether it was agreed to."""
        return tuple(
            (each.version, each.read(get_language()), each == self.agreed_text)
            for each in reversed(consents.versions())
            if each.purpose == self.purpose and each.since < self.text.since
        )


def consent_lines(participant: Participant, *, on: date) -> tuple[ConsentLine, ...]:
    """Return every purpose with where it stands, those nobody asked about included."""
    said: dict[str, list[Consent]] = {}
    for each in participant.consents.select_related("given_by", "withdrawn_by").order_by("pk"):
        said.setdefault(each.purpose, []).append(each)
    return tuple(
        _line(participant, text, said.get(purpose, ()), on=on)
        for purpose, text in sorted(
            consents.texts(on).items(), key=lambda item: list(ConsentPurpose).index(item[0])
        )
    )


def consent_line(participant: Participant, purpose: ConsentPurpose, *, on: date) -> ConsentLine:
    """Return where the agreement to one purpose stands."""
    return next(each for each in consent_lines(participant, on=on) if each.purpose == purpose)


def _line(
    participant: Participant, text: ConsentText, said: Iterable[Consent], *, on: date
) -> ConsentLine:
    words = list(said)
    outgrown = consents.outgrown(text.purpose, on=on)
    yes = [each for each in words if _counts(each, on=on) and each.version not in outgrown]
    newest = next(reversed(yes or words), None)
    is_used = bool(yes) or (not words and text.basis == ConsentBasis.UNTIL_STOPPED)
    return ConsentLine(
        purpose=text.purpose,
        text=text,
        consent=newest,
        state=_state(newest, is_yes=bool(yes), is_used=is_used, on=on),
        how=_how(newest, participant) if newest else "",
        is_used=is_used,
        agreed_text=consents.text(text.purpose, newest.version) if newest else None,
    )


def _counts(consent: Consent, *, on: date) -> bool:
    is_lasting = consent.expires_on is None or on <= consent.expires_on
    return is_lasting and not consent.is_refusal and consent.withdrawn_at is None


def _state(consent: Consent | None, *, is_yes: bool, is_used: bool, on: date) -> State:
    if is_yes:
        return State(Mark.DONE, _("いいです"))
    if consent is None:
        return State(Mark.NONE, _("使っています") if is_used else _("まだ"))
    if consent.is_refusal or consent.withdrawn_at:
        return State(Mark.STOP, _("やめました"))
    if consent.expires_on and consent.expires_on < on:
        return State(Mark.HALF, _("期限がすぎました"))
    return State(Mark.HALF, _("もう一度聞きます"))


def _how(consent: Consent, participant: Participant) -> str:
    """Return when, how, with whom, in which words and until when, one sentence each."""
    ended = consent.withdrawn_by
    ended_on = consent.withdrawn_at
    if ended and ended_on:
        sentences = [
            _("%(day)sに、%(who)sがやめました。")
            % {
                "day": full_day(timezone.localdate(ended_on)),
                "who": _who(ended.name, is_own=ended.pk == participant.account_id),
            }
        ]
        return "".join(sentences)
    said = {
        "day": full_day(timezone.localdate(consent.given_at)),
        "who": _who(consent.given_by.name, is_own=consent.given_by_id == participant.account_id),
        "way": consent.get_way_display(),
        "version": consent.version,
    }
    if consent.is_refusal:
        return _("%(day)sに、%(who)sが「いいえ」を残しました。") % said
    sentences = [_("%(day)sに、%(who)sが残しました（%(way)s）。文は%(version)s版です。") % said]
    if consent.witness:
        sentences.append(_("立ち会い：%(witness)s。") % {"witness": consent.witness})
    if consent.expires_on:
        sentences.append(_("%(day)sまでです。") % {"day": full_day(consent.expires_on)})
    return "".join(sentences)


def _who(name: str, *, is_own: bool) -> str:
    return _("本人") if is_own else _("%(name)sさん") % {"name": name}
