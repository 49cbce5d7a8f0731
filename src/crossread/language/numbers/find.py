"""Every number of a text with its value: digits and words, fractions, percentages, vague numbers, ordinals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.numbers.fractions import of_scale, part
from crossread.language.numbers.pieces import Piece, join, pieces
from crossread.language.numbers.whole import LARGE, SMALL, Whole, ordinal, whole


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its place, its bounds, and how it was written."""

    start: int
    end: int
    low: float
    high: float
    """Equal to `low` unless vague."""
    kind: str
    """`digits`, `words`, `one` (the word that is often a pronoun), `vague` ("dozens"), `share` (a fraction),
    `percent` (bounds count hundredths), `ordinal`, or, of ordinals that count from elsewhere than the first,
    `from end` ("last" is 0, "last but one" -1) and `from here` ("next" is 1)."""


VAGUE_SPAN = 20.0
""""Hundreds" is read as 100 up to 2,000: reports use it for the order of size, seldom for more."""
SEVERAL = (2.0, 10.0)
"""What "several" and "a few" multiply: "several hundred" is 200 to 1,000."""
COUPLE = (2.0, 3.0)
"""A couple of weeks may be three."""
PERCENT = re.compile(r"[ \u00a0]?%|[ -]?per[ -]?cent(?:s|age)?\b(?! points?)|[ -]pct\b", re.IGNORECASE)
POINTS = re.compile(r"[ -]percentage[ -]points?\b", re.IGNORECASE)
SUFFIX = re.compile(r"(?: ?(?:(mn|mln|mill)|(bn|bln)|(tn|trn|tln))|(?:([kK])|([mM])|([bB])|(T)))(?![\w'’/²³])")
SIZES = (1e6, 1e9, 1e12, 1e3, 1e6, 1e9, 1e12)
MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₽₴₩₺]|\b(?:USD|EUR|GBP|Rs\.?)) ?$")
NOT_COUNTED = (
    r"(?!(?:of|from|to|in|at|on|above|below|away|deep|high|long|tall|wide|and|or|is|was|for|by|with|the|off|behind|this"
    r"|does|plus|across|always|towards|afterwards|besides|perhaps|sometimes|less|down|up|per|a|an|race|sprint)\b)"
)
MILLION_ALSO = re.compile(
    rf"(?: {NOT_COUNTED}[a-z'’-]+)? {NOT_COUNTED}(?:[a-z'’-]{{2,}}[^s\W]s|people|women|men|children)\b"
)
"""After a small "m" without a currency: what a million counts is a plural ("3m new homes"), a metre's words are not."""
PRONOUN_BEFORE = re.compile(
    r"\b(?:no|but|any|every|each|which|some|another|second|third|next|previous|current|last|first|other|new|old|loved|big|right|wrong|good"
    r"|best|(the|this|that|only)) $",
    re.IGNORECASE,
)
"""Words after which "one" is a pronoun; after those of the group only where no noun follows ("that one mile")."""


def numbers(text: str) -> tuple[Number, ...]:
    """Every number of a text but ordinals, in order of place; none overlaps another."""
    return tuple(number for number in found_numbers(text) if number.kind != "ordinal")


def found_numbers(text: str) -> list[Number]:
    """Every number of a text, ordinals that count from the first among them."""
    found = pieces(text)
    numbers = []
    at = 0
    while at < len(found):
        read = _number(text, found, at)
        if read is None:
            at += 1
            continue
        number, at = read
        number = _percent(text, number)
        numbers.append(number)
        while at < len(found) and found[at].start < number.end:
            at += 1
    return numbers


