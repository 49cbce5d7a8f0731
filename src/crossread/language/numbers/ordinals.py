"""Ordinals: "21st", "twenty-first", and those that count from elsewhere than the first: "last but one"."""

from __future__ import annotations

import re

from crossread.language.numbers.find import Number, found_numbers

RELATIVE = re.compile(
    r"\b(?:(?P<before>(?:the )?(?:next to last|second[- ]to[- ]last|last but one|one before the last(?: one)?)|"
    r"penultimate)"
    r"|(?P<third>(?:the )?(?:third[- ]to[- ]last|last but two)|antepenultimate)|(?P<last>(?:the )?last(?: one)?)"
    r"|(?P<next>next(?: one)?)|(?P<previous>previous(?: one)?)|(?P<current>current(?: one)?))(?![-\w])",
    re.IGNORECASE,
)
OFFSETS = {
    "before": ("from end", -1.0), "third": ("from end", -2.0), "last": ("from end", 0.0), "next": ("from here", 1.0),
    "previous": ("from here", -1.0), "current": ("from here", 0.0),
}  # fmt: skip


def ordinals(text: str) -> tuple[Number, ...]:
    """Every ordinal of a text, in order of place; "next" and "last" among them."""
    plain = [number for number in found_numbers(text) if number.kind == "ordinal"]
    relative = []
    for match in RELATIVE.finditer(text):
        kind, offset = OFFSETS[match.lastgroup or "last"]
        relative.append(Number(match.start(), match.end(), offset, offset, kind))
    inside = {place for number in relative for place in range(number.start, number.end)}
    apart = [number for number in plain if number.start not in inside]
    return tuple(sorted([*apart, *relative], key=lambda number: number.start))
