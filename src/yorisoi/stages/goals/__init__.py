"""What all parties want to realise together, and how it will be measured."""