def _number(text: str, found: Sequence[Piece], at: int) -> tuple[Number, int] | None:
    """The number that begins at a piece, and the piece after it."""
    piece = found[at]
    glued = join(text, found, at) == "glued" and found[at - 1].kind in ("", "fraction")
    if glued and piece.kind in ("digits", "fraction"):
        before = found[at - 1]
        if not (text[before.start : before.end] in _codes() and (at < 2 or join(text, found, at - 1) != "glued")):
            return None
    if piece.text in ("minus", "negative"):
        inner = _number(text, found, at + 1) if join(text, found, at + 1) == "space" else None
        if inner is None or inner[0].kind in ("vague", "ordinal") or inner[0].low < 0:
            return None
        number, end = inner
        return replace(number, start=piece.start, low=-number.high, high=-number.low), end
    for reader in (_vague, _fraction, _ordinal, _plain):
        read = reader(text, found, at)
        if read is not None:
            low, high, kind, end = read
            return Number(piece.start, found[end - 1].end, low, high, kind), end
    return None


@cache
def _codes() -> frozenset[str]:
    """Codes of money, which may stand right before their number: "USD115", "Rs500"."""
    marks = (mark for line in lexicon("currencies") for mark in line.partition(":")[0].split())
    return frozenset(mark for mark in marks if mark.isalpha() and not mark.islower())


Read = tuple[float, float, str, int]
"""Bounds, kind, and the piece after the last."""


def _vague(text: str, found: Sequence[Piece], at: int) -> Read | None:
    """ "Dozens", "tens of thousands", "several hundred", "a few dozen"."""
    place = at + 1 if found[at].text == "a" and join(text, found, at + 1) == "space" else at
    if found[place].text in ("several", "few") and join(text, found, place + 1) == "space":
        size = found[place + 1]
        if size.kind in (*LARGE, "dozen"):
            low, high = (bound * size.value for bound in SEVERAL)
            end = place + 2
            if join(text, found, end) == "space" and found[end].kind == "scale" and size.kind == "hundred":
                return low * found[end].value, high * found[end].value, "vague", end + 1
            return low, high, "vague", end
    if found[at].kind != "many":
        return None
    low, end = found[at].value, at + 1
    while end + 1 < len(found) and found[end].text == "of" and found[end + 1].kind in ("many", "hundred", "scale"):
        low, end = low * found[end + 1].value, end + 2
        if end - at > 5:
            break
    return low, low * VAGUE_SPAN, "vague", end


def _fraction(text: str, found: Sequence[Piece], at: int) -> Read | None:
    """A fraction, and a million or a dozen of it: "two thirds", "half a million", "1/4"."""
    below = part(text, found, at)
    if below is None:
        return None
    value, end = below
    scaled = of_scale(text, found, end)
    if scaled is not None:
        size, end = scaled
        return value * size, value * size, "words", end
    return value, value, "share", end


def _ordinal(text: str, found: Sequence[Piece], at: int) -> Read | None:
    place = at + 1 if found[at].text == "a" and join(text, found, at + 1) == "space" else at
    if place > at and found[place].kind not in LARGE:
        return None
    ending = found[at + 1].text if join(text, found, at + 1) in ("glued", "space") else ""
    if found[at].kind == "digits" and ending in ("st", "nd", "rd", "th"):
        return found[at].value, found[at].value, "ordinal", at + 2
    read = ordinal(text, found, place)
    if read is None or read[3]:
        return None
    return read[0], read[0], "ordinal", read[1]


def _plain(text: str, found: Sequence[Piece], at: int) -> Read | None:
    """Digits and words with their scale, decimals and fraction: "2.5 million", "five and a half", "two point five"."""
    place = at
    if found[at].text in ("a", "an"):
        place = at + 1
        if join(text, found, place) != "space" or (
            found[place].kind not in (*LARGE, "dozen") and (found[place].text != "couple")
        ):
            return None
        if found[place].kind == "dozen" or found[place].text == "couple":
            return (12.0, 12.0, "words", place + 1) if found[place].value else (*COUPLE, "vague", place + 1)
    run = whole(text, found, place)
    if run is None:
        return None
    if found[at].text == "one" and run.end == at + 1 and _is_pronoun(text, found, at):
        return None
    value, end = _with_rest(text, found, run)
    kind = "digits" if found[at].kind == "digits" else "words"
    return value, value, "one" if end == at + 1 and found[at].text == "one" else kind, end


