"""What the grammar of time works on: the atoms of a sentence, and drafts of what an expression means."""

from __future__ import annotations

from dataclasses import dataclass

Value = int | float | str | tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest piece that the grammar sees: places count characters of the sentence."""

    start: int
    end: int
    text: str
    kind: str
    """Its class: `month`, `number`, `unit` ...; `other` for what the grammar has no use for."""
    value: Value = None

    @property
    def number(self) -> float:
        """What a number, month, day or year is worth."""
        return float(self.value) if isinstance(self.value, int | float) else 0.0

    @property
    def whole(self) -> int:
        """The same as a whole number."""
        return int(self.number)

    @property
    def word(self) -> str:
        """What it stands for, where that is a word."""
        return self.value if isinstance(self.value, str) else ""

    @property
    def figures(self) -> tuple[int, ...]:
        """The figures of a date or a clock."""
        return self.value if isinstance(self.value, tuple) else ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What an expression says, before it is known which year, month or day it means."""

    shape: str
    """`day`, `weekday`, `month`, `year`, `period`, `part`, `clock`, `duration`, `set`, `reference`, `away` ..."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    unit: str = ""
    """As TIMEX3 has it: Y M W D H; DE decades, CE centuries, Q quarters, TM minutes, TS seconds."""
    count: float | None = None
    """How many units; None where the text is vague."""
    step: int | None = None
    """Units on from the day of the report: -1 last, 0 this, 1 next; None where the text says none."""
    near: bool = False
    """The step is counted from what the text named last ("the following day")."""
    part: str = ""
    """Part of a day: MO, AF, EV, NI ..."""
    clock: tuple[int, ...] = ()
    """Hour, minute, second, half."""
    mod: str = ""
    """`start`, `mid`, `end`, `earlier`, `later`, `approx`, `before`, `after`."""
    value: str = ""
    """A value that needs no working out."""
    base: Draft | None = None
    """What it is counted from, or the begin of a range."""
    other: Draft | None = None
    """The end of a range."""
    bc: bool = False


@dataclass(frozen=True, slots=True)
class Node:
    """A draft and its place in the sentence."""

    start: int
    end: int
    draft: Draft
    first: int = 0
    """Number of its first atom ..."""
    last: int = 0
    """... and of the one after its last."""
