"""What the auditor reads: who saw or changed what, by codes; nothing is changed here."""