def _is_pronoun(text: str, found: Sequence[Piece], at: int) -> bool:
    """Whether "one" stands for somebody or something: "no one", "the one that"."""
    before = PRONOUN_BEFORE.search(text[max(0, found[at].start - 10) : found[at].start])
    if before is None:
        return False
    following = found[at + 1] if join(text, found, at + 1) in ("space", "hyphen") else None
    if following is not None and following.kind in ("dozen", "half"):
        return False
    return before[1] is None or following is None or following.text in lexicon("function_words")


def _with_rest(text: str, found: Sequence[Piece], run: Whole) -> tuple[float, int]:
    """Value and end of a whole number with its decimals, its fraction and its dozens."""
    value, end = run.value, run.end
    if join(text, found, end) in ("space", "hyphen"):
        if found[end].kind == "dozen" or found[end].text == "dozens":
            return value * 12, end + 1
        if found[end].text == "point" and run.last.kind in (*SMALL, *LARGE):
            return _with_decimals(text, found, value, end)
    suffix = SUFFIX.match(text, found[end - 1].end) if run.last.kind == "digits" and end < len(found) else None
    if suffix and _is_size(text, found[end - 1], suffix):
        size = next(size for size, written in zip(SIZES, suffix.groups(), strict=True) if written)
        return float(f"{value * size:.15g}"), end + 1
    return _with_fraction(text, found, run)


def _is_size(text: str, digits: Piece, suffix: re.Match[str]) -> bool:
    """Whether a letter after digits is a scale: a small "m" is one after a currency or before what it counts."""
    if suffix[5] != "m":
        return True
    return bool(
        MONEY_BEFORE.search(text[max(0, digits.start - 5) : digits.start]) or MILLION_ALSO.match(text, suffix.end())
    )


def _with_fraction(text: str, found: Sequence[Piece], run: Whole) -> tuple[float, int]:
    value, end = run.value, run.end
    place = end + 1 if end < len(found) and found[end].text == "and" else end
    how = join(text, found, place)
    if how is None or place >= len(found) or (place == end and found[place].kind != "fraction"):
        return value, end
    below = part(text, found, place)
    # "Two and a third was hurt": a third with its article is more often the third of some.
    if below is None or not 0 < below[0] < 1 or (found[place].text == "a" and found[place + 1].text == "third"):
        return value, end
    scale = found[below[1]] if join(text, found, below[1]) == "space" else None
    if scale is not None and scale.kind == "scale":
        # "Five and a half million", but "a billion and a quarter million".
        whole_too = 1.0 if run.last.kind == "scale" else scale.value
        return value * whole_too + below[0] * scale.value, below[1] + 1
    return value + below[0] * (run.last.value if run.last.kind == "scale" else 1.0), below[1]


def _with_decimals(text: str, found: Sequence[Piece], value: float, point: int) -> tuple[float, int]:
    digits, end = "", point + 1
    while end < len(found) and join(text, found, end) in ("space", "hyphen") and len(digits) < 9:
        run = whole(text, found[end : end + 2], 0)
        if run is None or run.last.kind not in SMALL:
            break
        digits, end = digits + f"{run.value:.0f}", end + run.end
    if not digits:
        return value, point
    value = float(f"{value:.0f}.{digits}")
    if join(text, found, end) == "space" and found[end].kind == "scale":
        return value * found[end].value, end + 1
    return value, end


def _percent(text: str, number: Number) -> Number:
    match = PERCENT.match(text, number.end) or POINTS.match(text, number.end)
    if match is None or number.kind == "ordinal":
        return number
    return replace(number, end=match.end(), kind="percent")
