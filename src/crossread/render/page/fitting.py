"""How wide words stand in a drawing, and words cut to fit; a guess, for nothing here can ask the browser."""

from __future__ import annotations

import unicodedata

BIG, SMALL = 13.0, 11.5
"""Sizes of names and of all other words, in the units of the drawing, which are pixels where it fits."""

NARROW, BROAD = frozenset("iljtfrI.,:;'’|!()[] -"), frozenset("mwMW@%—…")


def fitted(text: str, room: float, size: float, bold: bool = False) -> str:
    """The text, cut to what fits into `room`, with an ellipsis where it was cut."""
    # Room that was made for these very words may come out a hair's breadth less by the order of the sums.
    if measured(text, size, bold) <= room + 0.01:
        return text
    left, kept = room - measured("…", size, bold), 0
    while kept < len(text) and (left := left - measured(text[kept], size, bold)) >= 0:
        kept += 1
    return text[:kept].rstrip() + "…"


def measured(text: str, size: float, bold: bool = False) -> float:
    """About how wide a text stands in the widest of a page's ordinary letters."""
    return size * (1.18 if bold else 1.06) * sum(map(_em, text))


def _em(character: str) -> float:
    if character in NARROW:
        return 0.34
    if character in BROAD:
        return 0.92
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.7 if character.isupper() else 0.57
