"""What the voice refuses."""


class VoiceError(ValueError):
    """A text cannot be said, or not at this speed; the words say what was expected and what came."""
