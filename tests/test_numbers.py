"""Numbers: every number expression with its value, whatever it counts. All texts are invented."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.numbers import numbers, ordinals, ranges


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("Page 192.", "192", 192),
        ("1,234,567 gulls", "1,234,567", 1234567),
        ("1 234 567 gulls", "1 234 567", 1234567),
        ("12,34,567 gulls", "12,34,567", 1234567),
        ("1.234,56 euros", "1.234,56", 1234.56),
        ("-4.5 of them", "-4.5", -4.5),
        ("minus five", "minus five", -5),
        (".25 of it", ".25", 0.25),
        ("1.3e6 grains", "1.3e6", 1.3e6),
        ("1.3x10^6 grains", "1.3x10^6", 1.3e6),
        ("2.3 million gulls", "2.3 million", 2.3e6),
        ("10k gulls", "10k", 10000),
        ("£10m for gulls", "10m", 1e7),
        ("3m new homes", "3m", 3e6),
        ("a pole of 3m", "3", 3),
        ("4 thousand 3 hundred and 21", "4 thousand 3 hundred and 21", 4321),
        ("two hundred and five", "two hundred and five", 205),
        ("two hundred and two thousand", "two hundred and two thousand", 202000),
        ("twenty-one trillion three hundred", "twenty-one trillion three hundred", 21e12 + 300),
        ("three lakh crore", "three lakh crore", 3e12),
        ("two point seventy-one", "two point seventy-one", 2.71),
        ("a dozen", "a dozen", 12),
        ("half a dozen", "half a dozen", 6),
        ("three dozen", "three dozen", 36),
        ("half a million", "half a million", 5e5),
        ("two thirds of a million", "two thirds of a million", 2e6 / 3),
        ("five and a half million", "five and a half million", 5.5e6),
        ("a million and a half", "a million and a half", 1.5e6),
        ("three quarters", "three quarters", 0.75),
        ("one-fifth", "one-fifth", 0.2),
        ("twenty one fifths", "twenty one fifths", 4.2),
        ("2 1/4 miles", "2 1/4", 2.25),
        ("½ a cup", "½", 0.5),
        ("one in twenty gulls", "one in twenty", 0.05),
        ("40 per cent", "40 per cent", 40),
        ("version two", "two", 2),
        ("F-16", "16", 16),
        ("USD115", "115", 115),
    ],
)
def test_a_number_has_its_value_and_all_of_its_words(text: str, written: str, value: float) -> None:
    """A number in digits, words or both is found as one passage with its value."""
    (found,) = numbers(text)
    assert text[found.start : found.end] == written
    assert found.low == found.high == pytest.approx(value)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("dozens of gulls", 12, 240), ("tens of thousands", 1e4, 2e5), ("several hundred", 200, 1000)],
)
def test_a_vague_number_has_bounds(text: str, low: float, high: float) -> None:
    """Dozens, hundreds and several thousand are read as the range that reports use them for."""
    (found,) = numbers(text)
    assert (found.low, found.high, found.kind) == (low, high, "vague")


@pytest.mark.parametrize("text", ["No one came.", "The one that sank.", "At 10:30 on 2.5.2014", "scp173m", "half-time"])
def test_what_is_no_number(text: str) -> None:
    """Pronouns, times, dates in digits, codes and compounds are no numbers."""
    assert numbers(text) == ()


def test_two_numbers_are_not_run_together() -> None:
    """Neighbours that make no number together are each found: two in one breath, six boats in three attacks."""
    values = [number.low for number in numbers("two, three and four sank, killing two in three attacks on 11 December")]
    assert values == [2, 3, 4, 2, 3, 11]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("the 21st boat", "ordinal", 21),
        ("the twenty-first boat", "ordinal", 21),
        ("the one hundred and second boat", "ordinal", 102),
        ("the last but one boat", "from end", -1),
        ("the next boat", "from here", 1),
    ],
)
def test_an_ordinal_says_from_where_it_counts(text: str, kind: str, value: float) -> None:
    """Ordinals count from the first, from the last, or from here, and are no plain numbers."""
    (found,) = ordinals(text)
    assert (found.kind, found.low) == (kind, value)
    assert numbers(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("between 20 and 30 boats", 20, 30),
        ("20–30 boats", 20, 30),
        ("5k-20k boats", 5000, 20000),
        ("between the tenth and the fifteenth", 10, 15),
        ("more than 40 boats", 40, math.inf),
        ("at least forty boats", 40, math.inf),
        ("40 boats or fewer than 50, 60 or more", 60, math.inf),
        ("up to 700 boats", -math.inf, 700),
        ("less than or equal to 30", -math.inf, 30),
        (">= 30", 30, math.inf),
        ("over 30 and under 40", 30, 40),
    ],
)
def test_a_range_has_both_bounds(text: str, low: float, high: float) -> None:
    """A range has the bounds that its words give; an unsaid one is infinite."""
    assert (low, high) in [(found.low, found.high) for found in ranges(text)]


PIECES = st.sampled_from(
    "12 2.5 1,200 two twenty hundred million a half quarter third thirds fifth and of - , % $ in out over".split()
    + "point dozen minus several few dozens hundreds to between at least more than".split()
    + "one last 1/4 ½ 10^6 lakh 21st no the m".split()
)


@given(st.lists(PIECES, max_size=30))
@settings(max_examples=200, deadline=None)
def test_numbers_stand_in_order_and_apart(pieces: list[str]) -> None:
    """Whatever the words, numbers are inside the text, in order, none over another, and low is never above high."""
    text = " ".join(pieces)
    for finder in (numbers, ordinals, ranges):
        end = 0
        for number in finder(text):
            assert end <= number.start < number.end <= len(text)
            assert number.low <= number.high
            end = number.end


@given(st.text(alphabet=st.characters(), max_size=200))
@settings(max_examples=80, deadline=None)
def test_any_text_is_read(text: str) -> None:
    """No text raises."""
    assert all(number.end <= len(text) for number in (*numbers(text), *ordinals(text)))


@pytest.mark.parametrize("piece", ["1", "a", "1,", "1.5", "-", "½", "$", "1/2", "a1"])
def test_a_long_text_without_a_space_takes_a_moment(piece: str) -> None:
    """A text of a quarter of a million characters without a space is read: the time grows with its length alone."""
    text = piece * (250_000 // len(piece))
    assert all(number.end <= len(text) for number in numbers(text))
