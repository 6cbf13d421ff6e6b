"""A circle of ベニ and チヨ, as the tests of this folder meet it."""

from people import Cast
from yorisoi.stages.ties import actions
from yorisoi.stages.ties.models import Circle, Message
from yorisoi.stages.ties.rules import Voice

SECRET = "ないしょのことば"


def circle(cast: Cast, code: str = "friends") -> Circle:
    """Open a circle hosted by チヨ, with ベニ and チヨ in it."""
    words = actions.CircleWords(
        name="教室の仲間", purpose="次の教室まで話す", rules="返事は急ぎません\n休んでもいいです"
    )
    found = actions.put_circle(
        by=cast.dou, programme=cast.programme, code=code, words=words, host=cast.chiyo
    )
    for account in (cast.beni.account, cast.chiyo):
        actions.add_member(by=cast.dou, circle=found, account=account)
    return found


def secret(cast: Cast, of: Circle) -> Message:
    """Let ベニ say something that is nobody else's business."""
    voice = Voice(account=cast.beni.account, participant=cast.beni)
    return actions.send(voice=voice, circle=of, text=SECRET)
