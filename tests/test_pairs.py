"""The pair scorer: what it says of two texts, and that nothing but they decides it."""

from __future__ import annotations

import pickle
from functools import cache

import numpy as np
import pytest

from crossread.language.pairs import ALIKE, CONTRARY, SAME_QUESTION, MiniPairs

CLAUSE = "The ferry struck a rock near Marrow on Tuesday, and 14 people were rescued."
NUMBER = "The ferry struck a rock near Marrow on Tuesday, and 19 people were rescued."
WORDED = "On Tuesday 14 people were rescued after the ferry hit a rock near Marrow."
DENIED = "The ferry did not strike a rock near Marrow on Tuesday."
ELSEWHERE = "The council will vote on the new school budget in the spring."
PAIRS = [(CLAUSE, NUMBER), (CLAUSE, WORDED), (CLAUSE, ELSEWHERE), (NUMBER, DENIED), ("Ferry sinks", "Two die")]


@cache
def scorer(threads: int = 2) -> MiniPairs:
    return MiniPairs(threads=threads)


def test_what_is_said_of_two_texts_does_not_depend_on_which_stands_first() -> None:
    """The scores of two texts are the same whichever stands first."""
    turned = [(right, left) for left, right in PAIRS]
    assert np.array_equal(scorer().score(PAIRS), scorer().score(turned))


def test_neighbours_decide_nothing() -> None:
    """A pair alone has the scores that it has among others, and comes back in its place."""
    together = scorer().score([*PAIRS, PAIRS[0]])
    alone = np.concatenate([scorer().score([pair]) for pair in [*PAIRS, PAIRS[0]]])
    assert np.array_equal(together, alone)


def test_threads_decide_nothing() -> None:
    """One thread and three give the same scores."""
    assert np.array_equal(scorer(1).score(PAIRS), scorer(3).score(PAIRS))


def test_a_copy_of_the_scorer_gives_the_same() -> None:
    """A scorer can be sent to another process and says the same there."""
    copied = pickle.loads(pickle.dumps(scorer()))
    assert copied == scorer()
    assert np.array_equal(copied.score(PAIRS[:1]), scorer().score(PAIRS[:1]))


def test_no_pairs() -> None:
    """Nothing to compare gives no rows."""
    assert scorer().score([]).shape == (0, 3)


@pytest.mark.parametrize("text", ["", " \n", CLAUSE])
def test_an_empty_text_is_like_nothing(text: str) -> None:
    """A pair with an empty text has three zeros."""
    assert scorer().score([(text, ""), ("\t", text)]).tolist() == [[0, 0, 0], [0, 0, 0]]


def test_a_text_says_what_it_says() -> None:
    """A text is alike to itself, answers its own question and does not contradict itself."""
    for text in (CLAUSE, WORDED, DENIED, ELSEWHERE):
        (row,) = scorer().score([(text, text)])
        assert row[ALIKE] > 0.9
        assert row[SAME_QUESTION] > 0.9
        assert row[CONTRARY] < 0.2


def test_another_number_is_contrary() -> None:
    """Two clauses that differ in a number alone answer one question and cannot both be right."""
    (row,) = scorer().score([(CLAUSE, NUMBER)])
    assert row[SAME_QUESTION] > 0.7
    assert row[CONTRARY] > 0.7


def test_other_words_are_not_contrary() -> None:
    """A clause in other words answers the same question and agrees."""
    (row,) = scorer().score([(CLAUSE, WORDED)])
    assert row[ALIKE] > 0.6
    assert row[SAME_QUESTION] > 0.5
    assert row[CONTRARY] < 0.5


def test_other_things_are_another_question() -> None:
    """Clauses about different things are neither alike, nor of one question, nor contrary."""
    (row,) = scorer().score([(CLAUSE, ELSEWHERE)])
    assert (row < 0.3).all()


def test_odd_signs_are_read() -> None:
    """Texts of signs that no word piece knows, or that are cut in the middle of a character, have scores."""
    rows = scorer().score([("\ud800 \U0001f600", "…"), ("a" * 100_000, "b c " * 20_000)])
    assert ((rows >= 0) & (rows <= 1)).all()
