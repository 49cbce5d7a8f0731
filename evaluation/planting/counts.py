"""Another number of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from crossread.language.inflection import singular
from crossread.language.lexicon import lexicon
from evaluation.planting.clause import Edited, named, own, replaced
from evaluation.rewriting.figures import in_words
from evaluation.rewriting.grammar import Tree

DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,4})?")
SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6}
BOUNDS = frozenset("least most more less over under fewer up nearly almost exceeding between from within than".split())
"""Words before a number that leave room for another; a number may be bounded from further off than the next word."""
NUMBERED = frozenset("no. no number flight chapter highway route section article page".split())
CLOCK = frozenset("am pm a.m. p.m. a.m p.m o'clock gmt".split())
PAIRS = frozenset("both pair twins couple twin either".split())
SMALL, FEW = 12, 2
FACTORS = (0.4, 0.5, 0.6, 1.5, 1.8, 2.2, 3.0)
"""Far enough from one that no rounding makes the two numbers one."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number in a sentence."""

    at: int
    value: float
    unit: str


@cache
def _words() -> dict[str, int]:
    return {in_words(number): number for number in range(2, 100)}


@cache
def _months() -> frozenset[str]:
    """Months, and their abbreviations without the point."""
    return frozenset(line.split()[0] for line in lexicon("months"))


def counts(tree: Tree) -> Iterator[Count]:
    """The numbers of a sentence that count or measure something: no dates, times of day, ages, or parts of names."""
    for at, token in enumerate(tree.tokens):
        value = _value(tree.key(at))
        if token.pos == "NUM" and value is not None and not _other_use(tree, at, value):
            unit = _unit(tree, at)
            if unit:
                yield Count(at, value * SCALES.get(tree.key(at + 1), 1), unit)


def _value(key: str) -> float | None:
    if DIGITS.fullmatch(key):
        return float(key.replace(",", ""))
    return _words().get(key)


def _other_use(tree: Tree, at: int, value: float) -> bool:
    before, after = tree.key(at - 1), tree.key(at + 1)
    head = tree.tokens[at].head
    year = value == int(value) and 1000 <= value <= 2100 and "," not in tree.word(at)
    year = year and (head <= at or tree.tokens[head].tag != "NNS")
    dated = bool({before.rstrip("."), after.rstrip(".")} & _months()) or after in CLOCK or before in NUMBERED
    aged = "old" in (tree.key(at + 2), tree.key(at + 4)) or before in ("aged", "age")
    joined = before in ("-", "–", "/", ",") or (
        after in ("-", "–", "/", "to") and tree.tokens[min(at + 2, len(tree.tokens) - 1)].pos == "NUM"
    )
    tens = after in ("-", "–") and tree.key(at + 2) in _words()
    return year or dated or aged or joined or tens or named(tree, at) is not None


def _unit(tree: Tree, at: int) -> str:
    """What a number counts; nothing where it stands behind its noun, as a name does."""
    token = tree.tokens[at]
    if "magnitude" in (tree.key(at - 1), tree.key(at - 2), tree.key(at + 2)):
        return "magnitude"
    if tree.key(at - 1) in ("$", "£", "€"):
        return tree.key(at - 1)
    if tree.key(at + 1) in ("%", "percent", "per"):
        return "%"
    head = token.head
    if token.relation == "compound" and tree.tokens[head].pos == "NUM":
        head = tree.tokens[head].head
    counted = token.relation in ("nummod", "compound") and head > at and tree.tokens[head].pos in ("NOUN", "ADJ", "SYM")
    if not counted or named(tree, head) is not None:
        return ""
    if tree.key(at + 1) in ("-", "–"):
        head = at + 2
    lemma = singular(tree.key(head))
    return "person" if lemma in lexicon("people_nouns") or tree.key(head) in lexicon("people_nouns") else lemma


def quantity(tree: Tree, other: Tree, chance: Random) -> Edited | None:
    """Another number, where the other sentence has the same number of the same."""
    if any(tree.key(at) in PAIRS for at in range(len(tree.tokens))):
        return None
    clause, theirs = own(tree), list(counts(other))
    found = [
        one
        for one in counts(tree)
        if one.at in clause
        and not _bounded(tree, one.at)
        and any(one.value == two.value and one.unit == two.unit and not _bounded(other, two.at) for two in theirs)
    ]
    if not found:
        return None
    one = chance.choice(found)
    value = _value(tree.key(one.at)) or 0.0
    new = _another(value, one.unit, {two.value for two in theirs} | {two.value for two in counts(tree)}, chance)
    return replaced(tree, one.at, one.at, _written(new, tree.word(one.at)), "quantity", "number") if new else None


def _bounded(tree: Tree, at: int) -> bool:
    return bool(BOUNDS & {tree.key(one) for one in range(max(0, at - 3), at)})


def _another(value: float, unit: str, taken: set[float], chance: Random) -> float | None:
    """A number that is not the other's rounding, nor another number of the two sentences."""
    digits = len(str(value).partition(".")[2])
    if value != int(value) and value > SMALL:
        options = [round(value * factor, digits) for factor in FACTORS]
    elif value != int(value):
        options = [round(value + step, digits) for step in (-2.3, -1.4, -0.9, 0.8, 1.3, 2.1)]
    elif value <= SMALL:
        options = [float(one) for one in range(FEW, SMALL + 4) if abs(one - value) >= max(2, 0.3 * value)]
    else:
        options = [_like(value * factor, value) for factor in FACTORS]
    most = 100 if unit == "%" else 10 if unit == "magnitude" else float("inf")
    options = [one for one in options if FEW <= one < most or (value != int(value) and 0 < one < most)]
    options = [one for one in options if one not in taken and abs(one - value) >= min(2.0, 0.1 * value)]
    return chance.choice(options) if options else None


def _like(new: float, value: float) -> float:
    """A number rounded as the first one is, to two figures at least."""
    shown = str(int(value)).rstrip("0")
    digits = max(2, len(shown)) if len(shown) > 1 else 1
    places = len(str(int(new))) - digits
    return float(round(new / 10**places) * 10**places) if places > 0 else float(round(new))


def _written(value: float, as_was: str) -> str:
    """A number in the form of another: in words, with commas, with decimals."""
    if not as_was[0].isdigit() and value < 100:
        words = in_words(int(value))
        return words.capitalize() if as_was[0].isupper() else words
    if value != int(value):
        return str(value)
    return f"{int(value):,}" if "," in as_was or value >= 10_000 else str(int(value))
