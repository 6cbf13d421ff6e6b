"""What a person agrees to, how it was said, and how it stands today."""
