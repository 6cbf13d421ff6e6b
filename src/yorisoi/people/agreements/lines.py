"""Where each agreement of a person stands, in words: who said what, when, how, until when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yorisoi.people.agreements import consents
from yorisoi.people.agreements.consents import ConsentText
from yorisoi.people.models import Account, Consent, Participant
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
    had_yes: bool
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
    def is_to_refuse(self) -> bool:
        """Whether a no would be the first word: nothing is used, so nothing stops."""
        return not self.is_used and not self.had_yes

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


def consent_lines(
    participant: Participant, *, on: date, reader: Account | None = None
) -> tuple[ConsentLine, ...]:
    """Return every purpose with where it stands, those nobody asked about included.

    `reader` is who reads it on the person's own pages: the person is あなた there, and has a name for
    a supporter. The desk says 本人.
    """
    said: dict[str, list[Consent]] = {}
    for each in participant.consents.select_related("given_by", "withdrawn_by").order_by("pk"):
        said.setdefault(each.purpose, []).append(each)
    return tuple(
        _line(_Told(participant, reader), text, said.get(purpose, ()), on=on)
        for purpose, text in sorted(
            consents.texts(on).items(), key=lambda item: list(ConsentPurpose).index(item[0])
        )
    )


def consent_line(
    participant: Participant, purpose: ConsentPurpose, *, on: date, reader: Account | None = None
) -> ConsentLine:
    """Return where the agreement to one purpose stands."""
    found = consent_lines(participant, on=on, reader=reader)
    return next(each for each in found if each.purpose == purpose)


@dataclass(frozen=True)
class _Told:
    """Of whom a line tells, and to whom."""

    participant: Participant
    reader: Account | None

    def called(self, account: Account) -> str:
        """Return what somebody who said a word is called."""
        if account.pk != self.participant.account_id:
            return _("%(name)sさん") % {"name": account.name}
        if self.reader is None:
            return _("本人")
        if self.reader.pk == account.pk:
            return _("あなた")
        return _("%(name)sさん") % {"name": self.participant.name}


def _line(told: _Told, text: ConsentText, said: Iterable[Consent], *, on: date) -> ConsentLine:
    words = list(said)
    outgrown = consents.outgrown(text.purpose, on=on)
    yes = [each for each in words if _counts(each, on=on) and each.version not in outgrown]
    newest = next(reversed(yes or words), None)
    is_used = bool(yes) or (not words and text.basis == ConsentBasis.UNTIL_STOPPED)
    return ConsentLine(
        purpose=text.purpose,
        text=text,
        consent=newest,
        state=_state(words, newest, is_used=is_used, on=on),
        how=_how(newest, told) if newest else _unasked(text) if is_used else "",
        had_yes=any(not each.is_refusal for each in words),
        is_used=is_used,
        agreed_text=consents.text(text.purpose, newest.version) if newest else None,
    )


def _counts(consent: Consent, *, on: date) -> bool:
    is_lasting = consent.expires_on is None or on <= consent.expires_on
    return is_lasting and not consent.is_refusal and consent.withdrawn_at is None


def _state(said: list[Consent], consent: Consent | None, *, is_used: bool, on: date) -> State:
    if consent is None:
        return State(Mark.HALF if is_used else Mark.NONE, _("まだ聞いていません"))
    if is_used:
        return State(Mark.DONE, _("いいです"))
    if consent.is_refusal and _was_never_used(said, consent):
        return State(Mark.STOP, _("いいえ"))
    if consent.is_refusal or consent.withdrawn_at:
        return State(Mark.STOP, _("やめました"))
    if consent.expires_on and consent.expires_on < on:
        return State(Mark.HALF, _("期限がすぎました"))
    return State(Mark.HALF, _("もう一度聞きます"))


def _was_never_used(said: list[Consent], consent: Consent) -> bool:
    """Whether a no came before any yes, to something that is asked about first."""
    basis = consents.texts()[ConsentPurpose(consent.purpose)].basis
    return basis == ConsentBasis.ASKED_FIRST and all(each.is_refusal for each in said)


def _unasked(text: ConsentText) -> str:
    """Return what is true of a purpose that is used although nobody has asked."""
    if text.purpose == ConsentPurpose.CIRCLE:
        return _("輪に入っている人は、名前とことばが、いま見えています。")
    return _("申し込みのときから使っています。「やめます」と言えば、止まります。")


def _how(consent: Consent, told: _Told) -> str:
    """Return when, how, with whom, in which words and until when, one sentence each."""
    ended = consent.withdrawn_by
    ended_on = consent.withdrawn_at
    if ended and ended_on:
        sentences = [
            _("%(day)sに、%(who)sがやめました。")
            % {
                "day": full_day(timezone.localdate(ended_on)),
                "who": told.called(ended),
            }
        ]
        return "".join(sentences)
    said = {
        "day": full_day(timezone.localdate(consent.given_at)),
        "who": told.called(consent.given_by),
        "way": consent.get_way_display(),
        "version": consent.version,
    }
    if consent.is_refusal:
        return _("%(day)sに、%(who)sが「いいえ」と言いました。") % said
    sentences = [_("%(day)sに、%(who)sが残しました（%(way)s）。文は%(version)s版です。") % said]
    if consent.witness:
        sentences.append(_("立ち会い：%(witness)s。") % {"witness": consent.witness})
    if consent.expires_on:
        sentences.append(_("%(day)sまでです。") % {"day": full_day(consent.expires_on)})
    return "".join(sentences)
