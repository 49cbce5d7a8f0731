"""What a token is: every character accounted for, and the cases that news is full of."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.words import words

TRICKY = "aU.S’'-1,2: é٣\u200f\n"
TEXTS = st.text(alphabet=st.characters(), max_size=200) | st.text(alphabet=TRICKY, max_size=80)


def texts(sentence: str) -> list[str]:
    """The tokens as plain strings."""
    return [word.text for word in words(sentence)]


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 1000))
def test_nothing_but_white_space_lies_outside_tokens(text: str, offset: int) -> None:
    """Every character that is not white space belongs to exactly one token, at the place the token states."""
    rest = list(text)
    last = 0
    for word in words(text, offset):
        start, end = word.start - offset, word.end - offset
        assert last <= start < end
        assert text[start:end] == word.text
        rest[start:end] = " " * (end - start)
        last = end
    assert "".join(rest).strip() == ""


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the harbour’s edge", ["the", "harbour", "’s", "edge"]),
        ("Tilda's dog isn't here", ["Tilda", "'s", "dog", "isn't", "here"]),
        ("the sailors’ union", ["the", "sailors", "’", "union"]),
        ("a U.S. ship at 7 p.m.", ["a", "U.S.", "ship", "at", "7", "p.m."]),
        ("1,200 of 3.5 at 10:30", ["1,200", "of", "3.5", "at", "10:30"]),
        ("at 7.40pm for $2.5bn", ["at", "7.40pm", "for", "$", "2.5bn"]),
        ("on the 4th, 40pm", ["on", "the", "4th", ",", "40pm"]),
        ("business-like O’Hara", ["business-like", "O’Hara"]),
        ("“So,” he said…", ["“", "So", ",", "”", "he", "said", "…"]),
        ("", []),
    ],
)
def test_words_as_newsrooms_write_them(sentence: str, expected: list[str]) -> None:
    """Possessives stand apart; abbreviations, numbers, clock times and hyphenated words stay whole."""
    assert texts(sentence) == expected


def test_keys_forget_case_accents_and_curly_apostrophes() -> None:
    """Two spellings that differ in case, accents or the form of the apostrophe have one key."""
    left = [word.key for word in words("CAFÉ Zoë isn’t")]
    right = [word.key for word in words("cafe zoe isn't")]
    assert left == right == ["cafe", "zoe", "isn't"]


def test_punctuation_has_no_key() -> None:
    """A mark of punctuation never takes part in a comparison of words."""
    assert [word.key for word in words("“Yes” – 5!")] == ["", "yes", "", "", "5", ""]


@pytest.mark.parametrize("piece", ["a", "'", "1,", ".", "U.", "x-", "\ud800", "\u200f", "语"])
def test_a_million_characters_without_a_space_are_survived(piece: str) -> None:
    """A text of one endless word costs time in proportion to its length."""
    text = piece * (1_000_000 // len(piece) // 4)
    assert sum(word.end - word.start for word in words(text)) == len(text)
