"""Where an expression stands: the day of the report, the day named last, and which way its clause looks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crossread.moments.cues import looks_ahead
from crossread.moments.meaning import Meaning, ends
from crossread.records import MomentKind, Precision

REACH = 3
"""Sentences: what was named further back is no longer what "the next day" is counted from."""


@dataclass(frozen=True, slots=True)
class Named:
    """A date that the text has named, and where."""

    day: date
    sentence: int
    paragraph: int
    told: bool = False
    """Whether it had no year of its own: then the rest of its sentence is of that time too, however near."""
    precision: Precision = Precision.DAY
    """How finely it is known: from a year no day can be counted."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an expression is worked out against."""

    text: str
    """The sentence."""
    anchor: date | None
    """The day of the report."""
    minute: int | None = None
    """Minutes since midnight at which the report was published, if known."""
    last: Named | None = None
    """The date that the text named last."""
    number: int = 0
    paragraph: int = 0
    """Numbers of the sentence and of its paragraph."""
    history: bool = False
    """Whether the text tells only of what was long ago."""
    start: int = 0
    end: int = 0
    """The place of the expression in the sentence."""
    before: str = ""
    """The class of the word before it."""
    way: bool | None = None
    """Whether it must lie ahead, where that is known."""

    @property
    def named(self) -> date | None:
        """The day that the text named last, which "the next day" is counted from; None if that is too far back."""
        near = self.last is not None and (self.history or self.number - self.last.sentence <= REACH)
        return self.last.day if near and self.last is not None else None

    def counts(self, unit: str) -> bool:
        """Whether so many days, weeks or months can be counted from what the text named last."""
        if self.named is None or self.last is None:
            return False
        fine = {Precision.YEAR: ("Y", "DE", "CE"), Precision.MONTH: ("M", "Q", "Y", "DE", "CE")}
        return unit in fine.get(self.last.precision, (unit,))

    @property
    def ahead(self) -> bool | None:
        """Whether the clause looks ahead, back, or says neither."""
        return self.way if self.way is not None else looks_ahead(self.text, self.start, self.end)

    def origin(self, near: bool) -> tuple[date | None, bool]:
        """The day to count from, and whether that is the day of the report."""
        return (self.named, False) if (near or self.history) and self.named is not None else (self.anchor, True)


def meant(value: str, rule: str, counted: bool = False, mod: str = "", anchor: date | None = None) -> Meaning | None:
    """The meaning of a value with the stretch of time that it names; None if there is no such day."""
    kind = MomentKind.TIME if "T" in value else MomentKind.DATE
    if value.startswith("BC"):
        return Meaning(kind, value, "before-christ", precision=Precision.YEAR)
    found = ends(value, mod, anchor)
    if found is None:
        return None
    return Meaning(kind, value, rule, *found, counted=counted)


def unknown(
    rule: str, precision: Precision = Precision.DAY, kind: MomentKind = MomentKind.DATE, counted: bool = True
) -> Meaning:
    """What cannot be worked out, and by which rule."""
    return Meaning(kind, None, rule, precision=precision, counted=counted)
