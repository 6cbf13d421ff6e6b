"""How a person wants to see the pages: the person's choice comes first, then the system's, then ours."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

COOKIE = "yorisoi-looks"

CHOICES: Mapping[str, tuple[str, ...]] = {
    "text_size": ("100", "125", "150", "200"),
    "spacing": ("normal", "wide"),
    "theme": ("", "light", "cream", "dark", "yellow"),
    "ruby": ("off", "some", "all"),
    "easy": ("", "1"),
    "motion": ("", "off", "on"),
}


@dataclass(frozen=True)
class Preferences:
    """One person's display choices; an empty theme or motion follows the system."""

    text_size: int = 100
    spacing: str = "normal"
    theme: str = ""
    ruby: str = "all"
    easy: bool = False
    motion: str = ""

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
        known = {
            name: choice
            for name, choice in choices.items()
            if choice in CHOICES.get(name, ()) and not (name == "easy" and choice == "")
        }
        chosen = cls(**{k: v for k, v in known.items() if k not in {"text_size", "easy"}})  # type: ignore[arg-type]
        return replace(
            chosen,
            text_size=int(known.get("text_size", chosen.text_size)),
            easy=known.get("easy", "") == "1",
        )
