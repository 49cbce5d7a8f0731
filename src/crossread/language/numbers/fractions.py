"""Fractions: "two thirds", "1/4", "a quarter", "half", "one in five", and the scale words that they are of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossread.language.numbers.pieces import Piece, join
from crossread.language.numbers.whole import LARGE, Whole, ordinal, whole

CLOSED = re.compile(r"\s?(?:[.;?!)]|$)")
TIMED = re.compile(r"[- ](?:second|minute|hour|day|week|month|year|game|match|[ap]m)")


def of_scale(text: str, found: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """The scale word that a fraction is of: "(of) (a) million"."""
    place = at
    while place < len(found) and place < at + 2 and found[place].text in ("of", "a"):
        place += 1
    if (
        place < len(found)
        and found[place].kind in (*LARGE, "dozen")
        and join(text, found, place) in ("space", "hyphen")
    ):
        return found[place].value, place + 1
    return None


def part(text: str, found: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """A fraction below or above one, without a whole before it."""
    piece = found[at]
    if piece.kind == "fraction":
        return piece.value, at + 1
    if piece.kind in ("half", "quarter"):
        # "Quarter" alone is three months or a part of town.
        alone = piece.text == "half" or (piece.text == "quarter" and of_scale(text, found, at + 1) is not None)
        return (piece.value, at + 1) if alone and not _compound(text, found, at + 1) else None
    if piece.text in ("a", "an") and join(text, found, at + 1) in ("space", "hyphen"):
        bottom = _bottom(text, found, at + 1, one=True)
        single = found[at + 1].kind in ("half", "quarter", "nth")
        return bottom if bottom and single else _over_plural(text, found, at + 1)
    return _over(text, found, at)


def _over(text: str, found: Sequence[Piece], at: int) -> tuple[float, int] | None:
    top = whole(text, found, at)
    if top is None:
        return None
    run_on = _over_plural(text, found, at)
    how = join(text, found, top.end)
    if run_on or how not in ("space", "hyphen"):
        return run_on
    # "Three-quarter" may leave out its s, "twenty-fifth" is no fraction.
    one = top.value == 1 or (how == "hyphen" and top.last.kind == "unit")
    bottom = _bottom(text, found, top.end, one)
    return (top.value * bottom[0], bottom[1]) if bottom else _in_words(text, found, at, top)


def _over_plural(text: str, found: Sequence[Piece], at: int) -> tuple[float, int] | None:
    """ "Ninety-five hundred fifths": a whole number that runs on into a plural denominator."""
    read = ordinal(text, found, at)
    if read is None or not read[3] or read[2] == at:
        return None
    top, bottom = whole(text, found[at : read[2]], 0), ordinal(text, found, read[2])
    return (top.value / bottom[0], bottom[1]) if top and bottom and bottom[0] else None


def _bottom(text: str, found: Sequence[Piece], at: int, one: bool) -> tuple[float, int] | None:
    """One part of what stands below a fraction; a singular only where there is one of it ("one third")."""
    if found[at].kind in ("half", "quarter"):
        value, end, plural = found[at].value, at + 1, found[at].text in ("halves", "quarters")
    else:
        read = ordinal(text, found, at)
        if read is None or read[0] <= 2:
            return None
        value, end, plural = 1.0 / read[0], read[1], read[3]
    if not (one or plural) or _compound(text, found, end):
        return None
    return value, end


def _compound(text: str, found: Sequence[Piece], at: int) -> bool:
    """Whether a hyphen goes on with the word before: "half-time", "quarter-final"; a number may follow one."""
    return join(text, found, at) == "hyphen" and found[at].kind == ""


def _in_words(text: str, found: Sequence[Piece], at: int, top: Whole) -> tuple[float, int] | None:
    """ "One in five", "two out of 500", "one over three" with nothing counted after it."""
    place, way = top.end, found[top.end].text if top.end < len(found) else ""
    if way == "out" and place + 1 < len(found) and found[place + 1].text == "of":
        place, way = place + 1, "of"
    if way not in ("in", "of", "over") or (place == top.end and way == "of") or join(text, found, place + 1) != "space":
        return None
    bottom = whole(text, found, place + 1)
    if bottom is None or not bottom.value:
        return None
    end = found[bottom.end - 1].end
    if way == "over":
        closed = CLOSED.match(text, end) and top.last.kind != "scale"
    else:
        # "Killing two in three attacks" is no share, nor is "two in 48 hours".
        done = way == "in" and at > 0 and found[at - 1].text.endswith(("ed", "ing"))
        share = 0 < top.value < bottom.value and top.value < 10 and not 1500 <= bottom.value <= 2100
        closed = share and not done and not TIMED.match(text, end)
    return (top.value / bottom.value, bottom.end) if closed else None
