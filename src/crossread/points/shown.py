"""The words by which a claim is shown: with the subject that it shares with the clause before."""

from __future__ import annotations

from crossread.parsed import Claim
from crossread.records import Passage, Report

ABOUT = frozenset({"subject", "object"})
"""Places in a claim of which the grammatical subject is one: of a passive it is the object."""


def shown(claim: Claim, report: Report) -> Passage:
    """The claim's passage, begun at its subject where that stands before it in the sentence: "lasted two hours" alone
    tells a reader nothing. What hangs on no noun at all is shown from the beginning of its sentence on.
    """
    begin = claim.passage.start
    if begin == claim.sentence.start or not claim.participants or not claim.passage.text[:1].islower():
        return claim.passage
    about = [one.passage for one in claim.participants if one.slot in ABOUT]
    if any(passage.start >= begin for passage in about if passage.end <= _head(claim)):
        return claim.passage
    before = [passage for passage in about if claim.sentence.start <= passage.start and passage.end <= begin]
    if not before:
        return claim.passage
    return report.passage(max(passage.start for passage in before), claim.passage.end)


def _head(claim: Claim) -> int:
    """Where the predicate begins; the end of the passage if it is not known."""
    return claim.passage.end if claim.head is None else claim.head.start
