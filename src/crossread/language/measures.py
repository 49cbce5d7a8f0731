"""Units of measure, and when two quantities disagree."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.records import Quantity

IRREGULAR = {line.split()[0]: line.split()[1] for line in sorted(lexicon("irregular_plurals"))}
"""Plurals that no rule gives, with their singulars."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measure: its name, what it measures, and its size in the base unit of that."""

    name: str
    measure: str
    size: float


@cache
def units() -> dict[str, Unit]:
    """Units of measure by each of their spellings."""
    found = {}
    for line in sorted(lexicon("units")):
        name, measure, size, *spellings = line.split()
        unit = Unit(name, measure, float(size))
        found.update(dict.fromkeys([name, *spellings], unit))
    return found


def singular(word: str) -> str:
    """The singular of a folded noun, by rules that are right for most English plurals."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "ics")) and len(word) > 2:
        return word[:-1]
    return word


def comparable(left: Quantity, right: Quantity) -> bool:
    """Whether two quantities measure the same: one measure, and things that share a word or are both unsaid.

    For measures such as hours or kilometres an unsaid thing goes with any: "six hours of talks", "six hours".
    """
    if _measure(left.unit) != _measure(right.unit) or not left.unit:
        return False
    things = [frozenset(quantity.thing.split()) for quantity in (left, right)]
    if things[0] & things[1] or not (things[0] or things[1]):
        return True
    unit = units().get(left.unit)
    return not (things[0] and things[1]) and unit is not None and unit.measure != "percent"


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


ROUGH = 0.15
""""About" allows this share either way: "about two hours" for 1.75, not for three."""
NEARLY = 0.15
""""Nearly six" may be as little as this share less."""
FINEST_ROUNDED = 100.0
"""From here on zeros at the end of an exact number count as rounding: 400 for 396, but never 20 for 18."""
MOST_ROUNDED = 0.05
"""No rounding is read as more than this share of the number."""


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
