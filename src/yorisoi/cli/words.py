"""Help and messages of the command in Japanese and English."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Say:
    """Choose between the Japanese and the English wording of a sentence."""

    language: str

    def __call__(self, ja: str, en: str) -> str:
        """Return the sentence in the language of the person at the keyboard."""
        return ja if self.language == "ja" else en


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return ja or en: `--lang` first, then YORISOI_LANG, then the locale, else Japanese."""
    for index, word in enumerate(arguments):
        if word == "--lang" and index + 1 < len(arguments):
            return "en" if arguments[index + 1] == "en" else "ja"
        if word.startswith("--lang="):
            return "en" if word.endswith("=en") else "ja"
    chosen = environment.get("YORISOI_LANG") or environment.get("LC_ALL") or environment.get("LANG")
    return "en" if chosen and chosen.lower().startswith("en") else "ja"


def say_for(arguments: Sequence[str]) -> Say:
    """Return the words for this call of the command."""
    return Say(language_of(arguments, os.environ))
