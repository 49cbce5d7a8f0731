"""When two quantities measure the same, and when they disagree."""

from __future__ import annotations

import math

from crossread.language.quantities.draft import is_money
from crossread.language.quantities.measures import units
from crossread.parsed import Quantity

ROUGH = 0.15
""""About" allows this share either way: "about two hours" for 1.75, not for three."""
NEARLY = 0.15
""""Nearly six" may be as little as this share less."""
FINEST_ROUNDED = 100.0
"""From here on zeros at the end of an exact number count as rounding: 400 for 396, but never 20 for 18."""
MOST_ROUNDED = 0.05
"""No rounding is read as more than this share of the number."""


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities measure the same: one measure, and things that share a word or are both unsaid.

    For measures such as hours or kilometres an unsaid thing goes with any: "six hours of talks", "six hours". An age
    is compared with ages only.
    """
    if _measure(left.unit) != _measure(right.unit) or not left.unit:
        return False
    things = [frozenset(quantity.thing.split()) for quantity in (left, right)]
    if ("age" in things[0]) != ("age" in things[1]):
        return False
    one, other = (thing - {"age"} for thing in things)
    if one & other or not (one or other):
        return True
    unit = units().get(left.unit)
    known = is_money(left.unit) or (unit is not None and unit.measure != "percent")
    return known and not (one and other)


def _measure(unit: str) -> str:
    known = units().get(unit)
    return known.measure if known else unit


def disagree(left: Quantity, right: Quantity) -> bool:
    """Whether two comparable quantities cannot both be right, after modifiers, rounding and conversion of units."""
    if left.unit == right.unit == "score":
        return (left.low, left.high) != (right.low, right.high)
    low, high = bounds(left)
    other_low, other_high = bounds(right)
    return low > other_high or other_low > high


def bounds(quantity: Quantity) -> tuple[float, float]:
    """The smallest and largest value the quantity can mean, in the base unit of its measure."""
    known = units().get(quantity.unit)
    size = known.size if known else 1.0
    low, high = quantity.low, quantity.high
    if quantity.modifier == "about":
        low, high = low - abs(low) * ROUGH, high + abs(high) * ROUGH
    elif quantity.modifier == "nearly":
        low -= abs(low) * NEARLY
    if not quantity.modifier:
        low, high = low - _rounding(low), high + _rounding(high)
    return round(low * size, 9), high if math.isinf(high) else round(high * size, 9)


def _rounding(value: float) -> float:
    """Half of the last place that is not a zero, for large round numbers."""
    if abs(value) < FINEST_ROUNDED or not math.isfinite(value):
        return 0.0
    digits = f"{abs(value):.0f}"
    zeros = len(digits) - len(digits.rstrip("0"))
    return float(min(0.5 * 10.0**zeros, abs(value) * MOST_ROUNDED)) if zeros else 0.0
