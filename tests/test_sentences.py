"""Where sentences end: places that hold, and the full stops that end nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.sentences import boundary_f1, paragraphs
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.sentences import sentences

DATA = Path(__file__).parents[2] / "shared" / "data"
TRICKY = "aU. ?!”\"'1\n…é\u200f"
TEXTS = st.text(alphabet=st.characters(), max_size=200) | st.text(alphabet=TRICKY, max_size=120)


def texts(paragraph: str) -> list[str]:
    """The sentences as plain strings."""
    return [sentence.text for sentence in sentences(paragraph)]


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sentences_are_where_they_say(text: str) -> None:
    """A sentence is exactly the characters at its place, in order, and only white space lies between two."""
    last = 0
    for sentence in sentences(text):
        assert sentence.text == text[sentence.start : sentence.end]
        assert text[last : sentence.start].strip() == ""
        assert "\n" not in sentence.text
        assert all(word.text == text[word.start : word.end] for word in sentence.words)
        last = sentence.end
    assert text[last:].strip() == ""


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_a_paragraph_is_split_the_same_in_any_company(left: str, right: str) -> None:
    """What stands in one paragraph never changes how another is split."""
    assert texts(left + "\n" + right) == texts(left) + texts(right)


@pytest.mark.parametrize(
    "whole",
    [
        "Dr. Ilse Varn met Mr. Okello on Monday.",
        "The pilot, J. R. Tarn, was unhurt.",
        "The U.S. Navy and the U.N. Security Council were told.",
        "They sailed at 7 p.m. Tuesday from Pier No. 4.",
        "“Who was at the wheel?” the inspector asked.",
        "“Who was at the wheel?” Ilse Varn asked.",
        "He called it “a disgrace.” and sat down.",
        "The crew of St. Arno waited … and waited.",
        "Prices rose 3.5 percent, i.e. Two crowns a loaf.",
        "Brask Lines Inc. Chairman Odo Lenz resigned.",
    ],
)
def test_a_point_inside_a_sentence_ends_nothing(whole: str) -> None:
    """Titles, initials, abbreviations, numbers and quotes in mid-sentence do not break a sentence."""
    assert texts(whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("He never returned to the U.S.", "The company closed."),
        ("It ended at 7 p.m.", "Police left soon after."),
        ("They sold ropes, sails, etc.", "However, nobody bought them."),
        ("She works for Brask Lines Inc.", "It owns nine ships."),
        ("He said no.", "She said yes."),
        ("“We are done.”", "She left the room."),
        ("Is it over?", "Nobody knows."),
        ("It rained!", "“Again,” said Ilse Varn."),
        ("He waited…", "Then he left."),
        ("Nobody knows why (yet).", "The board will report."),
    ],
)
def test_two_sentences_are_two(first: str, second: str) -> None:
    """A full stop, question mark or ellipsis before a new sentence ends the old one, abbreviation or not."""
    assert texts(f"{first} {second}") == [first, second]


def test_paragraphs_are_counted_without_the_empty_ones() -> None:
    """Each sentence knows its paragraph, counted from 0, blank lines left out."""
    found = sentences("One. Two.\n\n  \nThree.")
    seen = [(sentence.text, sentence.paragraph) for sentence in found]
    assert seen == [("One.", 0), ("Two.", 0), ("Three.", 1)]


@pytest.mark.parametrize("piece", [".", " ", "a", '."', "U.", ". ", "\n", "\ud800"])
def test_endless_input_is_survived(piece: str) -> None:
    """A hundred thousand repeated marks, spaces or letters cost time in proportion to their number."""
    text = piece * (100_000 // len(piece))
    assert sum(len(sentence.text.strip()) for sentence in sentences(text)) <= len(text)


@pytest.mark.shared
@pytest.mark.skipif(not (DATA / "gum").is_dir(), reason="the labelled data are not beside the project")
def test_news_is_split_as_readers_split_it() -> None:
    """On the news texts of a treebank, nineteen boundaries of twenty are where its annotators put them."""
    news = sorted((DATA / "gum" / "dep").glob("GUM_news_*.conllu"))
    assert boundary_f1([pair for path in news for pair in paragraphs(path)]) >= 0.95
