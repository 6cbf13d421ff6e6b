"""A Japanese voice without a network: sentences, sound, and when each sentence is said.

Text of at most 10,000 letters goes in, mono MP3 at 24 kHz and times in seconds come out; the same
text at the same speed gives the same bytes. The voice reads what it is given: write the reading of a
name in kana before. It must not be used to imitate a person. Raises VoiceError.
Source: Open JTalk and its voice "mei" (Nagoya Institute of Technology, CC BY 3.0) in pyopenjtalk-plus.
"""

from yorisoi.engines.voice.errors import VoiceError
from yorisoi.engines.voice.sentences import MOST_LETTERS, is_sayable, sentences
from yorisoi.engines.voice.speaking import Said, Speech, narrate, one_sentence, speak

__all__ = [
    "MOST_LETTERS",
    "Said",
    "Speech",
    "VoiceError",
    "is_sayable",
    "narrate",
    "one_sentence",
    "sentences",
    "speak",
]
