"""The lottery anybody can re-run and check.

What is computed: a random order of applicants from a published list, a secret fixed beforehand
and a public value that nobody controls; then places in sessions, in that order (serial
dictatorship). The result depends on these inputs alone: not on line order, clock or machine.

Steps: `commit` before the public value exists, `run` afterwards, `verify` by anybody.
`verifier_source` is the text of a checker of under 100 lines that needs only Python.

Rules, format `yorisoi-draw/1` (`|` is the character, all text is UTF-8, hashes in lower-case hex):
  seed   = SHA-256(entries_sha256 | secret | public value)
  ticket = SHA-256(seed | lot id); the lot id is the group's name, or the person's id without one
  order  = lots by (class, ticket); class 0 comes first; a group has the best class of its members
  place  = each lot in order takes its best-ranked session with seats for all its members
A group's choices are the sessions that all its members chose, by the sum of their ranks, then id.

Assumes that ids are pseudonyms (the list is published) and that the public value could not be
known when the commitment was published. Not for draws in which sessions rank people as well.
Errors: `DrawError`. Source: serial dictatorship with a single lottery, e.g. Abdulkadiroglu and
Sönmez, Econometrica 66(3) 1998; commit and reveal as in public randomness practice.
"""

from yorisoi.engines.draw.canonical import entries_sha256, sessions_sha256
from yorisoi.engines.draw.chances import Chance, Propensity, propensity
from yorisoi.engines.draw.checking import Failure, Rule, verifier_source, verify
from yorisoi.engines.draw.errors import DrawError
from yorisoi.engines.draw.lottery import commit, run
from yorisoi.engines.draw.model import FORMAT, Commitment, Entry, Result, Session
from yorisoi.engines.draw.tables import read_entries, read_sessions

__all__ = [
    "FORMAT",
    "Chance",
    "Commitment",
    "DrawError",
    "Entry",
    "Failure",
    "Propensity",
    "Result",
    "Rule",
    "Session",
    "commit",
    "entries_sha256",
    "propensity",
    "read_entries",
    "read_sessions",
    "run",
    "sessions_sha256",
    "verifier_source",
    "verify",
]
