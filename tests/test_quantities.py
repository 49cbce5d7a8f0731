"""Quantities: numbers with what they count, and when two disagree. All texts are invented."""

from __future__ import annotations

import math
from itertools import pairwise, starmap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.quantities import comparable, disagree, quantities, singular
from crossread.language.sentences import sentences
from crossread.parsed import Quantity
from crossread.records import Report


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
        ("It cost $2.5bn.", 2.5e9, 2.5e9, "USD", "", "", "$2.5bn"),
        ("It cost €30m.", 3e7, 3e7, "EUR", "", "", "€30m"),
        ("It cost 3 million dollars.", 3e6, 3e6, "USD", "", "", "3 million dollars"),
        ("It cost 10,000 Swiss francs.", 10000, 10000, "CHF", "", "", "10,000 Swiss francs"),
        ("The fine was Rs500.", 500, 500, "INR", "", "", "Rs500"),
        ("It cost $60-70 million.", 6e7, 7e7, "USD", "", "", "$60-70 million"),
        ("It cost thirteen dollars and forty cents.", 13.4, 13.4, "USD", "", "", "thirteen dollars and forty cents"),
        ("Sales were $80 a barrel.", 80, 80, "USD per barrel", "", "", "$80 a barrel"),
        ("A 2,000-pound bell fell.", 2000, 2000, "pound", "", "", "2,000-pound"),
        ("It cost 2,000 pounds in cash.", 2000, 2000, "GBP", "", "cash", "2,000 pounds"),
        ("They pump 500 barrels a day.", 500, 500, "barrel per day", "", "", "500 barrels a day"),
        ("Winds of 120 km/h blew.", 120, 120, "kph", "", "", "120 km/h"),
        ("It covers 40 square kilometres.", 40, 40, "square kilometre", "", "", "40 square kilometres"),
        ("She is 5ft 6in tall.", 5.5, 5.5, "foot", "", "", "5ft 6in"),
        ("It took two hours and 30 minutes.", 2.5, 2.5, "hour", "", "", "two hours and 30 minutes"),
        ("It took three quarters of an hour.", 0.75, 0.75, "hour", "", "", "three quarters of an hour"),
        ("It was 30 degrees Celsius.", 30, 30, "celsius", "", "", "30 degrees Celsius"),
        ("A pole of 3m stood there.", 3, 3, "metre", "", "", "3m"),
        ("They sold 3m ferries.", 3e6, 3e6, "ferry", "", "", "3m ferries"),
        ("More than half of the gulls left.", 50, math.inf, "percent", "over", "gulls", "More than half"),
        ("Half the village burned.", 50, 50, "percent", "", "village", "Half"),
        ("One in five gulls left.", 20, 20, "percent", "", "gull", "One in five gulls"),
        ("It fell by 2.5 percentage points.", 2.5, 2.5, "percentage point", "", "", "2.5 percentage points"),
        ("Between 10 and 12 boats sank.", 10, 12, "boat", "", "", "Between 10 and 12 boats"),
        ("Four or five boats sank.", 4, 5, "boat", "", "", "Four or five boats"),
        ("It was a two-day session.", 2, 2, "day", "", "session", "two-day"),
        ("It was a four-year-old war.", 4, 4, "year", "", "age war", "four-year-old"),
        ("He died at 75.", 75, 75, "year", "", "age", "75"),
        ("She turned 17 on Friday.", 17, 17, "year", "", "age", "17"),
        ("Two of the boats sank.", 2, 2, "boat", "", "", "Two"),
        ("They held 10 US citizens.", 10, 10, "citizen", "", "us", "10 US citizens"),
        (
            "They sent 42 passenger and cargo flights.",
            42,
            42,
            "flight",
            "",
            "passenger cargo",
            "42 passenger and cargo flights",
        ),
        ("Three other boats sank.", 3, 3, "boat", "", "", "Three other boats"),
        ("It killed twenty Israelis.", 20, 20, "israeli", "", "", "twenty Israelis"),
        ("Another 16 were hurt.", 16, 16, "person", "", "", "16"),
        ("The death toll rose to 47.", 47, 47, "person", "", "", "47"),
        ("They voted 220-211.", 211, 220, "score", "", "", "220-211"),
        ("He warned about two boats.", 2, 2, "boat", "", "", "two boats"),
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
        "At one point it sank.",
        "One day it will sink.",
        "She is one of the best.",
        "It was a one-on-one meeting.",
        "He flew a Boeing 777-200.",
        "Call 0207 946 0018.",
        "The first half was dull.",
        "It sank in '74.",
        "The COP 26 talks ended.",
        "It sank on May 26-27.",
        "Posted 15m ago",
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
        ("5 ft 6 in", "66 inches", False),
        ("$2 million", "$3 million", True),
        ("one or two years", "two years", False),
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


def test_casualties_are_counted_apart() -> None:
    """Two bare numbers after two verbs of harm are two numbers of people."""
    found = quantities_in("A blast tore through the mill, killing 12 and injuring dozens.")
    assert [(each.passage.text, each.low, each.unit) for each in found] == [
        ("12", 12, "person"),
        ("dozens", 12, "person"),
    ]


def test_some_of_a_number_are_of_its_kind() -> None:
    """Two of five miners are miners, and so are the five."""
    found = quantities_in("Two of the five miners walked out.")
    assert [(each.low, each.unit) for each in found] == [(2, "miner"), (5, "miner")]


def test_an_age_is_compared_with_ages_only() -> None:
    """The age of a teacher is set neither against years of work nor against the age of another."""
    teacher = one("A 42-year-old teacher fell.")
    assert not comparable(teacher, one("It took three years."))
    assert not comparable(teacher, one("A 50-year-old baker fell."))
    assert comparable(teacher, one("A 43-year-old teacher fell."))


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
