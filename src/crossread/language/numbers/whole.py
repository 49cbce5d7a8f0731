"""Whole numbers and ordinals: "two hundred and five", "2.5 million", "three lakh crore", "twenty-first"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crossread.language.numbers.pieces import Piece, join

SMALL = frozenset({"unit", "teen", "ten"})
LARGE = frozenset({"hundred", "scale"})


@dataclass(frozen=True, slots=True)
class Whole:
    """A number on its way: what is complete, what the next scale word multiplies, and the last piece."""

    total: float
    current: float | None
    last: Piece
    end: int
    """The piece after its last one."""
    split: int
    """Where it ends and a denominator begins, if it turns out to be a fraction."""
    least: float = float("inf")
    """The smallest scale word so far."""

    @property
    def value(self) -> float:
        """What it is worth, without the noise of binary fractions: 2.3 million is 2,300,000."""
        value = self.total + (self.current or 0.0)
        return float(f"{value:.15g}")


def whole(text: str, found: Sequence[Piece], at: int) -> Whole | None:
    """The longest number that begins at a piece: "two, three" is only two."""
    if at >= len(found) or found[at].kind not in (*SMALL, *LARGE, "digits"):
        return None
    piece = found[at]
    large = piece.kind == "scale"
    run = Whole(piece.value if large else 0.0, None if large else piece.value, piece, at + 1, at + 1)
    if large:
        run = replace(run, least=piece.value)
    while (step := _next(text, found, run)) is not None:
        run = step
    return run


def ordinal(text: str, found: Sequence[Piece], at: int) -> tuple[float, int, int, bool] | None:
    """Value, end, where a numerator would end, and whether plural, of what ends in "-th" and begins at a piece."""
    run = whole(text, found, at)
    if run is None:
        piece = found[at] if at < len(found) else None
        return (piece.value, at + 1, at, piece.kind == "nths") if piece and piece.kind in ("nth", "nths") else None
    place = run.end
    if found[at].kind == "digits":
        # "280 million first shares" is no ordinal.
        return None
    if place < len(found) and found[place].text == "and" and run.last.kind in LARGE:
        place += 1
    if place >= len(found) or join(text, found, place) not in ("space", "hyphen"):
        return None
    end = found[place]
    if end.kind not in ("nth", "nths") or not _ends(run, end.value):
        return None
    larger = None
    if end.value >= 100:
        larger = _scaled(run, replace(end, kind="hundred" if end.value == 100 else "scale"), place)
        if larger is None:
            return None
    # "one hundred thirty fifths" is over thirty-five, "one hundred and thirty fifths" over five.
    compound = run.last.kind == "ten" and end.value < 10 and place - 2 >= at and found[place - 2].text != "and"
    split = place - 1 if compound and place - 1 > at else place
    return (larger.value if larger else run.value + end.value, place + 1, split, end.kind == "nths")


def _ends(run: Whole, value: float) -> bool:
    if value >= 100:
        return True
    if value < 10:
        return run.last.kind == "ten" or run.last.kind in LARGE
    return run.last.kind in LARGE


def _next(text: str, found: Sequence[Piece], run: Whole) -> Whole | None:
    """The number with its next piece, if that goes on with it."""
    at = run.end
    how = join(text, found, at)
    if how is None or how == "glued":
        return None
    joined = found[at].text == "and" and run.last.kind in LARGE
    if joined:
        at += 1
        if at >= len(found) or join(text, found, at) not in ("space", "hyphen") or _begins_fraction(found, at):
            return None
    piece = found[at]
    if piece.kind in LARGE or (piece.kind == "many" and piece.value >= 100 and how == "space" and not joined):
        return _scaled(run, piece, at) if not joined and how != "comma" else None
    if how == "comma" and not (run.last.kind == "scale" and _leads_to_scale(text, found, at, run.least)):
        return None
    if piece.kind in SMALL or piece.kind == "digits":
        return _added(text, found, run, at, joined)
    return None


def _begins_fraction(found: Sequence[Piece], at: int) -> bool:
    """Whether what follows "and" is a fraction below one: "six million and two thirds"."""
    value, place = found[at].value, at + 1
    if found[at].kind == "ten" and place < len(found) and found[place].kind == "unit":
        value, place = value + found[place].value, place + 1
    if place >= len(found):
        return False
    below = found[place]
    plural = below.kind == "nths" or below.text in ("quarters", "halves")
    return (plural and (below.value < 1 or value < below.value)) or (
        value == 1 and below.kind in ("half", "quarter", "nth")
    )


def _scaled(run: Whole, piece: Piece, at: int) -> Whole | None:
    end = at + 1
    if piece.value == 100:
        if run.current is None or not 0 < run.current < 1000:
            return None
        return replace(run, current=run.current * 100, last=piece, end=end, split=at)
    if run.current is None:
        # "Three lakh crore": one scale multiplies the other.
        if piece.value <= run.least:
            return None
        return replace(run, total=run.total * piece.value, last=piece, end=end, split=at, least=piece.value)
    if piece.value >= run.least:
        return None
    total = run.total + run.current * piece.value
    return replace(run, total=total, current=None, last=piece, end=end, split=at, least=piece.value)


def _added(text: str, found: Sequence[Piece], run: Whole, at: int, joined: bool) -> Whole | None:
    piece = found[at]
    if run.last.kind == "ten" and piece.kind == "unit" and piece.value:
        return replace(run, current=(run.current or 0.0) + piece.value, last=piece, end=at + 1, split=at)
    if run.last.kind not in LARGE or piece.value <= 0 or piece.value >= run.last.value:
        return None
    if piece.kind == "digits" and not (
        _leads_to_scale(text, found, at, run.last.value)
        or (joined and run.last.value <= 1000 and float(piece.value).is_integer())
    ):
        return None
    return replace(run, current=(run.current or 0.0) + piece.value, last=piece, end=at + 1, split=at)


def _leads_to_scale(text: str, found: Sequence[Piece], at: int, below: float) -> bool:
    """Whether a smaller scale word follows within two pieces: "four thousand 3 hundred"."""
    for place in (at + 1, at + 2):
        if join(text, found, place) not in ("space", "hyphen"):
            return False
        if found[place].kind in LARGE or (found[place].kind in ("nth", "nths") and found[place].value >= 100):
            return found[place].value < below
    return False
