"""A position as places in a sentence, before it is known whose it is."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.positions.spans import Span
from crossread.records import Act


@dataclass(frozen=True, slots=True)
class Found:
    """An act with its actor and its issue, as tokens of a sentence."""

    act: Act
    cue: int
    actor: int | None
    """The head of who acts; None where it is whoever says the sentence."""
    issue: Span
    denied: bool
    condition: Span | None
    rule: str
    told: int | None = None
    """Who is told to do it, where only a name, other than the actor's, makes a position of it."""
    wish: bool = False
    """Whether it is the actor's own doing that is wanted, which says something of states and bodies alone."""
    carrier: int | None = None
    """The verb that only carries the noun of the act, and tells no act of its own then."""
