"""What the comparison of two texts promises."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.render.difference import difference

TEXT = st.text("aB ,.\n“\"’'é5€%-", max_size=40) | st.text(max_size=20)


def marked(left: str, right: str) -> tuple[str, str]:
    """Both texts with brackets round what differs."""
    one, other = (
        "".join(f"[{piece.text}]" if piece.part == "differs" else piece.text for piece in side)
        for side in difference(left, right)
    )
    return one, other


@given(TEXT, TEXT)
@settings(max_examples=300, deadline=None)
def test_pieces_are_the_text(left: str, right: str) -> None:
    """Joined again the pieces of each side are its text, and no two next to each other are of one part."""
    for text, side in zip((left, right), difference(left, right), strict=True):
        assert "".join(piece.text for piece in side) == text
        assert all(piece.text and piece.part in ("same", "differs") for piece in side)
        assert all(one.part != other.part for one, other in pairwise(side))


@given(TEXT)
def test_a_text_differs_not_from_itself(text: str) -> None:
    """A text and itself in capitals have no word that differs."""
    assert not [piece for side in difference(text, text) for piece in side if piece.part == "differs"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("“Much too fast”, she said.", '"much too fast" she said'),
        ("The café’s owner", "THE CAFE's owner"),
        ("It sank; nobody drowned.", "it sank, nobody drowned"),
    ],
)
def test_looks_make_no_difference(left: str, right: str) -> None:
    """Case, accents, punctuation and the style of quotation marks do not count as different."""
    assert marked(left, right) == (left, right)


@pytest.mark.parametrize(
    ("left", "right", "shown"),
    [
        ("41 people were hurt", "56 people were hurt", ("[41] people were hurt", "[56] people were hurt")),
        ("a fine of $500", "a fine of €500", ("a fine of [$]500", "a fine of [€]500")),
        ("up 5% on the year", "up 5 on the year", ("up 5[%] on the year", "up 5 on the year")),
        (
            "The old grey boat sank at noon.",
            "The boat quickly sank at noon.",
            ("The [old grey] boat sank at noon.", "The boat [quickly] sank at noon."),
        ),
        ("all of it", "", ("[all of it]", "")),
    ],
)
def test_what_differs_is_marked(left: str, right: str, shown: tuple[str, str]) -> None:
    """Words that only one side has are marked on that side, neighbours together; so are signs that mean something."""
    assert marked(left, right) == shown


def test_long_texts_are_compared() -> None:
    """Two long texts are compared in a moment, be they alike, unlike, or one word over and over."""
    alike = " ".join(f"word{number}" for number in range(20_000))
    left, right = difference(alike, alike.replace("word777 ", "other "))
    assert [piece.text for piece in left if piece.part == "differs"] == ["word777"]
    assert [piece.text for piece in right if piece.part == "differs"] == ["other"]
    assert difference("a " * 20_000, "a " * 15_000 + "b")
    assert difference("ab " * 5_000, "b a " * 5_000)
    assert difference("x" * 1_000_000, "y" * 1_000_000)
