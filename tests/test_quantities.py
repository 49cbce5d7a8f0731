"""Quantities: numbers with what they count, and when two disagree. All texts are invented."""

from __future__ import annotations

import math
from itertools import pairwise, starmap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.quantities import comparable, disagree, quantities, singular
from crossread.language.sentences import sentences
from crossread.records import Quantity, Report


def quantities_in(text: str) -> list[Quantity]:
    report = Report("r0", "", "", None, None, None, "en", text)
    return [quantity for sentence in sentences(text) for quantity in quantities(report, sentence)]


def one(text: str) -> Quantity:
    (found,) = quantities_in(text)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "modifier", "thing", "passage"),
    [
        ("It lasted two hours.", 2, 2, "hour", "", "", "two hours"),
        ("It took nearly six hours of work.", 6, 6, "hour", "nearly", "work", "nearly six hours"),
        ("They saw over 150 gulls.", 150, math.inf, "gull", "over", "", "over 150 gulls"),
        ("It cost $3.5 million.", 3.5e6, 3.5e6, "USD", "", "", "$3.5 million"),
        (
            "It holds approximately 20% of the Orle district.",
            20,
            20,
            "percent",
            "about",
            "orle district",
            "approximately 20%",
        ),
        ("It holds one-fifth of the lake.", 20, 20, "percent", "", "lake", "one-fifth"),
        ("Tens of thousands of people came.", 1e4, 2e5, "person", "", "", "Tens of thousands of people"),
        ("It needs 10 to 12 crew members.", 10, 12, "member", "", "crew", "10 to 12 crew members"),
        ("It took 90 minutes.", 90, 90, "minute", "", "", "90 minutes"),
        ("There were five dead.", 5, 5, "dead", "", "", "five dead"),
        ("It took two and a half hours.", 2.5, 2.5, "hour", "", "", "two and a half hours"),
        ("It took half an hour.", 0.5, 0.5, "hour", "", "", "half an hour"),
        ("Up to 1,200 homes burned.", 0, 1200, "home", "at most", "", "Up to 1,200 homes"),
        ("At least three ferries sank.", 3, math.inf, "ferry", "at least", "", "At least three ferries"),
        ("Rovers won 3-1.", 1, 3, "score", "", "", "3-1"),
        ("The 6.2-magnitude quake came.", 6.2, 6.2, "magnitude", "", "", "6.2-magnitude"),
        ("A 42-year-old teacher fell.", 42, 42, "year", "", "age teacher", "42-year-old"),
        ("It was two hundred and five metres long.", 205, 205, "metre", "", "", "two hundred and five metres"),
    ],
)
def test_quantities(text: str, low: float, high: float, unit: str, modifier: str, thing: str, passage: str) -> None:
    """A number comes with its bounds, unit, modifier and thing, and the passage has all of its words."""
    found = one(text)
    assert (found.low, found.high) == (low, high)
    assert (found.unit, found.modifier, found.thing, found.passage.text) == (unit, modifier, thing, passage)


@pytest.mark.parametrize(
    "text",
    [
        "It sank in 2014.",
        "It sank on 5 May.",
        "It sank on May 5.",
        "It sank at 10:30.",
        "It sank at 5 pm.",
        "She came first and he came 4th.",
        "They boarded Flight 12.",
        "See page 3.",
        "No one came.",
        "It sank two months ago.",
        "It was a two-way street.",
        "One can see that.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    """Years, dates, times, ordinals, numbers of names and pronouns are no quantities."""
    assert quantities_in(text) == []


@pytest.mark.parametrize(
    ("left", "right", "differ"),
    [
        ("about two hours", "two hours", False),
        ("nearly six hours", "six hours", False),
        ("90 minutes", "an hour and then two hours", True),
        ("two hours", "three hours", True),
        ("120 minutes", "two hours", False),
        ("over 150 gulls", "140 gulls", True),
        ("over 150 gulls", "200 gulls", False),
        ("at least three ferries", "two ferries", True),
        ("400 people", "396 people", False),
        ("20 people", "18 people", True),
        ("10 to 12 people", "11 people", False),
    ],
)
def test_disagreement(left: str, right: str, differ: bool) -> None:
    """Quantities disagree only where no reading of modifiers, rounding and units lets both be right."""
    one_side, other_side = quantities_in(left)[0], quantities_in(right)[-1]
    assert comparable(one_side, other_side)
    assert disagree(one_side, other_side) is differ
    assert disagree(other_side, one_side) is differ


def test_different_measures_are_not_compared() -> None:
    """A fifth of one thing is not set against a fifth of another, nor hours against gulls."""
    assert not comparable(one("20% of the Orle district"), one("one-fifth of the lake"))
    assert not comparable(one("two hours"), one("two gulls"))


def test_scores_disagree_unless_equal() -> None:
    """Two scores of a match are never rounded into agreement."""
    assert disagree(one("They won 3-1."), one("They won 2-1."))
    assert not disagree(one("They won 3-1."), one("They won 3-1."))


@pytest.mark.parametrize(
    ("plural", "expected"),
    [("ferries", "ferry"), ("children", "child"), ("boxes", "box"), ("crisis", "crisis"), ("glass", "glass")],
)
def test_singular(plural: str, expected: str) -> None:
    """Units are folded to the singular."""
    assert singular(plural) == expected


PIECES = st.sampled_from(
    "over 12 two to - million half a of the gulls hours $ % and".split()
    + "3-1 one-fifth dozens 2014 , . at least hundred 10:30 and a half".split()
)


@given(st.lists(PIECES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_places_and_bounds_hold(pieces: list[str]) -> None:
    """Whatever the words, quantities are where they say, in order, and never end below where they begin."""
    text = " ".join(pieces)
    found = quantities_in(text)
    for quantity in found:
        assert text[quantity.passage.start : quantity.passage.end] == quantity.passage.text
        assert quantity.low <= quantity.high
        assert not disagree(quantity, quantity)
    assert all(starmap(lambda a, b: a.passage.start <= b.passage.start, pairwise(found)))


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    """No text raises."""
    assert all(quantity.passage.text in text for quantity in quantities_in(text))
