"""What the house holds about a person: kinds of record, the print of one's own, the register."""
