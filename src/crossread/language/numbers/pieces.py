"""The words and digits of a text, each with what it can be in a number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from crossread.language.lexicon import lexicon

LONGEST_DIGITS = 24
"""Digits that a number may have: more is a serial number or noise, and a float would not keep it."""
CLUSTER = r"\d+(?:[.,:/]\d+)*"
SPACED = r"\d{1,3}(?:(?:[ ]\d{3}){2,6}|(?:[\u00a0\u202f\u2009]\d{3}){1,6})(?!\d)"
"""Thousands set apart by spaces; by plain ones only where there are two, since "in 12 300 came" is two numbers."""
POWER = r"(?:\^[+-]?\d{1,2}|[eE][+-]?\d{1,2}|\ ?[x×]\ ?10\^[+-]?\d{1,2})(?![\w^])"
PIECE = re.compile(
    rf"""
      (?:(?<![^\s(\[<>=~])(?P<sign>[-−])(?=[.\d]))?
      (?P<digits>{SPACED}|{CLUSTER}|(?<![\w.])\.\d+)(?P<power>{POWER})?
    | (?P<vulgar>[¼½¾⅐-⅞])
    | (?P<word>[^\W\d_]+)
    """,
    re.VERBOSE,
)
VULGAR = dict(
    zip(
        "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        (1/4, 1/2, 3/4, 1/7, 1/9, 1/10, 1/3, 2/3, 1/5, 2/5, 3/5, 4/5, 1/6, 5/6, 1/8, 3/8, 5/8, 7/8),
        strict=True,
    )
)  # fmt: skip
PLAIN = re.compile(r"\d+|\d*\.\d+|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
"""Digits alone, with decimals, with thousands, and with lakhs and crores set apart as India writes them."""
CONTINENTAL = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}")
SLASHED = re.compile(r"(\d{1,3})/(\d{1,4})")
DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 20, 25, 32, 50, 64, 100, 1000})
"""What a fraction with a slash may have below it: "9/11" and "24/7" are none."""
IMPROPER = frozenset({2, 3, 4, 8})
"""What may stand below a larger number: "5/4"."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or a run of digits, and what it can be in a number."""

    start: int
    end: int
    text: str
    """In lower case."""
    kind: str
    """`digits`, `fraction` (written with a slash or one sign), `unit` (0 to 9), `teen`, `ten`, `hundred`, `scale`
    (thousand and up), `dozen`, `many` ("dozens", "hundreds"), `nth`, `nths`, `half`, `quarter`, or `""`."""
    value: float = 0.0


@cache
def number_words() -> dict[str, tuple[str, float]]:
    """Each number word with its kind and value."""
    rows = [line.split() for line in sorted(lexicon("number_words"))]
    found = {word: (kind, float(value)) for kind, value, *words in rows for word in words}
    below = {f"{word}s": ("nths", value) for word, (kind, value) in found.items() if kind == "nth" and value > 2}
    return below | found


def pieces(text: str) -> list[Piece]:
    """Every word and run of digits, in order of place."""
    return [_piece(match) for match in PIECE.finditer(text)]


def _piece(match: re.Match[str]) -> Piece:
    start, end, written = match.start(), match.end(), match.group()
    if match["word"]:
        key = written.lower()
        kind, value = number_words().get(key, ("", 0.0))
        return Piece(start, end, key, kind, value)
    if match["vulgar"]:
        return Piece(start, end, written, "fraction", VULGAR[written])
    found = _value(match["digits"])
    if found is None:
        return Piece(start, end, written, "")
    kind, value = found
    value = _raised(-value if match["sign"] else value, match["power"] or "")
    return Piece(start, end, written, kind, value)


def _value(digits: str) -> tuple[str, float] | None:
    """Kind and value of a run of digits; None for times, versions and whatever else digits write."""
    bare = re.sub(r"[ \u00a0\u202f\u2009]", "", digits)
    if len(bare) > LONGEST_DIGITS:
        return None
    if PLAIN.fullmatch(bare):
        return "digits", float(bare.replace(",", ""))
    if CONTINENTAL.fullmatch(bare):
        return "digits", float(bare.replace(".", "").replace(",", "."))
    slashed = SLASHED.fullmatch(bare)
    if slashed:
        top, bottom = int(slashed[1]), int(slashed[2])
        if top and bottom in (DENOMINATORS if top < bottom else IMPROPER):
            return "fraction", top / bottom
    return None


def _raised(value: float, power: str) -> float:
    """The value to the power that is written after it: `1.3e6`, `1.3x10^6`, `1.1^23`."""
    if not power:
        return value
    exponent = int(re.split(r"[\^eE]", power)[-1])
    if power[0] != "^":
        return value * 10.0**exponent
    try:
        return float(value**exponent)
    except (OverflowError, ZeroDivisionError):
        return value


def join(text: str, found: Sequence[Piece], at: int) -> str | None:
    """How a piece joins the one before it: `glued`, `space`, `hyphen`, `comma`; None where it does not."""
    if not 0 < at < len(found):
        return None
    gap = text[found[at - 1].end : found[at].start]
    if len(gap) > 4 or "\n" in gap:
        return None
    if not gap.strip():
        return "space" if gap else "glued"
    return {"-": "hyphen", "‐": "hyphen", "‑": "hyphen", ",": "comma"}.get(gap.strip())
