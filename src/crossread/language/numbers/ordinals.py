"""Ordinals: "21st", "twenty-first", and those that count from elsewhere than the first: "last but one"."""

from __future__ import annotations

import re

from crossread.language.numbers.find import Number, found_numbers

PLACES = {"one": 1.0, "two": 2.0, "three": 3.0, "second": 1.0, "2nd": 1.0, "third": 2.0, "3rd": 2.0, "fourth": 3.0,
          "4th": 3.0, "fifth": 4.0, "5th": 4.0}  # fmt: skip
"""How far from the last: "last but one" and "second to last" are one before it."""
FROM_END = re.compile(
    rf"\b(?:the )?(?:(?P<nth>{'|'.join(PLACES)})[- ](?:to|from|before)[- ](?:the[- ])?(?:last|end)"
    r"|last but (?P<but>one|two|three)|(?P<before>(?:one|next|previous|prior) (?:to|before) (?:the )?last"
    r"|penultimate)|(?P<third>antepenultimate)|(?P<last>last))(?: one)?(?![-\w])",
    re.IGNORECASE,
)
FROM_HERE = re.compile(
    r"\b(?:the )?(?:(?P<next>next)|(?P<previous>previous)|(?P<current>current))(?: one)?(?![-\w])", re.IGNORECASE
)
OFFSETS = {"before": -1.0, "third": -2.0, "last": 0.0, "next": 1.0, "previous": -1.0, "current": 0.0}


def ordinals(text: str) -> tuple[Number, ...]:
    """Every ordinal of a text, in order of place; "next" and "last" among them."""
    relative = [_relative(match, "from end") for match in FROM_END.finditer(text)]
    relative += [_relative(match, "from here") for match in FROM_HERE.finditer(text)]
    plain = [number for number in found_numbers(text) if number.kind == "ordinal"]
    kept: list[Number] = []
    for number in sorted([*relative, *plain], key=lambda number: (number.start, -number.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    return tuple(kept)


def _relative(match: re.Match[str], kind: str) -> Number:
    name = match.lastgroup or "last"
    far = PLACES.get(match[name].lower()) if name in ("nth", "but") else None
    offset = -far if far is not None else OFFSETS[name]
    return Number(match.start(), match.end(), offset, offset, kind)
