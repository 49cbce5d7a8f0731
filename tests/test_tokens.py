"""Tokens: what grammar is told by, with its place in the original."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.tokens import tokens


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They don't know.", "They do n't know ."),
        ("They don’t know the mayor’s name.", "They do n’t know the mayor ’s name ."),
        ("It cannot be.", "It can not be ."),
        ("A well-known co-operative", "A well - known co-operative"),
        ("Gen. J. R. Roe left the U.S. at 7 p.m. on 3/4/2031.", "Gen. J. R. Roe left the U.S. at 7 p.m. on 3/4/2031 ."),
        ("It cost $2,500.50 (or 3.5%)...", "It cost $ 2,500.50 ( or 3.5 % ) ..."),
        ('"Go," she said—"now!"', '" Go , " she said — " now ! "'),
        ("See www.example.org/a, or desk@example.org.", "See www.example.org/a , or desk@example.org ."),
        ("AT&T and O'Brien's 1990s", "AT&T and O'Brien 's 1990s"),
    ],
)  # fmt: skip
def test_tokens_are_parted_as_in_treebanks(text: str, wanted: str) -> None:
    """Clitics, hyphens, marks and abbreviations are parted the way Universal Dependencies parts them."""
    assert " ".join(text[start:end] for start, end in tokens(text)) == wanted


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_only_white_space_lies_between_tokens(text: str) -> None:
    """Whatever the text, tokens are in order, never overlap, are never empty, and leave out nothing but white space."""
    position = 0
    for start, end in tokens(text):
        assert position <= start < end
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize("unit", ["a", "1", ".", "-", "'", "x.", "a-", "1.", "/", "@", "www.", "\u200b", "é"])
def test_long_texts_without_a_space_take_seconds(unit: str) -> None:
    """A text of 200,000 characters without a space is parted within seconds, none of its tokens longer than 400."""
    text = unit * (200_000 // len(unit))
    began = time.perf_counter()
    found = tokens(text)
    assert time.perf_counter() - began < 20
    assert max(end - start for start, end in found) <= 400 + 1
