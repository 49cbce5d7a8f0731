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
