"""The vocabulary of cards: pictures, devices, what a new device is asked."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Picture(TextChoices):
    """The pictures of the house; each is drawn in static/cards/pictures."""

    BEAR = "bear", _("くま")
    CAT = "cat", _("ねこ")
    DOG = "dog", _("いぬ")
    RABBIT = "rabbit", _("うさぎ")
    ELEPHANT = "elephant", _("ぞう")
    PENGUIN = "penguin", _("ペンギン")
    CHICK = "chick", _("ひよこ")
    TURTLE = "turtle", _("かめ")
    FISH = "fish", _("さかな")
    WHALE = "whale", _("くじら")
    BUTTERFLY = "butterfly", _("ちょうちょ")
    FLOWER = "flower", _("はな")
    TREE = "tree", _("き")
    MUSHROOM = "mushroom", _("きのこ")
    APPLE = "apple", _("りんご")
    ONIGIRI = "onigiri", _("おにぎり")
    CAKE = "cake", _("ケーキ")
    STAR = "star", _("ほし")
    MOON = "moon", _("つき")
    SUN = "sun", _("おひさま")
    UMBRELLA = "umbrella", _("かさ")
    HOUSE = "house", _("いえ")
    SHIP = "ship", _("ふね")
    TRAIN = "train", _("でんしゃ")


class NewDevice(TextChoices):
    """What happens when the card is scanned on a device that does not know it yet."""

    ASK = "ask", _("センターか支援者が、本人だと確かめる")
    PICTURES = "pictures", _("本人が、ひみつの絵を三つえらぶ")
    BORROWED = "borrowed", _("どのスマホでもすぐ使える。閉じたら終わる")


class DeviceKind(TextChoices):
    """What a device looks like to the house."""

    PHONE = "phone", _("スマホ")
    TABLET = "tablet", _("タブレット")
    COMPUTER = "computer", _("パソコン")


class EndedFor(TextChoices):
    """Why a card is over."""

    LOST = "lost", _("なくした")
    RETURNED = "returned", _("返した")


class WayIn(TextChoices):
    """How somebody came in; the journal keeps the word."""

    SCAN = "scan", _("カードで")
    PICTURES = "pictures", _("ひみつの絵で")
    CONFIRMED = "confirmed", _("人に確かめてもらって")
    BORROWED = "borrowed", _("借りたスマホで")
    TABLET = "tablet", _("センターのタブレットで")
    PASSKEY = "passkey", _("指や顔で")


class Door(TextChoices):
    """What stands between a scan and the person's pages."""

    OPEN = "open", _("すぐ入れる")
    BORROWED = "borrowed", _("閉じるまで入れる")
    PICTURES = "pictures", _("ひみつの絵をえらぶ")
    ASK = "ask", _("人に確かめてもらう")


N_SECRETS = 3
N_OFFERED = 12
# After so many wrong answers a person of the centre helps; nobody has to wait.
N_MISSES_MOST = 5
N_CODE_DIGITS = 12
N_PAIRING_DIGITS = 8
N_KNOCK_DIGITS = 4
