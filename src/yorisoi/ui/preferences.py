"""How a person wants to see the pages: the person's choice comes first, then the system's, then ours."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.utils.translation import gettext_lazy as _

from yorisoi.ui.page import Face

COOKIE = "yorisoi-looks"

CHOICES: Mapping[str, tuple[str, ...]] = {
    "text_size": ("100", "125", "150", "200"),
    "spacing": ("normal", "wide"),
    "theme": ("", "light", "cream", "dark", "yellow"),
    "ruby": ("", "all", "some", "g4", "g7", "off"),
    "easy": ("", "1"),
    "motion": ("", "off", "on"),
    "voice": ("slow", "normal", "fast"),
}
# A slow voice takes a third longer.
VOICE_SPEEDS: Mapping[str, float] = {"slow": 0.75, "normal": 1.0, "fast": 1.4}
# What each choice is called on the page of looks, and on paper.
WORDS: Mapping[str, tuple[object, Mapping[str, object]]] = {
    "theme": (
        _("色"),
        {
            "": _("スマホに合わせる"),
            "light": _("白い紙"),
            "cream": _("クリーム色の紙"),
            "dark": _("暗い色"),
            "yellow": _("黒に黄色"),
        },
    ),
    "text_size": (
        _("文字の大きさ"),
        {
            "100": _("普通"),
            "125": _("大きい"),
            "150": _("もっと大きい"),
            "200": _("いちばん大きい"),
        },
    ),
    "ruby": (
        _("ふりがな"),
        {
            "all": _("全部の漢字"),
            "some": _("小学2年からの漢字"),
            "g4": _("小学4年からの漢字"),
            "g7": _("中学からの漢字"),
            "off": _("出さない"),
        },
    ),
    "easy": (_("ことば"), {"": _("普通の日本語"), "1": _("やさしい日本語")}),
    "spacing": (_("行間"), {"normal": _("普通"), "wide": _("広い")}),
    "motion": (
        _("動き"),
        {"": _("スマホに合わせる"), "off": _("動かさない"), "on": _("少し動く")},
    ),
    "voice": (
        _("読む声の速さ"),
        {"slow": _("ゆっくり"), "normal": _("普通"), "fast": _("速い")},
    ),
}


@dataclass(frozen=True)
class Preferences:
    """One person's display choices; an empty theme or motion follows the system.

    Empty ruby was never chosen: participants' pages show all of it, other pages none.
    """

    text_size: int = 100
    spacing: str = "normal"
    theme: str = ""
    ruby: str = ""
    easy: bool = False
    motion: str = ""
    voice: str = "normal"

    def ruby_on(self, face: str) -> str:
        """Say which ruby a page shows: all, some or off; empty where ruby is never set.

        Staff pages have none. Pages for everybody follow a choice, and easy Japanese has all.
        """
        if face == Face.PERSON:
            return self.ruby or "all"
        if face == Face.PUBLIC:
            return self.ruby or ("all" if self.easy else "")
        return ""

    @property
    def voice_speed(self) -> float:
        """How fast the voice reads: 1.0 is as it was recorded."""
        return VOICE_SPEEDS[self.voice]

    def to_cookie(self) -> str:
        """Write what differs from the defaults as a short cookie value, such as ``theme-cream.ruby-some``."""
        default = Preferences()
        said = (
            (field.name, getattr(self, field.name))
            for field in fields(self)
            if getattr(self, field.name) != getattr(default, field.name)
        )
        return ".".join(
            f"{name}-{int(value) if isinstance(value, bool) else value}" for name, value in said
        )

    @classmethod
    def from_cookie(cls, value: str) -> "Preferences":
        """Read a cookie value; whatever it does not know is left at the default."""
        pairs = (part.partition("-") for part in value.split("."))
        return cls.from_choices({name: choice for name, _, choice in pairs})

    @classmethod
    def from_choices(cls, choices: Mapping[str, str]) -> "Preferences":
        """Take the answers of the display form; unknown words are left at the default."""
        default = cls()

        def chosen(name: str) -> str:
            choice = choices.get(name, "")
            return choice if choice in CHOICES[name] and choice else str(getattr(default, name))

        return cls(
            text_size=int(chosen("text_size")),
            spacing=chosen("spacing"),
            theme=chosen("theme"),
            ruby=chosen("ruby"),
            easy=choices.get("easy") == "1",
            motion=chosen("motion"),
            voice=chosen("voice"),
        )


def in_words(choices: Mapping[str, str]) -> tuple[str, ...]:
    """Return what was chosen as the page of looks calls it, what it does not know aside."""
    return tuple(
        f"{called}：{words[choices[name]]}"
        for name, (called, words) in WORDS.items()
        if choices.get(name) in words
    )
